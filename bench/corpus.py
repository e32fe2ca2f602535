"""The text that is measured on, and copies of it that share nothing that the text itself does not share.

A copy has other ids, dates and figures, and in each sentence one word gives
way to another word of the corpus: sentences, passages and documents are new,
while vocabulary grows as it does when more is read of the same kind.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import rjieba

from etl.sources import Item, ReadOptions, list_items, read_item

__all__ = ["CORPUS", "Record", "n_bytes", "read_corpus", "varied", "write_records"]

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "cctv_news.jsonl.gz"
SAMPLES = ROOT / "tests" / "samples" / "documents"

Record = dict[str, str]

_SENTENCES = re.compile(r"[^。！？；\n]*[。！？；\n]?")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|-\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?=日)")
_MONTH = re.compile(r"(?<!\d)\d{1,2}(?=月)")
_FIGURE = re.compile(r"\d+")
_KEPT = "日月年-"


def read_corpus(path: Path, n_items: int = 0) -> list[Record]:
    """Return ``n_items`` records of a corpus, evenly spaced (0: all).

    Without a corpus the repository's sample documents are repeated, varied each time.
    """
    if path.exists():
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            records = [json.loads(line) for line in lines if line.strip()]
        step = max(1.0, len(records) / n_items) if n_items else 1.0
        return [records[int(n * step)] for n in range(int(len(records) / step))]
    return list(islice(_repeated(_samples()), n_items or 1_000))


def _samples() -> list[Record]:
    options = ReadOptions()
    items = (item for item in list_items([str(SAMPLES)], options) if isinstance(item, Item))
    read = [read_item(item, options) for item in items]
    return [{"id": d.source, "title": "", "date": "", "text": d.text} for d in read if hasattr(d, "text")]


def _repeated(records: Sequence[Record]) -> Iterator[Record]:
    yield from records
    copy = 1
    while True:
        yield from varied(records, copy)
        copy += 1


def varied(records: Sequence[Record], copy: int) -> Iterator[Record]:
    """Yield a copy of the records in which ids, dates, figures and a word of every sentence are others."""
    words = _words(records)
    for record in records:
        chance = random.Random(f"{copy} {record['id']}")
        yield {
            **record,
            "id": f"{record['id']}-{copy}",
            "date": _dates(record.get("date", ""), copy),
            "title": _sentence(record.get("title", ""), copy, words, chance),
            "text": "".join(_sentence(s, copy, words, chance) for s in _SENTENCES.findall(record["text"])),
        }


def _words(records: Sequence[Record]) -> dict[int, list[str]]:
    """Return words of two to four characters by their length, each as often as it occurs."""
    found: dict[int, list[str]] = {2: [], 3: [], 4: []}
    for record in records[:: max(1, len(records) // 500)]:
        for word in rjieba.cut(record["text"]):
            if _HAN.fullmatch(word):
                found[len(word)].append(word)
    return found


def _sentence(text: str, copy: int, words: dict[int, list[str]], chance: random.Random) -> str:
    tokens = rjieba.cut(text)
    places = [n for n, token in enumerate(tokens) if _HAN.fullmatch(token) and words[len(token)]]
    if places:
        place = chance.choice(places)
        tokens[place] = chance.choice(words[len(tokens[place])])
    return _figures(_dates("".join(tokens), copy), copy)


def _dates(text: str, copy: int) -> str:
    text = _YEAR.sub(lambda m: str(int(m[0]) - copy), text)
    text = _MONTH.sub(lambda m: str((int(m[0]) + copy - 1) % 12 + 1), text)
    return _DAY.sub(lambda m: str((int(m[0]) + 3 * copy - 1) % 28 + 1), text)


def _figures(text: str, copy: int) -> str:
    """Change every number that is no part of a date, keeping its length."""

    def other(match: re.Match[str]) -> str:
        if text[match.end() : match.end() + 1] in tuple(_KEPT):
            return match[0]
        return "".join(str((int(digit) + copy - 1) % 9 + 1) for digit in match[0])

    return _FIGURE.sub(other, text)


def n_bytes(records: Iterable[Record]) -> int:
    """Return the size of the records' texts in UTF-8."""
    return sum(len(record["text"].encode()) for record in records)


def write_records(path: Path, records: Iterable[Record]) -> Path:
    """Write JSON Lines, as they come."""
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path
