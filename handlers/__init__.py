"""What a chat sees: callbacks for Telegram's updates, and the texts that they share with commands."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.chat.services import BotApplication


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

    from handlers import buttons, private
    from handlers.answers import group_questions as groups
    from handlers.answers import guests
    from handlers.answers.edits import Edits
    from handlers.answers.inline import InlineMode
    from handlers.articles import (
        asking_one,
        auditing,
        editing,
        exports,
        gaps,
        listing,
        reading,
        removing,
        statistics,
        trash,
    )
    from handlers.chat.audience import EDITED, GROUP, PRIVATE, WORDS, Addressed, Article
    from handlers.chat.callback_data import (
        AcceptInvitation,
        Choose,
        OfAnswer,
        OfChannels,
        OfDesk,
        OfEditing,
        OfFeeds,
        OfGaps,
        OfLists,
        OfRemoval,
        OfStaff,
        OfWatch,
        ShowAudit,
        StopTaking,
    )
    from handlers.chat.deliveries import Deliveries
    from handlers.chat.presses import Presses
    from handlers.chat.prompts import Answers
    from handlers.chat.roles import May, Owner, Right
    from handlers.faults import on_error
    from handlers.people import binding, choosing, inviting, membership
    from handlers.people import people_command as people
    from handlers.people.permissions import OF_STAFF
    from handlers.subscriptions import channels_command as channels
    from handlers.subscriptions import feed_commands as feeds
    from handlers.subscriptions.channel_posts import ChannelPosts
    from handlers.uploads import group_desk, links
    from handlers.uploads import uploads as admins
    from handlers.uploads.forwards import Forwards, Posts
    from handlers.uploads.links import Links
    from handlers.uploads.pastes import Pastes
    from handlers.watches import watching

    services = app.context_types.context.services
    owner, staff = Owner(services), May(services, *Right)
    adds, removes, changes = (
        May(services, Right.ADD),
        May(services, Right.REMOVE),
        May(services, Right.ADD, Right.REMOVE),
    )
    leads = May(services, Right.PEOPLE)
    sends = PRIVATE & adds
    document = filters.Document.ALL
    pastes, edits, posts = Pastes(), Edits(), Posts() & ~Links()

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
        # The staff's doors before everybody's, so that their files and long texts become articles.
        CommandHandler("add", admins.add, sends),
        CommandHandler("edit", editing.edit, sends),
        CommandHandler("articles", listing.articles, PRIVATE & changes),
        CommandHandler("article", reading.article, PRIVATE & changes),
        CommandHandler("remove", removing.remove, PRIVATE & removes),
        CommandHandler("trash", trash.trash, PRIVATE & removes),
        CommandHandler("channels", channels.channels, sends),
        CommandHandler("feed", feeds.feed, sends),
        CommandHandler("feeds", feeds.feeds, sends),
        CommandHandler("gaps", gaps.show, sends),
        CommandHandler("stats", statistics.show, PRIVATE & staff),
        CommandHandler("audit", auditing.show, PRIVATE & staff),
        CommandHandler("export", exports.export, PRIVATE & changes),
        CommandHandler("backup", exports.backup, PRIVATE & owner),
        CommandHandler("invite", inviting.invite, PRIVATE & leads),
        CommandHandler("people", people.people, PRIVATE & leads),
        CommandHandler("bind", binding.bind_elsewhere, PRIVATE & leads),
        MessageHandler(sends & WORDS & Answers(editing.KIND), editing.typed),  # whatever it says
        MessageHandler(sends & WORDS & Answers(asking_one.KIND), asking_one.asked),
        MessageHandler(sends & posts, Forwards().take),
        MessageHandler(sends & document, admins.upload),
        MessageHandler(sends & WORDS & pastes.piece, pastes.take),  # even a short one, when it is the rest
        MessageHandler(sends & WORDS & Links(), links.add),  # before pasted texts: a link can be long
        MessageHandler(sends & WORDS & Article(), admins.pasted),  # a shorter text of theirs is a question
        # Who comes here with such a wish has no right to it.
        CommandHandler(OF_STAFF, private.admins_only, PRIVATE),
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
        CommandHandler("bind", binding.bind_here, GROUP & leads),
        CommandHandler("bind", binding.refused, GROUP),
        CommandHandler("add", group_desk.add, GROUP | filters.UpdateType.CHANNEL_POST),
        MessageHandler(filters.UpdateType.CHANNEL_POSTS, ChannelPosts().take),
        # Every button of ours, new or old.
        Presses(buttons.pressed, OfAnswer | OfWatch | Choose | AcceptInvitation),
        Presses(buttons.pressed, OfLists, changes),
        Presses(buttons.pressed, OfRemoval, removes),
        Presses(buttons.pressed, OfGaps | OfEditing | OfChannels | OfFeeds | StopTaking, adds),
        Presses(buttons.pressed, ShowAudit, staff),
        Presses(buttons.pressed, OfStaff, leads),
        Presses(group_desk.press, group_desk.OfBoundGroup),  # by the admins of a bound group
        Presses(buttons.refused, OfDesk | OfStaff),
        CallbackQueryHandler(buttons.stale),
        # Chats that the bot is not in.
        InlineQueryHandler(InlineMode().typed),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, guests.summoned),
    ])  # fmt: skip
    app.add_handler(MessageHandler(PRIVATE | GROUP, edits.catch_up), group=1)  # after the question itself
    # After the article itself, whichever row took it.
    app.add_handler(
        MessageHandler(sends & (document | posts | WORDS & (Links() | Article())), gaps.tell_filled), group=2
    )
    app.add_error_handler(on_error)
