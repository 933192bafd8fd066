"""Replies that the bot takes for answers to something that it asked."""

from corpus.chats.rights import Right
from corpus.models import Draft
from tests.attack.registry import attack
from tests.attack.stage import Stage

QUESTION = "Who painted the Orrin lighthouse in stripes?"
PAINTED = "The painter Edda Falk painted the Orrin lighthouse in stripes. The work took her nine days."


@attack()
async def attack_04_prompt_in_an_address(stage: Stage) -> None:
    """An article whose address looks like what the bot asks for; an owner replies to what cites it."""
    with stage.library() as library:
        for start in ("edit_1_0", "gap_1_0"):
            library.add(
                Draft(title=start, url=f"https://t.me/other?start={start}", text=f"{PAINTED} {start}.")
            )
    async with stage.running():
        answer = await stage.owner.asks(QUESTION)
        assert "Edda Falk" in answer.text, f"the article is not cited: {answer.text!r}"
        await stage.owner.asks("Taken over", reply_to=answer)
    stage.demand_newsroom_as_it_was()


@attack()
async def attack_04_prompt_in_a_question(stage: Stage) -> None:
    """An article whose address is the bot's own link of a prompt; an owner replies to what cites it."""
    own = f"https://t.me/{stage.world.bot.username}?start=edit_1_0"
    with stage.library() as library:
        library.add(Draft(title="Own", url=own, text=PAINTED))
    async with stage.running():
        answer = await stage.owner.asks(QUESTION)
        await stage.owner.asks("Taken over", reply_to=answer)
    stage.demand_newsroom_as_it_was()


@attack()
async def attack_10_prompt_after_the_right(stage: Stage) -> None:
    """Somebody is asked for a title, loses the right to add, and replies."""
    editor = stage.person("Edgar", Right.ADD)
    async with stage.running():
        card = await editor.asks("/edit 1")
        if card.keyboard and not any("Title" in label for label in card.buttons):
            raise AssertionError(f"the card has no field: {card.buttons}")
        await editor.presses(card, next(label for label in card.buttons if "Title" in label))
        await stage.until(lambda: len(stage.world.from_bot(editor.private)) > 1, 10, "no prompt came")
        prompt = stage.world.from_bot(editor.private)[-1]
        with stage.library() as library:
            library.people.staff.remove(editor.id)
        await editor.asks("Taken over", reply_to=prompt)
    stage.demand_newsroom_as_it_was()
