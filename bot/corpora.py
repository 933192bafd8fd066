"""The library that the settings describe."""

from collections.abc import Callable
from pathlib import Path

from bot.settings import Settings
from corpus.library import Library
from corpus.meaning.model import Model

MODELS_FOLDER = "models"


def open_library(settings: Settings) -> Library:
    """Open the corpus; raises DataFolderUnusable, StoreDamaged, StoreTooNew, StoreUnavailable."""
    return Library.open(settings.data_dir, settings.database_url, model_source(settings))


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
