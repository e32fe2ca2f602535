from __future__ import annotations

import importlib
import pkgutil
import random
import re

import pytest
from ahocorasick_rs import AhoCorasick, MatchKind

import etl
from etl.openers import Opener, WordList, alternation, gated, openings, sign


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("会议|大会", ["会议", "大会"]),
        ("(?<=第)[一二]届", ["一届", "二届"]),
        ("(?:甲|乙)?丙", ["丙", "乙丙", "甲丙"]),
        ("召开了?.*会", ["召开"]),
        ("(?:召开|召集)(?:会议|大会)", ["召开会", "召开大", "召集会", "召集大"]),
        (r"\d年", [f"{n}年" for n in range(10)]),
        ("[^，]{0,4}会", []),
        ("(?i)gdp", []),
        ("(?=甲|乙)[^丙]+", ["乙", "甲"]),
        ("甲*乙", ["乙", "甲"]),
        ("(?:甲乙)+丙", ["甲乙"]),
        ("甲?", []),
    ],
)
def test_reads_out_of_a_pattern_how_its_matches_begin(pattern: str, expected: list[str]) -> None:
    assert openings(pattern) == expected


def test_refuses_a_pattern_that_may_begin_with_anything() -> None:
    with pytest.raises(ValueError, match="may begin with anything"):
        Opener(".会")


def _all_openers() -> list[tuple[str, Opener]]:
    found = []
    for module in pkgutil.walk_packages(etl.__path__, "etl."):
        if module.name.startswith(("etl.clean", "etl.structure", "etl.extract")):
            members = vars(importlib.import_module(module.name)).items()
            found += [(f"{module.name}.{name}", value) for name, value in members if isinstance(value, Opener)]
    return found


def _texts(pattern: str) -> list[str]:
    """Return texts made of pieces of the pattern itself, of digits and of marks."""
    rng = random.Random(pattern)
    pieces = [
        *re.findall("[一-龥]{1,3}", pattern),
        *"一十二〇月日年第“”、，。的 ",
        "2015",
        "2015年，",
        "“六五”计划",
        "3",
        "٣",
        "人",
        "\n",
    ]
    return ["".join(rng.choices(pieces, k=rng.randint(1, 40))) for _ in range(150)]


@pytest.mark.parametrize(("name", "opener"), _all_openers())
def test_finds_what_the_pattern_finds(name: str, opener: Opener) -> None:
    n_found = 0
    for text in _texts(opener.pattern.pattern):
        found = [match.span() for match in opener.pattern.finditer(text) if match.end() > match.start()]
        n_found += len(found)
        if all(match.end() > match.start() for match in opener.pattern.finditer(text)):
            assert [match.span() for match in opener.finditer(text)] == found, text
        for at in (0, len(text) // 2):
            expected = opener.pattern.search(text, at)
            hit = opener.search(text, at)
            assert (hit and hit.span()) == (expected and expected.span()), text
    assert n_found, name


def test_a_second_text_is_read_anew() -> None:
    opener = Opener("会议")
    assert [match.start() for match in opener.finditer("开会议")] == [1]
    assert [match.start() for match in opener.finditer("会议会议")] == [0, 2]


@pytest.mark.parametrize(
    "pattern",
    [
        "(?<![比较])去年|已(?!知)|截[至止]",
        r"[年月]底前|\d日以?前(?!夕)",
        "^(?:有力)?推动了|稳步提升$",
        "[是为][^，]{2,9}关键",
    ],
)
def test_a_sign_is_found_where_its_pattern_matches(pattern: str) -> None:
    plain, quick = re.compile(pattern), sign(pattern)
    n_found = 0
    for text in _texts(pattern):
        for bounds in ((0, len(text)), (2, 9)):
            expected, hit = plain.search(text, *bounds), quick.search(text, *bounds)
            assert (hit and hit.start()) == (expected and expected.start()), text
            n_found += hit is not None
    assert n_found


@pytest.mark.parametrize(
    "pattern",
    ["(?:一定|都)?(?:必须|(?<![主重])要(?!求))", r"每(?:年|月|\d)|至少|[在于]每", r"\d+日前?", "县委|县委书记"],
)
def test_a_gate_changes_no_match(pattern: str) -> None:
    plain, quick = re.compile(pattern), gated(pattern)
    n_found = 0
    for text in _texts(pattern):
        found = [match.span() for match in plain.finditer(text)]
        assert [match.span() for match in quick.finditer(text)] == found, text
        n_found += len(found)
    assert n_found


def test_an_alternation_takes_the_longest_word_that_what_follows_allows() -> None:
    words = ("建", "建设", "建设成", "建成", "超", "超过", "-", "]", "^甲", "kg", "k")
    plain = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    rng = random.Random(7)
    for template in ("(?:{})", "(?:{})(?!了)", "(?<!新)(?:{})", "(?:(?:{})(?:了|过)?)+$"):
        expected, quick = re.compile(template.format(plain)), re.compile(template.format(alternation(words)))
        for _ in range(500):
            text = "".join(rng.choices("建设成超过新了甲^]-kg，", k=rng.randint(0, 12)))
            found = [match.span() for match in expected.finditer(text)]
            assert [match.span() for match in quick.finditer(text)] == found, text


def test_refuses_a_sign_that_may_begin_with_anything() -> None:
    with pytest.raises(ValueError, match="may begin with anything"):
        sign("[^，]会")


def test_words_are_found_from_the_left_the_longest_first() -> None:
    words = ("县委", "县委书记", "书记", "书记处", "委书", "县委")
    listed = WordList(lambda: words)
    oracle = AhoCorasick(list(words), MatchKind.LeftmostLongest)
    rng = random.Random(5)
    for _ in range(300):
        text = "".join(rng.choices("县委书记处长、", k=rng.randint(0, 30)))
        assert listed.find(text) == oracle.find_matches_as_indexes(text)


def test_words_within_others_are_named_too() -> None:
    assert WordList(lambda: ("县委书记", "书记", "镇")).named("原县委书记") == {0, 1}


def test_lists_and_openers_that_come_later_join_the_pass() -> None:
    text = "会议由县长主持"
    first = WordList(lambda: ("县长",))
    assert first.find(text) == [(0, 3, 5)]
    later = Opener("主持|会议")
    assert [match.start() for match in later.finditer(text)] == [0, 5]
    assert first.find(text) == [(0, 3, 5)]
