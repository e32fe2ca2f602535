"""What the tests of cleaning share: raw documents out of strings."""

from __future__ import annotations

from etl.clean import clean
from etl.records import CleanText, RawDocument


def raw(text: str, media_type: str = "text/plain") -> RawDocument:
    return RawDocument("a", "a", "", 0, media_type, "utf-8", "text/1", text)


def cleaned(text: str, media_type: str = "text/plain") -> CleanText:
    return clean(raw(text, media_type))


def lines(text: str) -> list[str]:
    return cleaned(text).text.split("\n")


def evidence(text: str) -> dict[str, str]:
    return {item.kind: item.value for item in cleaned(text).evidence}
