"""What a chat sees: capabilities, each declared in its room, and what follows from all of them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.chat.capability import Capability
    from handlers.chat.offers import Offers
    from handlers.chat.services import BotApplication


def capabilities() -> "Sequence[Capability]":
    """All that the bot can do, in the order of its menus and of docs/roles.md.

    It is no order of precedence: which row takes an update is said by the stages of ``chat/capability.py``.
    """
    # Telegram's library takes a third of a second to load, and commands only need the texts.
    from handlers import about, deliveries, help, start
    from handlers.answers import answer_presses, edits, group_questions, guests, inline, private_questions
    from handlers.articles import (
        asking_one,
        auditing,
        editing,
        exports,
        gaps,
        like_articles,
        reading,
        removing,
        statistics,
        trash,
        undoing,
    )
    from handlers.articles.lists import filtering, listing
    from handlers.chat import prompts
    from handlers.people import (
        accepting,
        binding,
        choosing,
        inviting,
        membership,
        menus,
        people_command,
        privacy,
    )
    from handlers.subscriptions import channel_posts, channels_command, feed_commands
    from handlers.uploads import (
        forwards,
        group_desk,
        links,
        own_messages,
        pastes,
        short_texts,
        stopping,
        uploads,
    )
    from handlers.watches import watching

    modules = (
        *(deliveries, prompts, start, help),
        *(group_questions, private_questions, answer_presses, edits, inline, guests),
        *(watching, listing, choosing, about, privacy),
        *(uploads, links, pastes, short_texts, forwards, own_messages, group_desk, stopping),
        *(editing, like_articles, asking_one, filtering, reading, undoing, removing, trash),
        *(channels_command, channel_posts, feed_commands),
        *(gaps, statistics, auditing, exports),
        *(inviting, accepting, people_command, binding, membership, menus),
    )
    return [module.CAPABILITY for module in modules]


def offers() -> "Offers":
    """The commands of the menus and the lines of /help."""
    from handlers.chat.registration import offers_of

    return offers_of(capabilities())


def register(app: "BotApplication") -> None:
    """Attach all callbacks to the bot; raises ValueError when two buttons have one code."""
    from handlers.chat.registration import attach
    from handlers.faults import on_error

    attach(app, capabilities())
    app.add_error_handler(on_error)
