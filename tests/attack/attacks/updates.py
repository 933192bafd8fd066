"""Updates of other kinds, and of shapes that no client makes."""

import asyncio
from typing import Any

from tests.attack.attacks.rights import touches_data
from tests.attack.newsroom import KNOWN
from tests.attack.registry import attack
from tests.attack.stage import Stage

ENTITIES = 10_000


@attack(seconds=90)
async def attack_updates_of_every_kind(stage: Stage) -> None:
    """Polls, quizzes, payments, boosts, business messages, joins, and kinds not yet known."""
    person = stage.person("Polly")
    user, chat, now = person.user.json(), person.private.json(), stage.world.state.now()
    message = {"message_id": 7, "date": now, "chat": chat, "from": user}
    poll = {
        "id": "1", "question": "Q", "options": [{"text": "a", "voter_count": 1, "persistent_id": "1"}],
        "total_voter_count": 1, "is_closed": False, "is_anonymous": True, "type": "quiz",
        "allows_multiple_answers": False,
    }  # fmt: skip
    order = {"id": "9", "from": user, "currency": "EUR", "total_amount": 100, "invoice_payload": "x"}
    place = {
        "country_code": "FR",
        "state": "",
        "city": "P",
        "street_line1": "",
        "street_line2": "",
        "post_code": "1",
    }
    kinds: dict[str, Any] = {
        "poll": poll,
        "poll_answer": {"poll_id": "1", "user": user, "option_ids": [0]},
        "pre_checkout_query": order,
        "shipping_query": {"id": "9", "from": user, "invoice_payload": "x", "shipping_address": place},
        "business_message": message | {"text": KNOWN[0].question, "business_connection_id": "b"},
        "edited_business_message": message | {"text": "x", "edit_date": now, "business_connection_id": "b"},
        "chat_join_request": {"chat": chat, "from": user, "user_chat_id": person.id, "date": now},
        "message_reaction": {"chat": chat, "message_id": 1, "date": now, "user": user, "old_reaction": [],
        "new_reaction": []},
        "chosen_inline_result": {"result_id": "x", "from": user, "query": "y" * 256},
        "removed_chat_boost": {"chat": chat, "boost_id": "x", "remove_date": now,
        "source": {"source": "premium", "user": user}},
        "purchased_paid_media": {"from": user, "paid_media_payload": "x"},
        "not_yet_known": {"id": 1},
    }  # fmt: skip
    contents: list[dict[str, Any]] = [
        {"poll": poll}, {"dice": {"emoji": "🎲", "value": 3}}, {"contact": {"phone_number": "1",
        "first_name": "x"}},
        {"location": {"latitude": 1e9, "longitude": -1e9}}, {"new_chat_title": "x" * 5_000},
        {"delete_chat_photo": True},
        {"pinned_message": message}, {"web_app_data": {"data": "x" * 4_000, "button_text": "y"}},
        {"unknown_thing": {"a": [1]}},
        {"successful_payment": {"currency": "EUR", "total_amount": 1, "invoice_payload": "x",
                                "telegram_payment_charge_id": "1", "provider_payment_charge_id": "2"}},
    ]  # fmt: skip
    async with stage.running():
        for kind, payload in kinds.items():
            raw(stage, kind, payload)
        for number, content in enumerate(contents):
            raw(stage, "message", message | content | {"message_id": 100 + number})
        await asyncio.sleep(3)
        reply = await person.asks(KNOWN[1].question)
        assert KNOWN[1].answer in reply.text
    stage.demand_no_change()


@attack(seconds=90)
async def attack_updates_of_odd_shapes(stage: Stage) -> None:
    """Entities by the thousand, outside of their text or across its characters; no sender."""
    person = stage.person("Polly")
    user, chat, now = person.user.json(), person.private.json(), stage.world.state.now()
    text = "Who 👩‍👩‍👧 ordered the closure of the Larkness bridge? @pullquote_bot"
    spans = [(-5, 3), (0, 10**9), (10**9, 1), (4, 1), (5, 1), (0, 0), (0, -1), (2**31, 2**31)]
    kinds = (
        "mention",
        "text_link",
        "bot_command",
        "url",
        "blockquote",
        "custom_emoji",
        "text_mention",
        "made_up",
    )
    odd: list[dict[str, Any]] = [
        {"text": text, "entities": [{"type": kind, "offset": at, "length": long, "url": "x", "user": user}]}
        for kind in kinds
        for at, long in spans
    ]
    odd.append(
        {
            "text": text,
            "entities": [{"type": "mention", "offset": n % 40, "length": 14} for n in range(ENTITIES)],
        }
    )
    odd.append(
        {"text": text, "entities": [{"type": "url", "offset": 0, "length": 60} for _ in range(ENTITIES)]}
    )
    odd.append({"text": "\ud800 lone", "entities": []})
    odd.append({"text": ""})
    odd.append({"caption": "x" * 10_000, "document": {"file_id": "none", "file_unique_id": "none"}})
    odd.append({"document": {"file_id": "", "file_unique_id": "", "file_name": "", "file_size": -1}})
    odd.append({"text": text, "reply_to_message": {"message_id": 1, "date": 0, "chat": chat}})
    odd.append({"text": text, "quote": {"text": "x" * 9_999, "position": -4}, "message_thread_id": -1})
    async with stage.running():
        shown = await person.asks("/help")
        for number, content in enumerate(odd):
            message = {"message_id": 1_000 + number, "date": now, "chat": chat, "from": user} | content
            raw(stage, ("message", "edited_message")[number % 2], message)
        raw(
            stage,
            "message",
            {"message_id": 1, "date": 0, "chat": {"id": -1, "type": "supergroup", "title": ""}, "text": text},
        )
        raw(
            stage,
            "channel_post",
            {"message_id": 1, "date": 0, "chat": {"id": -2, "type": "channel", "title": ""}},
        )
        touches_data(person, shown, "")
        await asyncio.sleep(6)
        reply = await stage.world.person("Quirin").asks(KNOWN[1].question)
        assert KNOWN[1].answer in reply.text
    stage.demand_no_change()


def raw(stage: Stage, kind: str, payload: dict[str, Any]) -> None:
    """Queue an update of any kind, whether the bot asked for it or not."""
    updates = stage.world.state.updates
    with stage.world.state.lock:
        allowed, updates.allowed = updates.allowed, [kind]
        try:
            updates.put(kind, payload)
        finally:
            updates.allowed = allowed
