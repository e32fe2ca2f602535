"""Traditional characters become simplified, by words in context.

OpenCC's phrase tables do most, over-conversions of the source included (``乾部``
is 干部 to them). What they leave is put right here: 著 that means 着, variants,
and wrong characters of careless conversions (``恢覆``). A text in simplified
characters may hold single traditional ones; there only characters that have no
use of their own in simplified writing are converted, so that names keep theirs.
"""

from __future__ import annotations

import re
import string
from functools import cache
from itertools import compress
from operator import ne

from opencc import OpenCC

from etl.clean.mapped import Mapped
from etl.lexicon import lines as lexicon_lines
from etl.lexicon import table

__all__ = ["detect_script", "simplify"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_GOES_ON = re.compile(r"[\u3400-\u9fff\d“「]")
# characters that simplified writing uses as well: in names, in rare words or with another meaning
_SHARED = frozenset(
    "乾著於後裏裡麽夥藉瞭徵覆復鍾锺昇甯寧嶽堃喆祐佑崑峯羣範岡係託採佈佔週註捨彙匯鬱誌讎甦脩麴穀醜豐丰閤闆鬆鬍鬚髮麵"
    "鬥籤簽纔剋尅崐邨菸砲唸祕燻盃閑閒韮癒陞昺珎陳葉於蘋摺隻準鼕闢捲沖衝舖儘噁姦洩淒慼慾託妳牠祂堅餘"
)
# characters of simplified writing that are converted within a phrase only (毛坏, 批覆, 深沈)
_IN_PHRASES = frozenset("哩坏沈甦瞭藉衹覆")
_MANY = 8
_LOOKAROUND = re.compile(r"\(\?<?[=!][^)]*\)")
_CHE = re.compile(r"著")
_ZHU_BEFORE = re.compile(r"[显顯昭卓编編专專原名论論土巨遗遺合所译譯撰较彰共拙新旧舊力自大]$")
_ZHU_AFTER = re.compile(r"[名作述称稱者书書录錄有文]")
_NAME_BEFORE = re.compile(rf"[者长長记記任席员員、，：:（(「“][{''.join(lexicon_lines('clean_surnames'))}]$")
_NOT_ZHU = re.compile(r"[穿隨随沿接跟執执附緊紧黏粘衣本意圍围朝向為为憑凭有帶带拿看坐站跑走]$")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _corrections() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return what OpenCC leaves wrong: the characters concerned, pattern and replacement of equal length."""
    return tuple(
        (_LOOKAROUND.sub("", row["wrong"]), re.compile(row["wrong"]), row["right"])
        for row in table("script_corrections")
    )


@cache
def _concerned() -> re.Pattern[str]:
    """Return what finds a character that something is to be put right with."""
    return re.compile(f"[{''.join(sorted({sign[-1] for sign, _, _ in _corrections()}))}]")


@cache
def _convertible() -> re.Pattern[str]:
    """Return what finds a character that OpenCC may convert: all but those of simplified writing that it leaves."""
    codes = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    plain = "".join(code.decode("gbk", "ignore") for code in codes) + string.printable + "\xa0\u2002\u2003〇•"
    left = {a for a, b in zip(plain, _converter().convert(plain), strict=True) if a == b}
    return re.compile(f"[^{re.escape(''.join(sorted(left.difference(_IN_PHRASES))))}]")


def detect_script(text: str) -> str:
    """Return ``Hant`` for a text mainly in traditional characters, else ``Hans``."""
    if not _convertible().search(text):
        return "Hans"
    converted = _converter().convert(text)
    if converted == text or len(converted) != len(text):
        return "Hans"
    changed = sum(map(ne, text, converted))
    return "Hant" if changed > 0.08 * max(1, len(_HAN.findall(text))) else "Hans"


def simplify(doc: Mapped, script: str) -> None:
    """Bring ``doc`` into simplified characters; ``script`` is that of its raw text."""
    text = doc.text
    converted = _convert(text)
    if converted != text:
        if script == "Hans":
            converted = _only_certain(text, converted, sum(map(ne, text, converted)) >= _MANY)
        doc.rewrite(converted, "script", "traditional character or over-conversion", gap=3)
    doc.rewrite(_put_right(doc.text), "script", "wrong character of a conversion")


def _convert(text: str) -> str:
    """Convert with OpenCC; a line whose length it would change is converted character by character."""
    if not _convertible().search(text):
        return text
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    lines = [(line, _converter().convert(line)) for line in text.split("\n")]
    return "\n".join(new if len(new) == len(old) else _by_character(old) for old, new in lines)


def _by_character(line: str) -> str:
    pairs = ((char, _converter().convert(char)) for char in line)
    return "".join(new if len(new) == 1 else char for char, new in pairs)


def _only_certain(text: str, converted: str, many: bool) -> str:
    """Keep shared characters; where there are few others, convert only common ones, for the rest are in names."""
    common = _common()
    chars = list(converted)
    for at in compress(range(len(text)), map(ne, text, converted)):
        char = text[at]
        if char in _SHARED or not (many or char in common):
            chars[at] = char
    return "".join(chars)


@cache
def _common() -> frozenset[str]:
    return frozenset("".join(lexicon_lines("common_characters")))


def _put_right(text: str) -> str:
    if "著" in text:
        text = _CHE.sub(_che, text)
    if _concerned().search(text):
        for sign, pattern, right in _corrections():
            if sign in text:
                text = pattern.sub(right, text)
    return text


def _che(match: re.Match[str]) -> str:
    """着 or 著: 著 stays in 显著, 著名, 著作 and the like, and as the author's mark behind a name."""
    text, at = match.string, match.start()
    if _NAME_BEFORE.search(text[max(0, at - 2) : at]):
        return "著"
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if _NOT_ZHU.search(before) and after not in {"名", "作"}:
        return "着"
    if _ZHU_BEFORE.search(before) or _ZHU_AFTER.match(after) or not _GOES_ON.match(after):
        return (
            "著" if _ZHU_BEFORE.search(before) or _ZHU_AFTER.match(after) or not _HAN.match(before) else _final(before)
        )
    return "着"


def _final(before: str) -> str:
    """At the end of a phrase 著 is an aspect mark behind a verb (``等著。``), else the author's mark."""
    return "着" if before in "等活忙醒睡躺掛挂開开存留守閒闲急聽听想盼候" else "著"
