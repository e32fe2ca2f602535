"""The number grammar reads back every number that is written to it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.metrics.figures import read_figure
from etl.extract.metrics.numerals import read_chinese, scan

_DIGITS = "零一二三四五六七八九"


def _chinese(n: int) -> str:
    """Write an integer below 10^8 as people do: 1010 is 一千零一十, 12 is 十二."""
    if n >= 10**4:
        head, rest = divmod(n, 10**4)
        gap = "零" if 0 < rest < 1000 else ""
        return f"{_chinese(head)}万{gap}{_section(rest)}" if rest else f"{_chinese(head)}万"
    text = _section(n) or "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def _section(n: int) -> str:
    text, zero = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, power)
        if digit:
            text += ("零" if zero else "") + _DIGITS[digit] + sign
            zero = False
        elif text:
            zero = True
    return text


def _values(text: str) -> list[Decimal]:
    return [number.value for number in scan(text)]


def test_every_integer_to_ten_thousand_in_chinese() -> None:
    for n in range(10_001):
        assert read_chinese(_chinese(n)) == n, _chinese(n)
        assert _values(f"共{_chinese(n)}个") == [n], _chinese(n)


def test_every_integer_to_ten_thousand_in_arabic() -> None:
    for n in range(10_001):
        assert _values(f"共{n}个") == [n]
        assert _values(f"共{n:,}个") == [n]


def test_every_integer_to_ten_thousand_in_mixed_form() -> None:
    for n in range(1, 10_001):
        assert _values(f"共{n}万元") == [n * 10**4]
        assert _values(f"共{n}亿元") == [n * 10**8]
        thousands, rest = divmod(n, 1000)
        if thousands and rest and rest % 100 == 0:
            assert _values(f"{thousands}千{rest // 100}百人") == [n]


@given(st.integers(min_value=0, max_value=10**8 - 1))
def test_integers_read_back_in_chinese(n: int) -> None:
    assert read_chinese(_chinese(n)) == n


@given(st.decimals(min_value=0, max_value=10**16, places=4, allow_nan=False, allow_infinity=False))
def test_decimals_are_exact(value: Decimal) -> None:
    written = format(value, "f")
    assert _values(f"共{written}吨") == [Decimal(written)]


@given(st.decimals(min_value=0, max_value=10**8, places=3, allow_nan=False, allow_infinity=False))
def test_powers_are_exact(value: Decimal) -> None:
    written = format(value, "f")
    assert _values(f"{written}万元") == [Decimal(written) * 10**4]
    assert _values(f"{written}亿元") == [Decimal(written) * 10**8]


@given(st.text(alphabet="零一二两三四五六七八九十百千万亿分之点成倍个几余多0123456789.,%-至", max_size=30))
def test_scan_never_raises_and_stays_inside(text: str) -> None:
    last = 0
    for number in scan(text):
        assert last <= number.start < number.end <= len(text)
        last = number.end


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("两千三百余人", "2300", None, "人"),
        ("近30个", "30", None, "个"),
        ("十几个", "10", None, "个"),
        ("十几万元", "100000", None, "元"),
        ("10—15家", "10", "15", "家"),
        ("三至五家", "3", "5", "家"),
        ("8至10个", "8", "10", "个"),
        ("8%至10%", "8", "10", "%"),
        ("3个到5个", "3", "5", "个"),
        ("3-5万亩", "30000", "50000", "亩"),
        ("七八百人", "700", "800", "人"),
        ("七成", "70", None, "%"),
        ("九成五", "95", None, "%"),
        ("三分之二", "0.6667", None, "比例"),
        ("二分之一", "0.5", None, "比例"),
        ("一半以上", "0.5", None, "比例"),
        ("1.5倍", "1.5", None, "倍"),
        ("百分之九十以上", "90", None, "%"),
        ("千分之八", "8", None, "‰"),
        ("2.1个百分点", "2.1", None, "百分点"),
        ("8‰", "8", None, "‰"),
        ("一亿二千万元", "120000000", None, "元"),
        ("1亿2千万元", "120000000", None, "元"),
        ("300余万元", "3000000", None, "元"),
        ("4000多万元", "40000000", None, "元"),
        ("1.3万亿斤", "1300000000000", None, "斤"),
        ("5万千瓦", "50000", None, "千瓦"),
        ("三万五千二百一十六人", "35216", None, "人"),
        ("3.2万农村人口", "32000", None, ""),
        ("两千干部", "2000", None, "人"),
        ("50元/吨", "50", None, "元/吨"),
        ("4.8亿千瓦时", "480000000", None, "千瓦时"),
        ("12,345.6吨", "12345.6", None, "吨"),
        ("3个小时", "3", None, "小时"),
        ("6万人次", "60000", None, "人次"),
    ],
)
def test_figures(text: str, value: str, high: str | None, unit: str) -> None:
    from etl.extract.metrics.figures import join_ranges

    figure = join_ranges(text, [read_figure(text, number) for number in scan(text)])[0]
    assert figure.value == Decimal(value)
    assert figure.high == (None if high is None else Decimal(high))
    if unit:
        assert figure.unit == unit
