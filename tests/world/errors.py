"""How the server refuses a call: with Telegram's code and words."""

from typing import Any


class ApiError(Exception):
    """A call that Telegram refuses for a reason of life, such as a person who blocked the bot."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters or {}

    def json(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class Violation(ApiError):
    """A call that no correct bot makes; the world remembers it and fails the test at its end."""


def refused(reason: str) -> ApiError:
    """A bad request that happens in life."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """The bot may not write there."""
    return ApiError(403, f"Forbidden: {reason}")


def violation(reason: str) -> Violation:
    """A bad request that is the bot's fault."""
    return Violation(400, f"Bad Request: {reason}")
