"""Whether a text breaks off: a page that shows only the beginning, or a file that was cut."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.clean.forms import FULL_STOP, is_date_line, is_open, is_row

__all__ = ["breaks_off"]

_COMPLETE = re.compile(
    r"(?:共印\s?\d+\s?份|印发|\d{1,8}份)[）)]?$"
    r"|(?:责任编辑|编辑|审核|签发|校对|责编|撰稿|联系人|联系电话|主题词|报|送|发|抄送)\s?[:：]\s?[^：:]{2,60}(?<!审)(?<!核)(?<!签发)(?<!编辑)$"
    r"|[）)】]$|(?:完|谢谢大家)$"
)
_SIGNED = re.compile(r"[\u4e00-\u9fff]{2,30}(?:政府|委员会|办公室|局|厅|部|院|会|小组|党委|支部|公司|中心|大学|学校)$")
_DANGLING = re.compile(r"(?:责任编辑|编辑|审核|签发|校对)\s?[:：].{0,20}\s(?:审|核|签|编|校)$")
_ROW = re.compile(r"[^\s，。；]{1,30}(?: [^\s，。；]{1,30})* [-+]?\d[\d,.]*[%‰]?(?: [^\s，。；]{1,30})*")
_ENOUGH = 300
_PROSE = re.compile(r"[，。；]")


def breaks_off(paragraphs: list[str], shows_part: Callable[[], bool]) -> bool:
    """Tell whether the last paragraph lacks its end; where the page ``shows_part`` of a text less is needed."""
    if not paragraphs:
        return False
    last = paragraphs[-1][-_ENOUGH:]
    if FULL_STOP.search(last):
        return False
    is_preview = shows_part()
    if re.search(r"[：:；;，、,]$", last) or is_open(last) or (is_preview and _DANGLING.search(last)):
        return True
    if is_date_line(last) or _COMPLETE.search(last) or is_row(last) or _ROW.fullmatch(last):
        return False
    if is_preview and not _SIGNED.search(last):
        return len(last) > 4
    return len(last) >= 40 and last.count(" ") < 6 and bool(_PROSE.search(last))
