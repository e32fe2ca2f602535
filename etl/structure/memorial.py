"""Days that a speaker counts from a memorial day: ``后天，就是我们党85周年的生日`` was said on 29 June 2006."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from etl.lexicon import table
from etl.structure.years import chinese_number, day

__all__ = ["Counted", "counted_day"]

_AHEAD = {"前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2, "大后天": 3}
_NUMBER = "([0-9]{1,3}|[一二三四五六七八九十百]{1,5})"
_COUNT = re.compile(f"{_NUMBER}(?P<years>周年|岁)|第{_NUMBER}个")
_CLAUSE = re.compile(
    "(?<!大)(?P<near>大后天|后天|明天|今天|昨天|前天)[，,]?(?:我们)?(?:就|正|恰|又)?好?(?:是|迎来|将是)(?P<of>[^。；！？\n，]{2,30})"
)
_REACH = 4_000


@dataclass(frozen=True, slots=True)
class Counted:
    """Words that count from a memorial day; ``year`` is ``None`` where they do not number it."""

    words: str
    month: int
    of_month: int
    ahead: int
    year: int | None

    def on(self, year: int) -> date | None:
        """Return the day on which it was said, if the memorial day is that of ``year``."""
        memorial = day(year, self.month, self.of_month)
        return memorial - timedelta(days=self.ahead) if memorial else None


@cache
def _days() -> tuple[tuple[re.Pattern[str], int, int, int], ...]:
    rows = table("memorial_days")
    return tuple((re.compile(r["words"]), int(r["month"]), int(r["day"]), int(r["since"] or 0)) for r in rows)


def counted_day(text: str) -> Counted | None:
    """Return the first such words of a text."""
    for found in _CLAUSE.finditer(text[:_REACH]):
        for words, month, of_month, since in _days():
            if words.search(found["of"]):
                return Counted(found[0], month, of_month, _AHEAD[found["near"]], _year(found["of"], since))
    return None


def _year(words: str, since: int) -> int | None:
    """Return the year that an anniversary's number gives (``85周年``, ``第29个教师节``)."""
    count = _COUNT.search(words)
    if count is None or not since:
        return None
    number = chinese_number(count[1] or count[3])
    return since + number - (0 if count["years"] else 1)
