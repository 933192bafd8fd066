"""Files, up and down."""

from typing import Any, NamedTuple

from ..checks.arguments import required
from ..checks.text import checked_caption
from ..errors import Violation, refused, violation
from ..state import State
from .sending import send

_DOWNLOAD_MOST = 20 << 20
_UPLOAD_MOST = 50 << 20


class Upload(NamedTuple):
    """A file that came in a multipart request."""

    name: str
    data: bytes
    type: str


def send_document(state: State, arguments: dict[str, Any]) -> dict[str, Any]:
    """Send a file, uploaded or known by its file_id."""
    return send(state, arguments, {"document": _file(state, arguments, "document")} | _caption(arguments))


def send_photo(state: State, arguments: dict[str, Any]) -> dict[str, Any]:
    """Send a photo, uploaded or known by its file_id."""
    photo = _file(state, arguments, "photo") | {"width": 640, "height": 480}
    return send(
        state,
        arguments,
        {"photo": [{k: v for k, v in photo.items() if k not in ("file_name", "mime_type")}]}
        | _caption(arguments),
    )


def get_file(state: State, arguments: dict[str, Any]) -> dict[str, Any]:
    """Where a file can be downloaded, if it is not too big for bots."""
    identifier = required(arguments, "file_id")
    if identifier not in state.files:
        raise violation("wrong file_id or the file is temporarily unavailable")
    size = state.sizes[identifier]
    if size > _DOWNLOAD_MOST:
        raise refused("file is too big")
    path, _ = state.files[identifier]
    unique = identifier.replace("file", "unique")
    return {"file_id": identifier, "file_unique_id": unique, "file_size": size, "file_path": path}


def _file(state: State, arguments: dict[str, Any], kind: str) -> dict[str, Any]:
    given = required(arguments, kind)
    if isinstance(given, Upload):
        if len(given.data) > _UPLOAD_MOST:
            raise Violation(413, "Request Entity Too Large")
        if not given.data:
            raise violation("file must be non-empty")
        saved = state.save_file(given.name, given.data)
        return saved | {"file_name": given.name, "mime_type": given.type}
    if given not in state.files:
        raise violation("wrong file identifier/HTTP URL specified")
    name = state.files[given][0].split("-", 1)[1]
    unique = given.replace("file", "unique")
    return {"file_id": given, "file_unique_id": unique, "file_size": state.sizes[given], "file_name": name}


def _caption(arguments: dict[str, Any]) -> dict[str, Any]:
    caption, entities = checked_caption(arguments.get("caption"), arguments.get("caption_entities"))
    captioned: dict[str, Any] = {"caption": caption} if caption else {}
    return captioned | ({"caption_entities": entities} if entities else {})


METHODS = {"sendDocument": send_document, "sendPhoto": send_photo, "getFile": get_file}
