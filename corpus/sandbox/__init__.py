"""Processes that read what strangers made, so that none of it can hang, fill or bring down who asks them.

``worker`` starts such a process and asks it, ``pool`` keeps one for the next question; ``inside`` answers
there, under the limits of ``confinement``. Whoever needs one says which module runs inside, and what it is
asked.
"""
