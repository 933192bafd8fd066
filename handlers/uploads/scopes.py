"""What of the articles may be replaced by what is given in a chat."""

from corpus.store.replacing import EVERYTHING, NOTHING, Scope, within


def scope_in(chat: int, collection: str | None) -> Scope:
    """Those of the collection that a chat is bound to; in the staff's own chats all.

    The numbers of people's own chats are positive, those of groups and channels are not.
    """
    if collection is not None:
        return within(collection)
    return EVERYTHING if chat > 0 else NOTHING
