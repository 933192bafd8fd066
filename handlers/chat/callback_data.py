"""What a button carries: plain numbers, so that it works after a restart and fits Telegram's 64 bytes."""

from typing import NamedTuple


class ShowContext(NamedTuple):
    """Show the paragraph around a sentence."""

    key: int
    version: int
    start: int
    end: int


class ShowWiderContext(NamedTuple):
    """Show the neighbours of that paragraph too."""

    key: int
    version: int
    start: int
    end: int


class Undo(NamedTuple):
    """Take back a change of the corpus."""

    sequence: int


class ShowArticles(NamedTuple):
    """Turn to a page of the list of articles, counted from 0."""

    page: int


class ShowFound(NamedTuple):
    """Turn to a page of the articles that a filter, kept under a number, lets through."""

    filter: int
    page: int


class ShowFilters(NamedTuple):
    """Offer what else a list of articles can be filtered by."""

    filter: int


class ShowValues(NamedTuple):
    """Offer a page of the values that a field of a filter can have; the fields are in ``filter_panel``."""

    filter: int
    field: int
    page: int


class ReadArticle(NamedTuple):
    """Turn to a page of an article's text, counted from 0; version 0 is the current one."""

    key: int
    version: int
    page: int


class RemoveArticle(NamedTuple):
    """Take an article out."""

    key: int


class AskRemoval(NamedTuple):
    """Ask whether the articles that a filter lets through shall be taken out."""

    filter: int


class RemoveFound(NamedTuple):
    """Take them out, if they are still those that were asked about."""

    filter: int
    checksum: int


class KeepFound(NamedTuple):
    """Leave them as they are."""


class UndoTogether(NamedTuple):
    """Take back changes that were made together."""

    batch: int


class ShowTrash(NamedTuple):
    """Turn to a page of the articles that were removed, counted from 0."""

    page: int


class Restore(NamedTuple):
    """Take back a removal, from a page of the articles that were removed."""

    sequence: int
    page: int


class Choose(NamedTuple):
    """Choose a value of a preference, both by their numbers in ``choices``."""

    preference: int
    value: int


class ShowSentences(NamedTuple):
    """Show an answer's sentences from a place on, counted from 0; ``first`` of them were shown at first."""

    question: int  # its checksum
    start: int
    first: int


class ShowReasons(NamedTuple):
    """Say why these sentences of an answer were chosen."""

    question: int
    start: int
    end: int


class CastVote(NamedTuple):
    """Say whether a sentence was useful for a question: 1, or not: 0."""

    useful: int
    question: int
    key: int
    version: int
    start: int
    end: int


class SendOriginal(NamedTuple):
    """Send the file that an article was read from."""

    key: int
    version: int


class StartWatch(NamedTuple):
    """Remember a question, and tell when articles that came after a change answer it."""

    question: int  # its checksum
    seen: int  # the sequence number of the change


class EndWatch(NamedTuple):
    """End a watched question, under a message of it."""

    number: int


class EndListed(NamedTuple):
    """End a watched question in the list of them; all of the list by the number 0."""

    number: int


class ChooseRights(NamedTuple):
    """Offer an invitation with these rights, of which each has its bit in ``rights_words``."""

    rights: int


class Invite(NamedTuple):
    """Make the link of an invitation with these rights."""

    rights: int


class Revoke(NamedTuple):
    """Close an invitation: under its link 0, in the list of people 1."""

    number: int
    listed: int


class AcceptInvitation(NamedTuple):
    """Accept an invitation; the two numbers are the secret of its link."""

    first: int
    second: int


class ShowPeople(NamedTuple):
    """Turn to a page of the list of those who have rights, counted from 0."""

    page: int


class ShowMember(NamedTuple):
    """Show one of them, with what can be changed."""

    person: int


class GiveRight(NamedTuple):
    """Give a person the right of this bit: 1, or take it away: 0."""

    person: int
    right: int
    given: int


class AskMemberRemoval(NamedTuple):
    """Ask whether everything shall be taken away from a person."""

    person: int


class RemoveMember(NamedTuple):
    """Take it away."""

    person: int


class EndBinding(NamedTuple):
    """Let a group or channel work with all articles again; its number is written without the minus."""

    chat: int


class ShowGaps(NamedTuple):
    """Turn to a page of the questions that found nothing, counted from 0."""

    page: int


class AnswerGap(NamedTuple):
    """Ask for the article that answers one of them."""

    number: int


class DropGap(NamedTuple):
    """Drop one of them, from a page of the list."""

    number: int
    page: int


class ShowAudit(NamedTuple):
    """Turn to a page of the audit, counted from 0."""

    page: int


class EditArticle(NamedTuple):
    """Show what is said of an article, to change it."""

    key: int


class EditField(NamedTuple):
    """Ask for a new value of a field, by its number in ``metadata_fields``."""

    key: int
    field: int


class EditLanguage(NamedTuple):
    """Set the language, by its number in ``editing``."""

    key: int
    language: int


class SetDate(NamedTuple):
    """Set the date that the text itself gives, by its ordinal number."""

    key: int
    day: int


class KeepBoth(NamedTuple):
    """Let an article stand beside one that is nearly the same."""

    key: int


class AskArticle(NamedTuple):
    """Ask one article alone."""

    key: int


class StopTaking(NamedTuple):
    """Stop reading a file."""

    job: int


class FollowChannel(NamedTuple):
    """Follow the posts of a channel; its number is written without the minus."""

    chat: int


class EndChannel(NamedTuple):
    """Follow them no longer."""

    chat: int


class ShowFeeds(NamedTuple):
    """Turn to a page of the list of feeds, counted from 0."""

    page: int


class SwitchFeed(NamedTuple):
    """Go on with a feed: 1, or pause it: 0; then show a page of the list."""

    number: int
    on: int
    page: int


class EndFeed(NamedTuple):
    """Watch a feed no more; then show a page of the list."""

    number: int
    page: int


OfAnswer = ShowContext | ShowWiderContext | ShowSentences | ShowReasons | CastVote | SendOriginal
# For each of these groups the table of handlers says who may press its buttons.
OfLists = ShowArticles | ShowFound | ShowFilters | ShowValues | ReadArticle | Undo | UndoTogether
OfRemoval = RemoveArticle | AskRemoval | RemoveFound | KeepFound | ShowTrash | Restore
OfGaps = ShowGaps | AnswerGap | DropGap
OfEditing = EditArticle | EditField | EditLanguage | SetDate | KeepBoth | AskArticle
OfChannels = FollowChannel | EndChannel
OfFeeds = ShowFeeds | SwitchFeed | EndFeed
OfDesk = OfLists | OfRemoval | OfGaps | OfChannels | OfFeeds | ShowAudit | StopTaking | OfEditing
OfWatch = StartWatch | EndWatch | EndListed
OfStaff = (
    ChooseRights
    | Invite
    | Revoke
    | ShowPeople
    | ShowMember
    | GiveRight
    | AskMemberRemoval
    | RemoveMember
    | EndBinding
)
Press = OfAnswer | OfDesk | OfWatch | OfStaff | Choose | AcceptInvitation

# A letter, once given, keeps its meaning: buttons of old messages are pressed for years.
LETTERS: dict[type[Press], str] = {
    ShowContext: "c",
    ShowWiderContext: "n",
    Undo: "u",
    ShowArticles: "p",
    ShowFound: "l",
    ShowFilters: "f",
    ShowValues: "x",
    ReadArticle: "a",
    RemoveArticle: "r",
    AskRemoval: "q",
    RemoveFound: "d",
    KeepFound: "k",
    UndoTogether: "b",
    ShowTrash: "t",
    Restore: "e",
    Choose: "s",
    ShowSentences: "m",
    ShowReasons: "w",
    CastVote: "v",
    SendOriginal: "o",
    StartWatch: "g",
    EndWatch: "h",
    EndListed: "i",
    ChooseRights: "R",
    Invite: "N",
    Revoke: "V",
    AcceptInvitation: "I",
    ShowPeople: "P",
    ShowMember: "M",
    GiveRight: "G",
    AskMemberRemoval: "Q",
    RemoveMember: "D",
    EndBinding: "B",
    ShowGaps: "Y",
    AnswerGap: "A",
    DropGap: "O",
    ShowAudit: "U",
    StopTaking: "Z",
    FollowChannel: "J",
    EndChannel: "X",
    ShowFeeds: "W",
    SwitchFeed: "z",
    EndFeed: "y",
    EditArticle: "E",
    EditField: "F",
    EditLanguage: "L",
    SetDate: "T",
    KeepBoth: "K",
    AskArticle: "S",
}


def pack(press: Press) -> str:
    """The button's data, such as "c:12:1:340:512"."""
    return ":".join([LETTERS[type(press)], *map(str, press)])


def unpack(data: str | None) -> Press | None:
    """What a button's data mean; None when they are not, or no longer, any button of ours."""
    letter, *numbers = (data or "").split(":")
    for kind, its_letter in LETTERS.items():
        if letter == its_letter and len(numbers) == len(kind._fields):
            return _press(kind, numbers)
    return None


def _press(kind: type[Press], numbers: list[str]) -> Press | None:
    # A modified client can send any data: only plain digits of a sane length become numbers.
    if all(number.isascii() and number.isdigit() and len(number) <= 18 for number in numbers):
        return kind(*map(int, numbers))
    return None
