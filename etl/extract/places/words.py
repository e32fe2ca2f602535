"""Whether a stretch of text stands as a word of its own, by the words of a dictionary around it."""

from __future__ import annotations

import rjieba

__all__ = ["Words", "is_han"]

AROUND = 12
PROPER = ("ns", "nr", "nz", "nt")
TELLING = "vadrmtpcfslizb"
_MARKS = frozenset("，。、；：！？（）《》“”\n 　")
_LEADS = frozenset("在到赴对从由向往把给经与和及或为是将于至抓帮访驻进赶回离抵达了等跨沿环以并同让据使被请随")


def is_han(char: str) -> bool:
    """Tell whether the character is a Chinese one."""
    return "一" <= char <= "鿿"


class Words:
    """Borders of words in one text, found around a stretch when asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._around: tuple[int, int, dict[int, int]] = (0, 0, {})

    def opens(self, at: int) -> bool:
        """Tell by the character before whether a name may begin: a mark, a figure or a word that leads to places."""
        return at == 0 or not is_han(self.text[at - 1]) or self.text[at - 1] in _LEADS

    def closes(self, at: int) -> bool:
        """Tell whether the text ends here or goes on with a mark or a figure."""
        return at >= len(self.text) or not is_han(self.text[at])

    def _words(self, start: int, end: int) -> dict[int, int]:
        """Return the ends of the words around a stretch by their starts, up to the next marks: no word crosses one."""
        if self._around[:2] != (start, end):
            at, first = start, max(0, start - AROUND)
            while at > first and self.text[at - 1] not in _MARKS:
                at -= 1
            until, last = end, min(len(self.text), end + AROUND)
            while until < last and self.text[until] not in _MARKS:
                until += 1
            found: dict[int, int] = {}
            for word in rjieba.cut(self.text[at:until], False):
                found[at] = at + len(word)
                at += len(word)
            self._around = (start, end, found)
        return self._around[2]

    def begins(self, start: int, end: int) -> bool:
        """Tell whether a word begins where the stretch does."""
        return start in self._words(start, end)

    def stands(self, start: int, end: int) -> bool:
        """Tell whether the stretch is made of whole words."""
        words = self._words(start, end)
        return start in words and (end in words or end in words.values())

    def heads(self, start: int, end: int) -> bool:
        """Tell whether the stretch opens a longer word of the dictionary (北京 in 北京大学)."""
        return self._words(start, end).get(start, 0) > end

    def tells(self, start: int, end: int, kinds: str = TELLING) -> bool:
        """Tell whether the stretch holds a word that says something instead of naming: a verb, adverb, pronoun, number.

        One character says too little to judge by (``麻石坳``), so only longer words count.
        """
        tagged = rjieba.tag(self.text[start:end], False)
        return any(len(word) > 1 and tag[:1] in kinds for word, tag in tagged)

    def is_proper(self, start: int, end: int) -> bool:
        """Tell whether no word of the stretch is an everyday one (one character is judged by what stands around it)."""
        tagged = rjieba.tag(self.text[start:end], False)
        return all(len(word) == 1 or tag[:2] in PROPER for word, tag in tagged)

    def may_name(self, start: int, end: int) -> bool:
        """Tell whether the stretch is more than everyday words: a name has a single character or a known name in it."""
        tagged = rjieba.tag(self.text[start:end], False)
        return any(len(word) == 1 or tag[:2] in PROPER for word, tag in tagged)

    def inside(self, start: int, end: int) -> list[str]:
        """Return the words of a stretch."""
        words = self._words(start, end)
        return [self.text[at : min(last, end)] for at, last in words.items() if start <= at < end]
