"""What the forms of coinages have in common: numeric formulas, parallel slogans, names of drives."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Found", "canonical", "is_numeric", "is_parallel", "kind_by_ending"]

_NUMERAL = "一二三四五六七八九十两双"
_GROUPS = re.compile(rf"(?:[{_NUMERAL}]+|\d+)[^\d{_NUMERAL}、，]{{1,6}}[、，]?")
_PURE = re.compile(rf"[{_NUMERAL}○〇零]{{4,7}}|\d{{3,6}}|\d(?:[+＋]\d)+(?:[+＋][nNxX])?")
_COUNTED = re.compile(
    r"^[一二三四五六七八九十两几]个(?:方面|问题|环节|阶段|目标|原因|层面|层次|重点|关键|文件|部分|特点|步骤|字|月|人|多月|半天|小时)"
    r"|^(?:\d+|[一二三四五六七八九十两]+)(?:年|月|日|天|周|小时|分钟|岁|元|后|号|点|届|期|楼|等|级|线|大杰出|佳|好|强|星级)"
    r"|^[十百][大佳强]|^第|^\d+$|^双(?:十|休|向|方|语|边|人)|^一"
)
_MEASURED = re.compile(
    r"^(?:\d+|[一二三四五六七八九十两]+)(?:年|月|日|天|周|小时|分钟|岁|元|后|号|点|届|期|楼|等|级|线)"
)
_BIG = re.compile(
    r"^[一二三四五六七八九十两多](?:[包帮带联挂结保管促][一二三四五六七八九十多])$|^[\u4e00-\u9fff]{2,5}(?:\d{1,3}|[一二三四五六七八九十]{1,3})条$|"
    r"双[百千万联创培优强]|[三四五六七八九][位网星型化]一体|[一二三四五六七八九]网合一|^[二两三四五六七八九十]个一$|^[二两三四五六七八九十]双$"
)
_ENDINGS = (
    (re.compile(r"(?:计划|战略|规划|倡议)$"), "plan"),
    (re.compile(r"^[一二三四五六七八九十]{1,2}[大项件].*工程$"), "numeric"),
    (re.compile(r"(?:工作法|思路|论|观|(?:一号|满意|民心|德政|民生)工程)$"), "slogan"),
    (
        re.compile(
            r"(?:行动|工程|活动|会战|运动|攻势|战役|战疫|攻坚|百日战|大比武|大排查|大整治|大起底|大接访|大培训|大宣讲|回头看行动|[\u4e00-\u9fff]{2}(?:年|月)|大讨论|大走访|大练兵|大调研)$"
        ),
        "campaign",
    ),
)
_MARKS = re.compile(r"[“”‘’]")


@dataclass(frozen=True, slots=True)
class Found:
    """A formulation in the text; ``name`` is given where it differs from the words that stand there."""

    start: int
    end: int
    kind: str
    method: str
    confidence: float
    name: str = ""


def canonical(surface: str) -> str:
    """Return the name that stands for a surface: without quotation marks and a trailing ``活动``."""
    bare = _MARKS.sub("", surface)
    return re.sub(r"(?<=.{2})(?:主题实践|主题)?活动$", "", bare)


def is_numeric(words: str) -> bool:
    """Return whether ``words`` are a numeric formula such as ``三包五定``, ``一区五园`` or ``13345``."""
    if _PURE.fullmatch(words):
        return True
    if _BIG.search(words):
        return len(words) <= 8
    groups = _GROUPS.findall(words)
    if not groups or "".join(groups) != words or _MEASURED.search(words):
        return False
    if len(groups) > 1:
        return max(len(group) for group in groups) <= 7
    return len(words) <= 7 and not _COUNTED.search(words)


def is_parallel(words: str) -> bool:
    """Return whether ``words`` are a slogan of two or more parts of like build."""
    parts = re.split(r"[、，；\s]", words)
    sizes = [len(part) for part in parts]
    if len(parts) < 2 or min(sizes) < 1 or max(sizes) > 14:
        return False
    if len(parts) == 2:
        return min(sizes) >= 3 and (sizes[0] == sizes[1] or (abs(sizes[0] - sizes[1]) == 1 and _echoes(*parts)))
    return max(sizes) - min(sizes) <= 2 and (max(sizes) >= 2 or len(parts) >= 3)


def _echoes(first: str, second: str) -> bool:
    """Return whether two parts of unequal length share what makes them parallel (人一之我十之、人十我百之)."""
    return len(set(first) & set(second)) * 2 >= min(len(set(first)), len(set(second)))


def kind_by_ending(words: str) -> str:
    """Return the kind that the last word of a coinage shows, ``""`` where it shows none."""
    return next((kind for pattern, kind in _ENDINGS if pattern.search(words)), "")
