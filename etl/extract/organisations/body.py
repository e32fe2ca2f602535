"""A body as the scan finds it: what ends its name, who owns it, what it is part of."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.organisations.lexicon import Token

__all__ = ["Body"]


@dataclass(frozen=True, slots=True)
class Body:
    """A named body: ``text[start:owner_end]`` is its owner, ``parent`` the body that it is part of.

    ``owner``: division, level, body, free or none. ``rule`` and ``confidence`` go to the mention.
    """

    start: int
    end: int
    owner: str
    owner_end: int
    token: Token
    parent: Body | None = None
    confidence: float = 0.95

    @property
    def depth(self) -> int:
        """Return how many bodies it is part of, one within the other."""
        return 0 if self.parent is None else 1 + self.parent.depth

    @property
    def rule(self) -> str:
        """Return the id of the rule that found it."""
        return f"org-{self.token.kind}-{self.owner}"
