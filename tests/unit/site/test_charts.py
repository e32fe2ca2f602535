"""Charts and maps: what is drawn lies where its value says, says what it stands for, and escapes it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from etl.site.charts import Bar, Line, Point, bars, dots, late, number, ranked, ticks, timeline
from etl.site.maps import Place, dot_map, short_name

HOSTILE = '"><script>alert(1)</script>&<img src=x onerror=alert(1)>\u202e'


def read(chart):
    """The chart as a tree: it is well-formed, has a name and a description."""
    tree = ET.fromstring(str(chart))
    assert tree.tag == "svg"
    assert tree.get("aria-label")
    assert tree.find("desc").text
    assert "style=" not in str(chart)
    return tree


def marks(tree):
    return [mark for mark in tree.iter() if mark.get("class") == "mark"]


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (7, "7"), (1234.5, "1,234"), (12_345, "1.234万"), (3.2e8, "3.2亿"), (-20_000, "-2万"), (0.25, "0.25")],
)
def test_numbers_are_said_as_the_field_says_them(value, said):
    assert number(value) == said


@pytest.mark.parametrize(
    ("low", "high"), [(0, 10), (0, 1), (0, 0.003), (0, 7_654_321), (-5, 12), (-90, -3), (0, 99.9), (4, 4), (0, 0)]
)
def test_ticks_are_round_and_hold_all_values(low, high):
    found = ticks(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    assert 2 <= len(found) <= 8
    step = found[1] - found[0]
    assert re.fullmatch(r"[125]e[+-]\d\d", f"{step:.0e}")
    assert all(abs(tick / step - round(tick / step)) < 1e-6 for tick in found)


def test_bars_are_as_high_as_their_values_and_lead_on():
    tree = read(bars([(2010, 4), (2012, 8)], "各年", "份", lambda year: f"/y/{year}"))
    heights = [float(rect.get("height")) for rect in tree.iter("rect")]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.2)
    assert [mark.get("href") for mark in marks(tree)] == ["/y/2010", "/y/2012"]
    assert [mark.get("aria-label") for mark in marks(tree)] == ["2010：4", "2012：8"]
    texts = [text.text for text in tree.iter("text")]
    assert {"2010", "2011", "2012", "份"} <= set(texts)


def test_marks_that_lead_nowhere_can_be_focused_and_say_what_they_are():
    for mark in marks(read(bars([(2010, 4)], "各年"))):
        assert (mark.get("tabindex"), mark.get("role")) == ("0", "img")
        assert mark.get("aria-label") == mark.find("title").text


def test_dots_lie_in_time_and_value_below_zero_too():
    tree = read(dots([Point(2010.5, -3, "甲"), Point(2011.5, 9, "乙"), Point(2011.5, 3, "丙", "target")], "增长", "%"))
    low, high = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in tree.iter("circle")]
    assert low[0] < high[0]
    assert low[1] > high[1]
    zero = next(line for line in tree.iter("line") if line.get("class") == "axis")
    assert high[1] < float(zero.get("y1")) < low[1]
    assert len(list(tree.iter("rect"))) == 1, "a target is a square"


def test_a_part_is_never_longer_than_its_whole():
    tree = read(ranked([Bar("问题", 100, "百", 40.0), Bar("意见", 50, "五十", 50.0)], "问题", aim=80))
    widths = {(r.get("class"), r.get("y")): float(r.get("width")) for r in tree.iter("rect")}
    rows = sorted({y for _, y in widths}, key=float)
    assert [widths["bar", y] / widths["whole", y] for y in rows] == [pytest.approx(0.4, abs=0.01), 1.0]
    assert len([line for line in tree.iter("line") if line.get("class") == "aim"]) == 1


def test_a_timeline_has_a_row_for_each_name_and_its_stretches_in_order():
    lines = [
        Line("甲县", 2013.1, 2013.25, "动员", "stated", "/a"),
        Line("甲县", 2013.25, 2013.75, "整治", "stated", "/b"),
        Line("乙县", 2013.5, 2013.5, "推进", "event", "/c"),
    ]
    tree = read(timeline(lines, "阶段"))
    first, second = list(tree.iter("rect"))
    assert float(first.get("x")) + float(first.get("width")) == pytest.approx(float(second.get("x")), abs=0.5)
    assert first.get("y") == second.get("y")
    assert [mark.get("href") for mark in marks(tree)] == ["/a", "/b", "/c"]
    assert "2013" in [text.text for text in tree.iter("text")]


def test_nothing_to_draw_is_nothing():
    for drawn in (bars([], "无"), dots([], "无"), ranked([], "无"), timeline([], "无"), dot_map([], [], [], "无")):
        assert drawn == ""


def test_what_is_written_is_escaped():
    point, bar, line = (
        Point(2010, 1, HOSTILE, "reported", HOSTILE),
        Bar(HOSTILE, 1, HOSTILE),
        Line(HOSTILE, 1, 2, HOSTILE),
    )
    place = Place((30.0, 110.0), HOSTILE, 3, HOSTILE, HOSTILE)
    land = [(20.0, 100.0), (40.0, 120.0)]
    for chart in (
        dots([point], HOSTILE, HOSTILE),
        ranked([bar], HOSTILE, HOSTILE),
        timeline([line], HOSTILE),
        dot_map([place], land, [(HOSTILE, (30.0, 110.0))], HOSTILE),
    ):
        assert read(chart).get("aria-label") == HOSTILE
        assert "<script" not in chart
        assert "<img" not in chart


SEATS = {
    "北京": (39.9, 116.4),
    "广东": (23.1, 113.3),
    "新疆": (43.8, 87.6),
    "西藏": (29.6, 91.1),
    "黑龙江": (45.7, 126.6),
}


def test_the_map_has_north_above_and_east_to_the_right_and_larger_dots_for_more():
    places = [Place(spot, name, 4 ** (n + 1), name, f"/{name}") for n, (name, spot) in enumerate(SEATS.items())]
    tree = read(dot_map(places, list(SEATS.values()), list(SEATS.items()), "地图"))
    drawn = {mark.get("aria-label"): next(mark.iter("circle")) for mark in marks(tree)}
    spots = {name: (float(circle.get("cx")), float(circle.get("cy"))) for name, circle in drawn.items()}
    assert spots["新疆"][0] < spots["西藏"][0] < spots["广东"][0] < spots["北京"][0] < spots["黑龙江"][0]
    assert spots["黑龙江"][1] < spots["北京"][1] < spots["西藏"][1] < spots["广东"][1]
    sizes = [float(drawn[name].get("r")) for name in SEATS]
    assert sizes == sorted(sizes)
    assert sizes[-1] == pytest.approx(2 * sizes[-2], rel=0.01), "four times the documents, twice as wide"
    _, _, width, height = map(float, tree.get("viewBox").split())
    assert all(0 <= x <= width and 0 <= y <= height for x, y in spots.values())


def test_names_never_stand_on_one_another():
    crowd = [(f"市{n}", (30 + n * 0.05, 110 + n * 0.03)) for n in range(40)]
    tree = read(dot_map([], [(20.0, 100.0), (40.0, 120.0)], crowd, "挤"))
    boxes = []
    for text in tree.iter("text"):
        if text.get("class") == "name":
            x, y, wide = float(text.get("x")), float(text.get("y")), 12 * len(text.text)
            assert not any(abs(y - b) < 13 and x < a + w and a < x + wide for a, b, w in boxes)
            boxes.append((x, y, wide))
    assert 1 < len(boxes) < 40


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("广西壮族自治区", "广西"),
        ("北京市", "北京"),
        ("香港特别行政区", "香港"),
        ("四川省", "四川"),
        ("内蒙古自治区", "内蒙古"),
    ],
)
def test_provinces_go_by_their_short_names(name, short):
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("points", "first", "note"),
    [
        ([], None, ""),
        ([(2010, 5), (2012, 3)], 2010, ""),
        ([(1921, 1), (1950, 2), (2020, 500), (2021, 400)], 2020, "另有 3 早于 2020 年"),
        ([(1921, 50), (2020, 500)], 1921, ""),
        ([(1980, 1), (2009, 200)], 1980, ""),
    ],
)
def test_scattered_early_years_leave_room_for_the_rest(points, first, note):
    drawn, said = late(points)
    assert (drawn[0][0] if drawn else None) == first
    assert note in said
    assert bool(note) == bool(said)
