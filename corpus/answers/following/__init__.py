"""Questions that only make sense after another one: "and when?", "et lui ?", "what about Washington?"."""

from corpus.answers.following.follow_up import FollowUp, follow_up
from corpus.answers.replying.composing import without_shown

__all__ = ["FollowUp", "follow_up", "without_shown"]
