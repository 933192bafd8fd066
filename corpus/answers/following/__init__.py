"""Questions that only make sense after another one: "and when?", "et lui ?", "what about Washington?"."""

from corpus.answers.following.answered_after import answered_after, narrowed
from corpus.answers.following.follow_up import FollowUp, follow_up

__all__ = ["FollowUp", "answered_after", "follow_up", "narrowed"]
