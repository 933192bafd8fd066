"""What a chat sees: callbacks for Telegram's updates, and the texts that they share with commands."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.services import BotApplication


ADMINS_COMMANDS = (
    *("add", "articles", "article", "remove", "trash"),
    *("gaps", "stats", "audit", "export", "backup"),
)


def register(app: "BotApplication") -> None:
    """Attach all callbacks: the first row that fits an update takes it."""
    # Telegram's library takes a third of a second to load, and commands only need the texts.
    from telegram import Update
    from telegram.ext import (
        CallbackQueryHandler,
        ChatMemberHandler,
        CommandHandler,
        InlineQueryHandler,
        MessageHandler,
        TypeHandler,
        filters,
    )

    from handlers import (
        admins,
        auditing,
        buttons,
        choosing,
        exports,
        gaps,
        groups,
        guests,
        listing,
        membership,
        private,
        reading,
        removing,
        statistics,
        trash,
        watching,
    )
    from handlers.audience import EDITED, GROUP, LINK, PRIVATE, WORDS, Addressed, Article, from_admins
    from handlers.deliveries import Deliveries
    from handlers.edits import Edits
    from handlers.faults import on_error
    from handlers.inline import InlineMode
    from handlers.pastes import Pastes

    admin = from_admins(app.context_types.context.services.admins)
    document = filters.Document.ALL
    pastes, edits = Pastes(), Edits()

    app.add_handler(TypeHandler(Update, Deliveries().stop_repeated), group=-1)  # before all: nothing twice
    app.add_handlers([
        # Commands first: none of them may be taken for a question.
        CommandHandler("start", private.start, PRIVATE),
        CommandHandler("help", private.help, PRIVATE),  # in a group it is sent to every bot: silence
        CommandHandler("ask", groups.ask, PRIVATE | GROUP),  # never /ask@other_bot
        CommandHandler("about", private.about, PRIVATE),
        CommandHandler("language", choosing.language, PRIVATE),
        CommandHandler("settings", choosing.settings, PRIVATE),
        CommandHandler("settings", choosing.group_settings, GROUP),
        CommandHandler("watching", watching.watching, PRIVATE | GROUP),
        CommandHandler("privacy", private.privacy, PRIVATE),
        CommandHandler("forget", private.forget, PRIVATE),
        # The admins' doors before everybody's, so that their files and long texts become articles.
        CommandHandler("add", admins.add, admin),
        CommandHandler("articles", listing.articles, admin),
        CommandHandler("article", reading.article, admin),
        CommandHandler("remove", removing.remove, admin),
        CommandHandler("trash", trash.trash, admin),
        CommandHandler("gaps", gaps.show, admin),
        CommandHandler("stats", statistics.show, admin),
        CommandHandler("audit", auditing.show, admin),
        CommandHandler("export", exports.export, admin),
        CommandHandler("backup", exports.backup, admin),
        MessageHandler(admin & document, admins.upload),
        MessageHandler(admin & WORDS & pastes.piece, pastes.take),  # even a short one, when it is the rest
        MessageHandler(admin & WORDS & LINK, admins.link),  # before pasted texts: a link can be long
        MessageHandler(admin & WORDS & Article(), admins.pasted),  # a shorter text of theirs is a question
        # Who comes here with an admin's wish is no admin.
        CommandHandler(ADMINS_COMMANDS, private.admins_only, PRIVATE),
        MessageHandler(PRIVATE & document, private.upload_refused),
        # The private chat, from the particular to the general.
        MessageHandler(PRIVATE & filters.COMMAND, private.unknown_command),
        MessageHandler(PRIVATE & (filters.TEXT | filters.CAPTION), private.question),
        MessageHandler(PRIVATE & filters.ATTACHMENT, private.without_words),
        # The places where the bot is, and what it was asked there once more.
        ChatMemberHandler(membership.moved, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.MIGRATE, membership.migrated),
        MessageHandler(EDITED, edits.edited),
        # Groups last: whatever else is said there is none of the bot's business.
        MessageHandler(GROUP & (WORDS | filters.CAPTION) & Addressed(), groups.addressed),
        CallbackQueryHandler(buttons.pressed),  # every button of ours, new or old
        # Chats that the bot is not in.
        InlineQueryHandler(InlineMode().typed),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, guests.summoned),
    ])  # fmt: skip
    app.add_handler(MessageHandler(PRIVATE | GROUP, edits.catch_up), group=1)  # after the question itself
    # After the article itself, whichever row took it.
    app.add_handler(
        MessageHandler(admin & (document | WORDS & (LINK | Article())), gaps.tell_filled), group=2
    )
    app.add_error_handler(on_error)
