"""Ornaments before a paragraph: the square or star that a paper sets before a byline, a caption or a short item."""

from __future__ import annotations

import re

from etl.clean.mapped import Mapped

__all__ = ["strip_bullets"]

_SIGNS = "[■□◆◇●○◎▪▫★☆※►▶▷✦✧❖♦]"
_SIGN = re.compile(_SIGNS)
_BULLET = re.compile(rf"(?m)^(?P<sign>{_SIGNS}{{1,3}})[ \t\u3000\xa0]*(?=[\u4e00-\u9fff“《（(])(?P<rest>[^\n]*)")
_BOX = re.compile("[■□☐☑√✓]")


def strip_bullets(doc: Mapped) -> None:
    """Take ornaments off the beginnings of paragraphs; boxes to be ticked, several on a line, stay."""
    if not _SIGN.search(doc.text):
        return
    spans = [
        (match.start(), match.start("rest")) for match in _BULLET.finditer(doc.text) if not _BOX.search(match["rest"])
    ]
    doc.remove(spans, "bullets", "ornament before a paragraph")
