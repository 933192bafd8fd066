"""How the bot gets its updates; getUpdates itself waits and so stands in the server."""

import re
from typing import Any

from telegram.constants import UpdateType, WebhookLimit

from ..checks.arguments import required
from ..errors import violation
from ..state import State
from ..updates import Webhook

_PORTS = {"443", "80", "88", "8443"}


def set_webhook(state: State, arguments: dict[str, Any]) -> bool:
    """Deliver updates to a URL from now on; an empty one ends that."""
    url = required(arguments, "url")
    if not url:
        return delete_webhook(state, arguments)
    secret = arguments.get("secret_token")
    if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise violation("secret token contains unallowed characters")
    connections = arguments.get("max_connections", 40)
    if not WebhookLimit.MIN_CONNECTIONS_LIMIT <= connections <= WebhookLimit.MAX_CONNECTIONS_LIMIT:
        raise violation("bad webhook: max_connections must be between 1 and 100")
    _check_url(url)
    remember_allowed(state, arguments)
    _drop(state, arguments)
    state.updates.webhook = Webhook(url, secret, connections)
    state.pulse.beat()
    return True


def delete_webhook(state: State, arguments: dict[str, Any]) -> bool:
    """Deliver nothing more; updates wait to be polled."""
    _drop(state, arguments)
    state.updates.webhook = None
    state.pulse.beat()
    return True


def get_webhook_info(state: State, _: dict[str, Any]) -> dict[str, Any]:
    """Where updates go, how many wait, and the last failure."""
    webhook = state.updates.webhook
    waiting = {"has_custom_certificate": False, "pending_update_count": len(state.updates.pending)}
    if webhook is None:
        return {"url": ""} | waiting
    info = {"url": webhook.url, "max_connections": webhook.connections} | waiting
    if state.updates.allowed:
        info["allowed_updates"] = state.updates.allowed
    if webhook.last_error is not None:
        info |= {"last_error_date": webhook.last_error_date, "last_error_message": webhook.last_error}
    return info


def remember_allowed(state: State, arguments: dict[str, Any]) -> None:
    """Keep which kinds of update the bot asks for; left out, the earlier choice stays."""
    allowed = arguments.get("allowed_updates")
    if allowed is None:
        return
    if not isinstance(allowed, list) or not set(allowed) <= set(UpdateType):
        raise violation(f"unknown kinds in allowed_updates: {allowed}")
    state.updates.allowed = allowed


def _check_url(url: str) -> None:
    # Like Telegram's own server run locally: plain HTTP and any port are fine on this machine.
    match = re.fullmatch(r"(https?)://([^/:]+)(?::(\d+))?(/.*)?", url)
    if match is None:
        raise violation("bad webhook: invalid URL")
    scheme, host, port, _ = match.groups()
    if host in ("127.0.0.1", "localhost"):
        return
    if scheme != "https":
        raise violation("bad webhook: An HTTPS URL must be provided for webhook")
    if port is not None and port not in _PORTS:
        raise violation("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _drop(state: State, arguments: dict[str, Any]) -> None:
    if arguments.get("drop_pending_updates"):
        state.updates.pending.clear()


def _accept(_: State, __: dict[str, Any]) -> bool:
    return True


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "close": _accept,
    "logOut": _accept,
}
