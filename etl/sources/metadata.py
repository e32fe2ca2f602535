"""What a DOCX, PDF or OFD file says of itself, believed only as far as its own text bears it out.

Word processors keep the title of the file that was copied, and name the owner of
the computer as author. So a title counts where it is also printed at the text's
head, an author where a short line at head or foot names him. The day of creation
is handed on under a kind of its own, ``created_on``: the day that somebody typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.records import Evidence

__all__ = ["iso_day", "own_evidence"]

_DAY = re.compile(r"(?:D:)?((?:19|20)\d\d)\D?(0[1-9]|1[0-2])\D?(0[1-9]|[12]\d|3[01])")
_MADE_TITLE = re.compile(r"^(?:Microsoft Word - )|\.(?:docx?|wps|pdf|ofd|rtf)$", re.I)
_NAME = re.compile(r"[\u3400-\u9fff·]{2,12}")
_HEAD, _FOOT, _TITLE_LINES, _SHORT = 30, 12, 4, 40


def own_evidence(text: str, title: str, author: str, created: str) -> tuple[Evidence, ...]:
    """Return what of a file's title, author and time of creation may count for the document ``text``."""
    lines = [squashed for line in text.split("\n") if (squashed := "".join(line.split()))]
    values = {
        "web_title": _printed_title(lines[:_HEAD], "".join(_MADE_TITLE.sub("", title).split())),
        "web_author": _printed_author([*lines[:_HEAD], *lines[-_FOOT:]], "".join(author.split())),
        "created_on": iso_day(created),
    }
    return tuple(Evidence(kind, value) for kind, value in values.items() if value)


def iso_day(stamp: str) -> str:
    """Return the day of a time stamp as XMP, Dublin Core or PDF writes it, ``""`` if there is none."""
    match = _DAY.match(stamp.strip())
    return "-".join(match.groups()) if match else ""


def _printed_title(lines: Sequence[str], title: str) -> str:
    """Return the title if lines that follow each other print it and nothing else."""
    if len(title) < 4:
        return ""
    for first in range(len(lines)):
        if any("".join(lines[first:until]) == title for until in range(first + 1, first + 1 + _TITLE_LINES)):
            return title
    return ""


def _printed_author(lines: Sequence[str], author: str) -> str:
    is_named = _NAME.fullmatch(author) and any(author in line for line in lines if len(line) <= _SHORT)
    return author if is_named else ""
