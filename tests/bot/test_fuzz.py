"""Updates of every kind, whole and broken: none of them keeps an honest person from an answer."""

import json
from pathlib import Path

import pytest

from bot.serving.readable_updates import readable
from tests.fuzz.making import Maker
from tests.fuzz.playing import play
from tests.support.paths import SHARED

SPEC = SHARED / "botapi-spec.json"
CHAT = {"id": 7, "type": "private", "first_name": "Sam"}
SAM = {"id": 7, "is_bot": False, "first_name": "Sam"}
MESSAGE = {"message_id": 1, "date": 1_800_000_000, "chat": CHAT, "from": SAM, "text": "Who cancelled it?"}


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("message", None),
        ("message", MESSAGE | {"chat": {"id": "7", "type": "private"}}),
        ("message", MESSAGE | {"chat": {"id": 2**70, "type": "private"}}),
        ("message", MESSAGE | {"from": {}}),
        ("message", MESSAGE | {"text": "\ud800"}),
        ("message", MESSAGE | {"text": ["Who"]}),
        ("message", MESSAGE | {"message_id": True}),
        ("message", MESSAGE | {"migrate_to_chat_id": 2**70}),
        ("message", MESSAGE | {"migrate_from_chat_id": {}}),
        ("message", MESSAGE | {"entities": [None]}),
        ("message", {key: MESSAGE[key] for key in ("message_id", "date", "text")}),
        ("inline_query", {"id": "1", "query": "who", "offset": ""}),
        ("callback_query", {"id": "1", "data": "cx:1:1:0:5"}),
        ("my_chat_member", {"chat": CHAT, "from": SAM, "date": 1}),
        ("poll", {"id": "1"}),
    ],
)
def test_what_is_no_update_is_passed_over_with_a_line_that_tells_nothing(
    kind: str, content: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert readable({"update_id": 5, kind: content}) == {"update_id": 5}
    [record] = caplog.records
    assert "Who cancelled" not in record.getMessage()


@pytest.mark.parametrize(
    "content",
    [
        MESSAGE,
        MESSAGE | {"field_of_the_future": {"text": 7, "chat": "none"}},
        MESSAGE | {"rich_message": {"text": {"type": "bold"}, "caption": []}},
    ],
)
def test_what_a_later_server_adds_is_read_as_far_as_it_is_known(content: dict[str, object]) -> None:
    update = {"update_id": 5, "message": content}
    assert readable(update) == update


@pytest.mark.slow
@pytest.mark.skipif(not SPEC.exists(), reason="the description of the Bot API lies beside the checkout")
async def test_honest_people_are_answered_among_four_thousand_odd_updates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    spec = json.loads(SPEC.read_text(encoding="utf-8"))
    outcome = await play(Maker(spec).updates(), tmp_path / "data")
    assert outcome.tried.total() > 4_000
    assert (outcome.unanswered, outcome.failed, outcome.telling) == (0, [], [])
