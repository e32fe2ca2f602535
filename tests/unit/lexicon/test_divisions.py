"""The index of divisions: versions, heirs, townships, and the names by which they are found."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from etl.lexicon.divisions import divisions, regions, stem_of, township_stem
from etl.lexicon.gazetteer import hits, names


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("天水市", "天水"),
        ("上犹县", "上犹"),
        ("南县", "南县"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("长白朝鲜族自治县", "长白"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("广西壮族自治区", "广西"),
        ("香港特别行政区", "香港"),
        ("浦东新区", "浦东"),
        ("科尔沁左翼中旗", "科尔沁左翼中旗"),
        ("神农架林区", "神农架"),
        ("喀什地区", "喀什"),
    ],
)
def test_stem_of_a_division(name: str, stem: str) -> None:
    assert stem_of(name) == stem


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("花桥街镇", "花桥街"),
        ("三岔河街道", "三岔河"),
        ("水口回族乡", "水口"),
        ("巴音苏木", "巴音"),
        ("王镇", "王镇"),
        ("高溪市镇", "高溪市"),
    ],
)
def test_stem_of_a_township(name: str, stem: str) -> None:
    assert township_stem(name) == stem


def test_a_renamed_division_keeps_its_durable_key() -> None:
    index = divisions()
    old, new = index.by_name["静海县"][0], index.by_name["静海区"][0]
    assert old.durable == new.durable
    assert (old.current_code, old.full_name) == (new.code, "天津市静海县")
    assert [r.name for r in index.by_durable[old.durable]] == ["静海县", "静海区"]


def test_code_reused_for_a_new_name() -> None:
    index = divisions()
    assert [(r.name, r.valid_from, r.valid_to) for r in index.by_code["620503"]] == [
        ("北道区", 1985, 2004),
        ("麦积区", 2004, None),
    ]
    assert index.code_at("620503", 1999).name == "北道区"
    assert index.code_at("620503").name == "麦积区"


def test_the_name_decides_in_the_year_of_a_change() -> None:
    index = divisions()
    assert [r.key for r in index.named("北道区", 2004)] == ["620503-1985"]
    assert [r.key for r in index.named("麦积区", 2004)] == ["620503-2004"]


def test_the_name_of_another_time_finds_the_nearest_version() -> None:
    assert [r.code for r in divisions().named("静海县", 2020)] == ["120223"]


def test_successor_codes_follow_a_reform() -> None:
    index = divisions()
    prefecture = next(r for r in index.by_name["安康地区"])
    assert prefecture.current_code == "610900"
    assert index.at(prefecture, 2010).name == "安康市"
    assert next(r for r in index.by_name["哲里木盟"]).current_code == "150500"


def test_chain_leads_to_the_province() -> None:
    index = divisions()
    assert [r.name for r in index.chain(index.code_at("522625", 2015), 2015)] == [
        "镇远县",
        "黔东南苗族侗族自治州",
        "贵州省",
    ]
    assert [r.name for r in index.chain(index.code_at("469021"))] == ["定安县", "海南省"]


def test_townships_lead_to_counties_whatever_their_kind_is_today() -> None:
    index = divisions()
    assert "431103" in index.township_homes["岚角山"]
    assert len(index.township_name_homes["城关镇"]) > 50


def test_every_version_is_complete_and_unique() -> None:
    versions = regions()
    assert len(versions) > 6800
    assert max(Counter(v.key for v in versions).values()) == 1
    codes = {v.code for v in versions}
    assert all(v.parent_code in codes for v in versions if v.level != "province")
    assert all(v.full_name.startswith(v.province) and v.full_name.endswith(v.name) for v in versions)
    assert all(v.valid_to is None or v.valid_from <= v.valid_to for v in versions)
    assert all(3 < v.latitude < 54 and 73 < v.longitude < 136 for v in versions if v.latitude and v.longitude)
    assert sum(v.latitude is None for v in versions) < len(versions) / 10


def test_no_two_versions_of_one_division_are_in_force_in_the_middle_of_a_year() -> None:
    for versions in divisions().by_durable.values():
        for earlier, later in pairwise(versions):
            assert earlier.valid_to is not None
            assert later.valid_from >= earlier.valid_from


def test_current_codes_stand_today() -> None:
    standing = {v.code for v in regions() if v.valid_to is None}
    assert {v.current_code for v in regions()} - {""} <= standing


def test_gazetteer_takes_the_longest_name() -> None:
    text = "贵州省镇远县羊场镇"
    assert [text[h.start : h.end] for h in hits(text)] == ["贵州省", "镇远县", "羊场镇"]


@pytest.mark.parametrize(
    ("name", "also"), [("和平", "word"), ("公安", "word"), ("上犹", "name"), ("麦积", "rare"), ("长汀", "")]
)
def test_short_names_know_what_else_they_are(name: str, also: str) -> None:
    assert names()[name].also == also
