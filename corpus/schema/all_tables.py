"""The tables of all rooms together, which a database is made of: each is declared where its concept is."""

from corpus.chats import asked as asked
from corpus.chats import bindings as bindings
from corpus.chats import channels as channels
from corpus.chats import feed_entries as feed_entries
from corpus.chats import feed_replacements as feed_replacements
from corpus.chats import feeds as feeds
from corpus.chats import invitations as invitations
from corpus.chats import jobs as jobs
from corpus.chats import kept_filters as kept_filters
from corpus.chats import notices as notices
from corpus.chats import preferences as preferences
from corpus.chats import prompted as prompted
from corpus.chats import replies as replies
from corpus.chats import staff as staff
from corpus.chats import unanswered as unanswered
from corpus.chats import votes as votes
from corpus.chats import watches as watches
from corpus.database.tables import metadata as metadata
from corpus.store import article_tables as article_tables
from corpus.store import near_duplicates as near_duplicates
from corpus.store import originals as originals
