r"""Characters that are no text: line ends of all kinds, invisible marks, look-alike and full-width forms.

Line ends become ``\n`` and page feeds a break on a line of its own; zero-width
and control characters go; radicals and compatibility ideographs, which come out
of PDF files, become the characters they look like; digits, Latin letters and
``％`` become half-width.
"""

from __future__ import annotations

import re
import unicodedata

from etl.clean.mapped import BREAK, Mapped, spans_of

__all__ = ["clear_characters", "narrow"]

_ENDS = r"\r\x0b\x85\u2028\u2029"
_UNSEEN = r"\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb"
_ALIKE = r"\u2e80-\u2fdf\uf900-\ufaff"
_LINE_ENDS = re.compile(rf"\r\n|[{_ENDS}]")
_PAGE_FEEDS = re.compile(BREAK)
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_LOOKALIKE = re.compile(f"[{_ALIKE}]")
_ODD = re.compile(f"[{BREAK}{_ENDS}{_UNSEEN}{_ALIKE}]")
# both open with the character itself and look back behind it, so that text without it is passed over fast
_WIDE = re.compile(
    r"[\uff05\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufe6a．－／＋＝＠＿＆＃]"
    r"(?:(?<![－／＋＝＠＿＆＃])|(?<=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ].)(?=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]))"
)
_ZERO = re.compile(
    r"[○◯ＯＯ０0oOОΟ](?:(?<=[一二三四五六七八九〇].)(?=[一二三四五六七八九〇○◯Ｏ０0oOОΟ])|(?<=[一二三四五六七八九〇][○◯Ｏ０0oOОΟ].)(?=[一二三四五六七八九年])"
    r"|(?<=[一二三四五六七八九〇][○◯Ｏ０0oOОΟ][一二三四五六七八九].)(?=年))"
)
# radicals that normalisation leaves alone: the character that each stands for
_RADICALS = dict(
    zip(
        "⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⺠⺟⺩⻁⻂⻌⻫⺫⺼⻊⻏⻖",
        "西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟民母王虎衣辶齐目肉足阝阝",
        strict=True,
    )
)


def _normal(char: str) -> str:
    plain = _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


_LOOKALIKE_TABLE = {code: _normal(chr(code)) for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))}
_WIDE_TABLE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0xFE6A: "%"}


def clear_characters(doc: Mapped) -> None:
    """Bring line ends to one form, take out what cannot be seen, and put look-alikes right."""
    if not _ODD.search(doc.text):
        return
    doc.tidy([(start, end, "\n") for start, end in spans_of(_LINE_ENDS, doc.text)])
    doc.remove(spans_of(_INVISIBLE, doc.text), "characters", "invisible or control character")
    if BREAK in doc.text:
        doc.tidy([(start, end, f"\n{BREAK}\n") for start, end in spans_of(_PAGE_FEEDS, doc.text)])
    if _LOOKALIKE.search(doc.text):
        plain = _LOOKALIKE.sub(lambda match: _LOOKALIKE_TABLE[ord(match[0])], doc.text)
        doc.rewrite(plain, "characters", "radical or compatibility form")


def narrow(doc: Mapped) -> None:
    """Make digits, Latin letters, percent signs and the marks between them half-width."""
    if _ZERO.search(doc.text):
        doc.rewrite(_ZERO.sub("〇", doc.text), "characters", "zero of a Chinese numeral")
    if _WIDE.search(doc.text):
        narrowed = _WIDE.sub(lambda match: match[0].translate(_WIDE_TABLE), doc.text)
        doc.rewrite(narrowed, "characters", "full-width form of a digit, letter or sign")
