"""The kinds of official documents (文种), by which titles are told."""

from __future__ import annotations

import re

from etl.lexicon import lines

__all__ = ["KINDS", "KIND_AT_END"]

KINDS = "|".join(lines("kinds_of_document"))
"""The names of all kinds, as alternatives of a pattern."""
KIND_AT_END = re.compile(rf"(?:{KINDS})(?:稿|[（(][^（()）]{{1,12}}[）)])?$")
"""Ends a title that names the kind of its document: …的通知, …工作方案（试行）."""
