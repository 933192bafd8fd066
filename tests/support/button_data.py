"""What the data of the bot's buttons mean."""

from handlers import capabilities
from handlers.chat.callback_codec import CallbackCodec, Press

KINDS = [button.kind for capability in capabilities() for button in capability.buttons]
_CODEC = CallbackCodec(KINDS)


def unpack(data: str | None) -> Press | None:
    """The press that a button's data mean; None when they are no button's."""
    return _CODEC.press(data)
