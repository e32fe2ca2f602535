"""Bytes to text: which encoding a Chinese document is in, and when it is in none.

Strict UTF-8 decides where it fits. Otherwise each legacy encoding that decodes
without error is scored by how many of its characters are common in Chinese
writing: a wrong decoding of Chinese gives rare characters, so a handful of
characters is enough to tell Big5 from GB18030. A UTF-8 file with broken bytes
is recognised and refused, for every decoding of it would invent text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from etl.lexicon import lines

__all__ = ["Decoded", "DecodingFault", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("gb18030", "big5hkscs", "cp950")
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "utf8": "utf-8"}
_PUBLIC_NAMES = {"big5hkscs": "big5", "cp950": "big5"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_OF_WORD = re.compile(r"[\x01\x02\x05\x07\x08\x13-\x15\x1e\x1f]")
"""Marks of pictures, notes, cells, drawings, fields and hyphens in the text of a Word file, taken out as it stands."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·％℃０１２３４５６７８９\u3000"
_FOREIGN = re.compile(r"[^\x00-\x7f\u3400-\u9fff]")
_SAMPLE = 200_000
_PLAUSIBLE = 0.4
_HINT_BONUS = 0.15
_CONTROLS_ALLOWED, _OF_WORD_ALLOWED = 0.002, 0.4


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding that it was in."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class DecodingFault:
    """Why bytes are no text, and what to do about it."""

    reason: str
    detail: str


def decode(data: bytes, hint: str = "", forced: str = "") -> Decoded | DecodingFault:
    """Decode a document; ``hint`` is what it says of itself, ``forced`` what the user says of it."""
    if not data.strip():
        return DecodingFault(
            "empty file", "The file holds nothing or only white space: fetch it again or leave it out."
        )
    found = _decode_forced(data, forced) if forced else _detect(data, hint)
    if isinstance(found, DecodingFault):
        return found
    text = found.text.removeprefix("\ufeff") if found.encoding.startswith("utf-") else found.text
    if not text.strip("\ufeff\u200b \t\r\n\x0b\x0c\xa0\u3000"):
        return DecodingFault("empty file", "The file holds only white space: fetch it again or leave it out.")
    if _is_binary(text):
        return DecodingFault(
            "binary file", "The file holds control characters: convert it to plain text or HTML first."
        )
    return Decoded(text, _PUBLIC_NAMES.get(found.encoding, found.encoding))


def _decode_forced(data: bytes, encoding: str) -> Decoded | DecodingFault:
    try:
        return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
    except LookupError:
        return DecodingFault("unknown encoding", f"There is no encoding {encoding!r}: try utf-8, gb18030 or big5.")
    except UnicodeDecodeError as error:
        detail = f"Byte {error.start} is not {encoding}: give another encoding, or none to have it detected."
        return DecodingFault("undecodable", detail)


def _detect(data: bytes, hint: str) -> Decoded | DecodingFault:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decode_forced(data[len(bom) :], name)
    if b"\x00" in data:
        return _detect_utf16(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    if _is_broken_utf8(data):
        detail = f"The text is UTF-8 but byte {broken_at} is not: fetch it again, or mend it and add it anew."
        return DecodingFault("broken utf-8", detail)
    best = _best_legacy(data, hint)
    if best is None:
        detail = f"Neither UTF-8 (byte {broken_at}), GB18030, Big5 nor UTF-16 gives Chinese text: name the encoding."
        return DecodingFault("undecodable", detail)
    return best


def _detect_utf16(data: bytes) -> Decoded | DecodingFault:
    """Text with zero bytes is UTF-16 if it reads as Chinese, or else no text."""
    even = data[: len(data) // 2 * 2]
    scored = [(plausibility(even[:_SAMPLE].decode(name, "replace")), name) for name in ("utf-16-le", "utf-16-be")]
    score, name = max(scored)
    if score < _PLAUSIBLE or len(even) != len(data):
        return DecodingFault("binary file", "The file holds zero bytes: convert it to plain text or HTML first.")
    return _decode_forced(data, name)


def _is_broken_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few bad bytes from a legacy encoding, whose bytes seldom form UTF-8 by chance."""
    sample = data[:_SAMPLE]
    total = len(sample) - len(sample.decode("ascii", "ignore"))
    kept = sample.decode("utf-8", "ignore")
    sound = len(kept.encode("utf-8")) - len(kept.encode("ascii", "ignore"))
    return sound > 0.7 * total and plausibility(kept) >= _PLAUSIBLE


def _best_legacy(data: bytes, hint: str) -> Decoded | None:
    hinted = _ALIASES.get(hint.lower(), hint.lower())
    best: tuple[float, Decoded] | None = None
    for name in (*_LEGACY, "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        score = plausibility(text[:_SAMPLE]) + (_HINT_BONUS if name == hinted else 0.0)
        if best is None or score > best[0] + 1e-9:
            best = score, Decoded(text, name)
    return best[1] if best and best[0] >= _PLAUSIBLE else None


def _common() -> frozenset[str]:
    return frozenset("".join(lines("common_characters")))


def plausibility(text: str) -> float:
    """Return the share of common Chinese characters and marks among all that are not ASCII."""
    common = _common()
    han = _HAN.findall(text)
    other = _FOREIGN.findall(text)
    if not han and not other:
        return 0.0
    marks = sum(char in _MARKS for char in other)
    # marks prove little: full-width marks and blanks exist in every encoding at other bytes
    return (sum(char in common for char in han) + 0.5 * marks) / (len(han) + 0.5 * marks + (len(other) - marks))


def _is_binary(text: str) -> bool:
    """Tell whether text holds control characters; those of Word may stand in Chinese writing."""
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if controls <= 2 or controls <= _CONTROLS_ALLOWED * len(sample):
        return False
    of_word = len(_OF_WORD.findall(sample))
    others = controls - of_word
    is_written = of_word <= _OF_WORD_ALLOWED * len(sample) and plausibility(sample) >= _PLAUSIBLE
    return not is_written or (others > 2 and others > _CONTROLS_ALLOWED * len(sample))
