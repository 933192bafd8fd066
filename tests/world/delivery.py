"""Delivering updates to the bot's webhook, one after the other, again until it says 2xx."""

import json

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from .state import State
from .updates import Webhook

_RETRY_AFTER = 0.1
_TIMEOUT = 10.0


async def deliver(state: State) -> None:
    """Deliver for ever; ends when its task is cancelled."""
    client = AsyncHTTPClient(force_instance=True)
    updates = state.updates
    try:
        while True:
            await state.pulse.until(lambda: updates.webhook and updates.pending, within=3600)
            webhook = updates.webhook
            if webhook is not None and updates.pending:
                await _deliver_next(state, client, webhook)
    finally:
        client.close()


async def _deliver_next(state: State, client: AsyncHTTPClient, webhook: Webhook) -> None:
    update = state.updates.pending[0]
    headers = {"Content-Type": "application/json"}
    if webhook.secret is not None:
        headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
    request = HTTPRequest(
        webhook.url, "POST", headers, json.dumps(update), request_timeout=_TIMEOUT, connect_timeout=_TIMEOUT
    )
    try:
        await client.fetch(request)
    except (HTTPClientError, OSError) as error:
        webhook.last_error = f"Wrong response from the webhook: {error}"
        webhook.last_error_date = state.now()
        state.pulse.beat()
        # Telegram waits longer and longer; a test has no time for that.
        await state.pulse.until(lambda: state.updates.webhook is not webhook, _RETRY_AFTER)
        return
    state.updates.confirm(update["update_id"] + 1)
