"""The buttons that only admins press: what each of them does."""

from handlers.articles import asking_one, auditing, editing, gaps
from handlers.articles.filtering import show_filters, show_values
from handlers.articles.listing import show_found
from handlers.articles.reading import read_article
from handlers.articles.removing import ask_removal, keep_found, remove_article, remove_found
from handlers.articles.trash import restore, show_trash
from handlers.articles.undoing import undo
from handlers.chat.callback_data import (
    AnswerGap,
    AskArticle,
    AskRemoval,
    DropGap,
    EditArticle,
    EditField,
    EditLanguage,
    EndChannel,
    EndFeed,
    FollowChannel,
    KeepBoth,
    KeepFound,
    OfChannels,
    OfDesk,
    OfFeeds,
    ReadArticle,
    RemoveArticle,
    RemoveFound,
    Restore,
    SetDate,
    ShowArticles,
    ShowAudit,
    ShowFeeds,
    ShowFilters,
    ShowFound,
    ShowGaps,
    ShowTrash,
    ShowValues,
    StopTaking,
    SwitchFeed,
    Undo,
    UndoTogether,
)
from handlers.chat.keyboards import take_button
from handlers.chat.pressing import Pressing
from handlers.subscriptions import channels_command as channels
from handlers.subscriptions import feed_commands as feeds
from handlers.texts.catalogue import text


async def press_at_desk(press: OfDesk, at: Pressing) -> None:
    """Do what a button of an admin's says."""
    match press:
        case Undo() | UndoTogether():
            await undo(press, at)
        case RemoveArticle() | AskRemoval() | RemoveFound() | KeepFound():
            await _remove(press, at)
        case Restore():
            await restore(press, at)
        case AskArticle():
            await asking_one.ask_for(press, at)
        case KeepBoth():
            await at.spinner.stop(text("kept-both", at.language), alert=False)
            await take_button(at.query, at.message)
        case EditArticle() | EditField() | EditLanguage() | SetDate():
            await _edit(press, at)
        case FollowChannel() | EndChannel() | ShowFeeds() | SwitchFeed() | EndFeed():
            await _follow(press, at)
        case StopTaking(job):
            at.context.services.intake.stop_one(job)
            await at.spinner.stop()
        case ShowGaps() | AnswerGap() | DropGap():
            await _fill_gaps(press, at)
        case _:
            await _show(press, at)


async def _show(press: OfDesk, at: Pressing) -> None:
    match press:
        case ShowArticles(page):  # of messages from before lists could be filtered
            await show_found(ShowFound(0, page), at)
        case ShowFound():
            await show_found(press, at)
        case ShowFilters():
            await show_filters(press, at)
        case ShowValues():
            await show_values(press, at)
        case ReadArticle():
            await read_article(press, at)
        case ShowTrash():
            await show_trash(press, at)
        case ShowAudit():
            await auditing.turn(press, at)


async def _edit(press: EditArticle | EditField | EditLanguage | SetDate, at: Pressing) -> None:
    match press:
        case EditArticle():
            await editing.show_card(press, at)
        case EditField():
            await editing.ask_for(press, at)
        case EditLanguage() | SetDate():
            await editing.set_value(press, at)


async def _follow(press: OfChannels | OfFeeds, at: Pressing) -> None:
    match press:
        case FollowChannel() | EndChannel():
            await channels.change_following(press, at)
        case _:
            await feeds.change_feeds(press, at)


async def _fill_gaps(press: ShowGaps | AnswerGap | DropGap, at: Pressing) -> None:
    match press:
        case ShowGaps():
            await gaps.turn(press, at)
        case AnswerGap():
            await gaps.answer(press, at)
        case DropGap():
            await gaps.drop(press, at)


async def _remove(press: OfDesk, at: Pressing) -> None:
    match press:
        case RemoveArticle():
            await remove_article(press, at)
            await take_button(at.query, at.message)
        case AskRemoval():
            await ask_removal(press, at)
        case RemoveFound():
            await remove_found(press, at)
        case KeepFound():
            await keep_found(press, at)
