"""Tables of what cross-validation says, in Markdown: they stand in docs/answers.md."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from corpus.answers.ranking.candidates import ANSWER_TYPES, TITLES
from corpus.answers.ranking.features import FEATURES
from corpus.answers.ranking.sentence_form import Form
from corpus.answers.ranking.similarity import SIMILARITIES
from corpus.answers.ranking.type_match import TypeMatches
from corpus.answers.replying.composing import LIKELY, SHOWN
from corpus.training.cross_validation import SMALL, Outcome, by_pack, figures

COLUMNS = ("ranked@1", "ranked@3", "read", "hit@1", "answered", "refused", "balanced", "auc")

BELIEF_STEPS = np.linspace(0, 1, 11)
LIKELIES = (1.0, 0.3, 0.25, 0.2, 0.16, 0.12, 0.1, 0.08, 0.06)

_AROUND = (
    *("before", "after", "passage", "passage_bm25", "article", "article_best"),
    *("cosine_before", "cosine_after", "cosine_passage", "cosine_passage_best"),
    *("cosine_article", "cosine_article_mean"),
)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "neighbours, passage, article": _AROUND,
    "words of the sentence": (*(name for name in FEATURES if name not in _AROUND), "preselection"),
    "vectors": (*SIMILARITIES, "preselection"),
    "title": TITLES,
    "answer type": (
        "asked", *(f"any:{field}" for field in TypeMatches._fields), *(f"type:{one}" for one in ANSWER_TYPES)
    ),
    "form": Form._fields,
}  # fmt: skip
"""Features that an ablation takes away together."""


def pack_table(outcomes: Sequence[Outcome], threshold: float) -> str:
    """What is reached on each pack; the pieces of packs count as one."""
    packs = by_pack(outcomes)
    pieces = [one for pack, some in packs.items() if pack.endswith(SMALL) for one in some]
    whole = {pack: some for pack, some in packs.items() if not pack.endswith(SMALL)}
    rows = [[pack, *_shares(figures(some, threshold))] for pack, some in {**whole, "pieces": pieces}.items()]
    return _table(["pack", *COLUMNS], rows)


def reliability_table(outcomes: Sequence[Outcome]) -> str:
    """How often questions have an answer, and how often the best sentence is right, by confidence."""
    asked = [one for pack, some in by_pack(outcomes).items() if not pack.endswith(SMALL) for one in some]
    sure = np.array([one.confidence for one in asked])
    belief = np.array([one.belief.max(initial=0) for one in asked])
    answerable = np.array([one.example.answerable for one in asked])
    first = np.array([one.rank == 0 for one in asked])
    rows = []
    for low, high in pairwise(BELIEF_STEPS):
        within, believed = _within(sure, low, high), _within(belief, low, high) & answerable
        rows.append([
            f"{low:.1f} to {high:.1f}",
            f"{within.sum()}", _mean(answerable[within]),
            f"{believed.sum()}", _mean(first[believed]),
        ])  # fmt: skip
    return _table(
        ["", "questions of this confidence", "have an answer", "of this belief", "best is right"], rows
    )


def reply_table(outcomes: Sequence[Outcome], threshold: float) -> str:
    """Reply hits and reply lengths when further sentences are shown from a belief on."""
    rows = []
    for likely in LIKELIES:
        row = [f"**{likely}**" if likely == LIKELY else f"{likely}"]
        for news in (True, False):
            asked = [
                one
                for pack, some in by_pack(outcomes).items()
                for one in some
                if one.example.answerable and ("news" in pack) is news and not pack.endswith(SMALL)
            ]
            row += _reply(asked, threshold, likely)
        rows.append(row)
    heads = [
        f"{kind}: {head}" for kind in ("news", "others") for head in ("reply hit", "length", "sentences")
    ]
    return _table(["shown from", *heads], rows)


def ablation_table(
    names: Sequence[str], whole: Sequence[Outcome], without: Mapping[str, Sequence[Outcome]]
) -> str:
    """The share of right sentences put first, with all features and with groups of them taken away."""
    packs = [pack for pack in by_pack(whole) if not pack.endswith(SMALL)]
    rows = []
    for name, outcomes in {f"all {len(names)} features": whole, **without}.items():
        shares = by_pack(outcomes)
        rows.append([name, *(f"{figures(shares[pack], 0.0)['ranked@1']:.3f}" for pack in packs)])
    return _table(["", *packs], rows)


def _reply(asked: Sequence[Outcome], threshold: float, likely: float) -> list[str]:
    hits, length, first, sentences, answered = 0, 0, 0, 0, 0
    for one in asked:
        if one.confidence < threshold:
            continue
        order = np.argsort(-one.belief, kind="stable")[:SHOWN].tolist()
        shown = [row for rank, row in enumerate(order) if rank == 0 or one.belief[row] >= likely]
        sizes = [one.example.spans[row][2] - one.example.spans[row][1] for row in shown]
        hits += any(one.example.right[row] for row in shown)
        length, first = length + sum(sizes), first + sizes[0]
        sentences, answered = sentences + len(shown), answered + 1
    return [f"{hits / len(asked):.3f}", f"x {length / first:.2f}", f"{sentences / answered:.2f}"]


def _within(values: np.ndarray, low: float, high: float) -> np.ndarray:
    within: np.ndarray = (values >= low) & ((values < high) | (high == 1))
    return within


def _shares(named: Mapping[str, float]) -> list[str]:
    return ["" if np.isnan(named[name]) else f"{named[name]:.3f}" for name in COLUMNS]


def _mean(values: np.ndarray) -> str:
    return f"{values.mean():.2f}" if len(values) else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
