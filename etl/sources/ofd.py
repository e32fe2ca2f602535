"""OFD files (GB/T 33190, the national format for fixed pages): the text of each page, a form feed between pages.

``ofdkit`` follows the standard's parts from ``OFD.xml`` to the TextCode of each
page and its templates, and puts them in the order in which they are read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from importlib.metadata import version
from zipfile import ZipFile

import ofdkit

from etl.sources.kinds import LARGEST_TEXT, FileText, ReadFault, megabytes
from etl.sources.metadata import own_evidence
from etl.sources.printed import PAGE_BREAK, PrintedLine, page_text
from etl.sources.zipped import fault_of

__all__ = ["MOST_PAGES", "MOST_RUNS", "READER", "read_ofd"]

READER = f"ofd/1 ofdkit {version('ofdkit')}"
MOST_PAGES = 3_000
MOST_RUNS = 10_000
MOST_APART = 200
"""So many single characters may stand apart on one page: the library looks for upright labels among all of them."""
MOST_NESTED = 40
"""So many graphic units may be used by graphic units: each may double what has to be walked through."""

_LETTER = re.compile(r"[^\W\d_]")


def read_ofd(data: bytes) -> FileText | ReadFault:
    """Read an OFD file; raises ``ofdkit.OFDError`` and what ``zipfile`` raises where it is broken."""
    with ZipFile(io.BytesIO(data)) as package:
        fault = fault_of(package.infolist(), len(data))
        if fault:
            return ReadFault(*fault)
        if _nested_units(package) > MOST_NESTED:
            return ReadFault("file too large", "Its graphics are nested beyond reading: convert it to PDF.")
    with ofdkit.open(data) as document:
        return _read(document)


def _nested_units(package: ZipFile) -> int:
    """Return how many references to graphic units stand in the parts that define such units."""
    parts = (package.read(info) for info in package.infolist() if info.filename.lower().endswith(".xml"))
    return sum(part.count(b"CompositeObject ") for part in parts if b"CompositeGraphicUnit" in part)


def _read(document: ofdkit.OFDDocument) -> FileText | ReadFault:
    if len(document.pages) > MOST_PAGES:
        return ReadFault(
            "file too large", f"It has {len(document.pages):,} pages, and {MOST_PAGES:,} are read: split it."
        )
    pages: list[str] = []
    for page in document.pages:
        if len(page.runs) > MOST_RUNS:
            return ReadFault("file too large", f"Page {page.index + 1} has more text than is read: convert it to PDF.")
        pages.append(_page_text(page))
        if sum(map(len, pages)) > LARGEST_TEXT:
            return ReadFault("file too large", f"Its text has more than {megabytes(LARGEST_TEXT)}: split it.")
    text = PAGE_BREAK.join(pages)
    if not _LETTER.search(text):
        detail = "Its pages are pictures: put it through character recognition (OCR) first, and give the text."
        return ReadFault("OFD without text", detail)
    info = document.info
    return FileText(text, evidence=own_evidence(text, info.title or "", info.author or "", info.creation_date or ""))


def _page_text(page: ofdkit.Page) -> str:
    """Return the lines of a page, indented as the pieces of text are that they begin with."""
    begins: dict[str, tuple[float, float]] = {}
    for run in page.runs:
        begins.setdefault(run.text.strip(), (run.x, run.size))
    lengths = sorted({len(text) for text in begins if text}, reverse=True)
    lines = []
    shown = page.text() if _n_apart(page.runs) <= MOST_APART else _by_place(page.runs)
    for line in shown.split("\n"):
        text = next((line[:length] for length in lengths if line[:length] in begins), "")
        lines.append(PrintedLine(line, *begins.get(text, (0.0, 0.0))))
    return page_text(lines)


def _n_apart(runs: Sequence[ofdkit.TextRun]) -> int:
    """Return how many single characters stand apart from what is before and behind them on their line."""
    placed = sorted(runs, key=lambda run: (round(run.y), run.x))
    n_apart = 0
    for number, run in enumerate(placed):
        before = placed[number - 1] if number else None
        behind = placed[number + 1] if number + 1 < len(placed) else None
        n_apart += len(run.text.strip()) == 1 and not _touch(before, run) and not _touch(run, behind)
    return n_apart


def _touch(left: ofdkit.TextRun | None, right: ofdkit.TextRun | None) -> bool:
    if left is None or right is None or round(left.y) != round(right.y):
        return False
    return bool(right.x - left.x - left.width <= 0.5 * right.size)


def _by_place(runs: Sequence[ofdkit.TextRun]) -> str:
    """Return the text line by line as it is placed, without regard to labels and columns."""
    lines: dict[int, list[str]] = {}
    for run in sorted(runs, key=lambda run: (round(run.y), run.x)):
        lines.setdefault(round(run.y), []).append(run.text.strip())
    return "\n".join("".join(line) for line in lines.values())
