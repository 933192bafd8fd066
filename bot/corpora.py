"""The library that the settings describe."""

import os
from collections.abc import Callable
from pathlib import Path

from bot.settings import Settings, without_login
from corpus.database.private_files import GROUP_AND_OTHERS, kept_from
from corpus.errors import SettingError
from corpus.library import Library
from corpus.meaning.model import Model
from corpus.search.bm25.memory_index import MemoryIndex
from corpus.search.index import OpenEngine

MODELS_FOLDER = "models"


def open_library(settings: Settings) -> Library:
    """Open the corpus; raises SettingError, DataFolderUnusable and the errors of a store.

    What this process and its children write from then on is for its owner alone.
    """
    os.umask(os.umask(GROUP_AND_OTHERS) | kept_from(settings.data_dir))
    engine = engine_opener(settings)
    return Library.open(settings.data_dir, settings.database_url, model_source(settings), engine)


def engine_opener(settings: Settings) -> OpenEngine:
    """What opens the engine that searches: in memory without SEARCH_URL; raises SettingError with one."""
    if settings.search_url:
        expected = Settings.model_fields["search_url"].description or ""
        raise SettingError("SEARCH_URL", without_login(settings.search_url), expected)
    return MemoryIndex.open


def model_source(settings: Settings) -> Callable[[], Model] | None:
    """What opens the model of meaning when it is needed; None when words shall find alone."""
    if settings.embeddings_url == "off":
        return None
    if settings.embeddings_url:
        return lambda: _endpoint(settings)
    if settings.embeddings_model:
        return lambda: _folder(Path(settings.embeddings_model))
    return lambda: _bundled(settings.data_dir / MODELS_FOLDER)


# Each is imported when it is opened: most commands need none of them, and no command more than one.


def _endpoint(settings: Settings) -> Model:
    from corpus.meaning.endpoint import EndpointModel

    key = settings.embeddings_key.get_secret_value() if settings.embeddings_key else ""
    return EndpointModel(settings.embeddings_url, settings.embeddings_model, key)


def _folder(folder: Path) -> Model:
    from corpus.meaning.model_folder import FolderModel

    return FolderModel(folder)


def _bundled(models: Path) -> Model:
    from corpus.meaning.bundled.bundled_model import open_bundled

    return open_bundled(models)
