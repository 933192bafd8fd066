"""The golden questions on the sample articles, as a pack: it is there when no other is."""

import json

from corpus.evaluation.packs import Gold, Pack, PackQuestion
from corpus.readers import read
from tests.support.paths import ROOT

SAMPLES = ROOT / "corpus" / "samples"
QUESTIONS = ROOT / "tests" / "support" / "golden" / "questions.jsonl"


def golden_pack() -> Pack:
    """Samples as the readers read them; a gold answer is where its text stands in its article."""
    drafts = {
        path.name: read(path.name, path.read_bytes()).model_copy(update={"id": path.name})
        for path in sorted(SAMPLES.iterdir())
        if path.suffix in {".txt", ".md", ".html"}
    }
    questions = []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = tuple(_span(drafts[answer["file"]].text, answer) for answer in row["answers"])
        questions.append(PackQuestion(row["id"], row["question"], row["language"], gold, True, row["id"]))
    return Pack("golden", tuple(drafts.values()), tuple(questions))


def _span(text: str, answer: dict[str, str]) -> Gold:
    start = text.index(answer["text"])
    return Gold(answer["file"], start, start + len(answer["text"]))
