"""The language of the search page: words and quoted phrases with AND, OR, NOT and brackets, as FTS5 reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.folding import fold

__all__ = ["BadQueryError", "Sought", "sought"]

_TOKEN = re.compile(r'"[^"]*"?|“[^”]*”?|[()（）]|[^\s"“()（）]+')
_DEEPEST, _MOST_TOKENS = 40, 200


class BadQueryError(ValueError):
    """What was typed is no question; the message says why, in two languages."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A question: the expression for FTS5, and the folded words to show in their context."""

    match: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a question; ``is_absent`` where it must not occur."""

    match: str
    terms: tuple[str, ...]
    is_absent: bool = False


def sought(query: str) -> Sought:
    """Return what ``query`` asks for.

    Raises BadQueryError where there is nothing to look for.
    """
    tokens = _TOKEN.findall(query)
    if len(tokens) > _MOST_TOKENS:
        raise BadQueryError("问得太长 · the question is too long")
    part = _Parser(tokens).read()
    if part is None:
        raise BadQueryError("请输入要找的字词 · type what to look for")
    if part.is_absent:
        raise BadQueryError("NOT 之外至少要有一个要找的词 · besides NOT give at least one word to find")
    return Sought(part.match, tuple(dict.fromkeys(part.terms)))


class _Parser:
    """Reads tokens by descent; brackets and operators that lead nowhere are passed over."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._at = tokens, 0

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _is(self, *names: str) -> bool:
        return self._next() in names

    def read(self) -> _Part | None:
        """Return the whole question, also where brackets close more than they opened."""
        parts = []
        while self._at < len(self._tokens):
            parts.append(self._either(0))
            if self._is(")", "）"):
                self._at += 1
        return _all_of([part for part in parts if part])

    def _either(self, depth: int) -> _Part | None:
        parts = [self._both(depth)]
        while self._is("OR"):
            self._at += 1
            parts.append(self._both(depth))
        return _one_of([part for part in parts if part])

    def _both(self, depth: int) -> _Part | None:
        parts = []
        while self._next() and not self._is("OR", ")", "）"):
            if self._is("AND"):
                self._at += 1
                continue
            parts.append(self._single(depth))
        return _all_of([part for part in parts if part])

    def _single(self, depth: int) -> _Part | None:
        is_absent = False
        while self._is("NOT"):
            self._at += 1
            is_absent = not is_absent
        if not self._next() or self._is("OR", "AND", ")", "）"):
            return None
        part = self._atom(depth)
        return _Part(part.match, part.terms, part.is_absent != is_absent) if part else None

    def _atom(self, depth: int) -> _Part | None:
        token = self._next()
        self._at += 1
        if token not in {"(", "（"}:
            folded = fold(token.strip('"“”'))
            return _Part(_phrase(folded), (folded,)) if folded else None
        if depth >= _DEEPEST:
            raise BadQueryError("括号太深 · too many brackets inside one another")
        part = self._either(depth + 1)
        if self._is(")", "）"):
            self._at += 1
        return part


def _phrase(folded: str) -> str:
    return '"' + " ".join(folded).replace('"', '""') + '"'


def _terms(parts: list[_Part]) -> tuple[str, ...]:
    return tuple(term for part in parts for term in part.terms)


def _all_of(parts: list[_Part]) -> _Part | None:
    present, absent = [p for p in parts if not p.is_absent], [p for p in parts if p.is_absent]
    if not parts or len(parts) == 1:
        return parts[0] if parts else None
    if not present:
        return _Part("(" + " OR ".join(p.match for p in absent) + ")", _terms(absent), is_absent=True)
    match = "(" + " AND ".join(p.match for p in present) + ")"
    if absent:
        match = f"({match} NOT ({' OR '.join(p.match for p in absent)}))"
    return _Part(match, _terms(present))


def _one_of(parts: list[_Part]) -> _Part | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    if any(part.is_absent for part in parts):
        raise BadQueryError("OR 的各项不能是 NOT · the parts of OR cannot be NOT")
    return _Part("(" + " OR ".join(p.match for p in parts) + ")", _terms(parts))
