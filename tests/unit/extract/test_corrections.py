from __future__ import annotations

from datetime import date

import pytest

from etl.extract.corrections import correct, corrections, parse
from etl.records import Appointment, DocumentFacts, Mention

TEXT = "常岭县副县长赵德林与法院院长赵德林谈话，赵得林在座。"
FACTS = DocumentFacts(dated_from=date(2012, 5, 4), region_code="421000")


def person(name, start, region="421000"):
    return Mention("person", start, start + len(name), 1, name, "test", 1.0, region_code=region)


def holds(name, post):
    return Appointment(name, post, "", 0, 4, 1, "test", 1.0)


MERGE = "[{do: merge, type: person, name: 赵得林, region: '421000', into: {name: 赵德林}, expect: {surfaces: [赵得林]}, reason: misspelt}]"  # fmt: skip # noqa: E501
SPLIT = (
    "[{do: split, type: person, name: 赵德林, where: {posts: [院长]}, into: {name: 赵德林（法院）, region: '421000'},"
    " expect: {posts: [法院]}, reason: two people}]"
)


def test_a_merge_leads_to_the_other_entity():
    found, warnings = correct(TEXT, FACTS, [person("赵得林", 20)], [], parse(MERGE))
    assert [(m.name, m.region_code) for m in found] == [("赵德林", "421000")]
    assert warnings == ()


def test_a_merge_is_of_its_own_region_only():
    found, warnings = correct(TEXT, FACTS, [person("赵得林", 20, "430000")], [], parse(MERGE))
    assert [m.name for m in found] == ["赵得林"]
    assert warnings == ()


def test_a_split_goes_by_the_post_that_the_document_names():
    here, _ = correct(TEXT, FACTS, [person("赵德林", 6)], [holds("赵德林", "法院院长")], parse(SPLIT))
    there, warnings = correct(TEXT, FACTS, [person("赵德林", 6)], [holds("赵德林", "副县长")], parse(SPLIT))
    assert [m.name for m in here] == ["赵德林（法院）"]
    assert [m.name for m in there] == ["赵德林"]
    assert warnings == ()


def test_what_is_expected_and_does_not_hold_is_told_once():
    mentions = [person("赵德林", 6), person("赵德林", 14)]
    found, warnings = correct(TEXT, FACTS, mentions, [holds("赵德林", "医院院长")], parse(SPLIT))
    assert list(found) == mentions
    assert len(warnings) == 1
    assert "赵德林" in warnings[0]


def test_years_bound_a_correction():
    rules = parse(MERGE.replace("expect", "where: {years: [2013, 2015]}, expect"))
    found, _ = correct(TEXT, FACTS, [person("赵得林", 20)], [], rules)
    assert [m.name for m in found] == ["赵得林"]


@pytest.mark.parametrize("lack", ["reason: misspelt", "expect: {surfaces: [赵得林]}, ", "type: person, "])
def test_a_correction_says_what_it_needs(lack):
    with pytest.raises(ValueError, match="赵得林"):
        parse(MERGE.replace(lack, ""))


def test_a_split_says_where():
    with pytest.raises(ValueError, match="where"):
        parse(SPLIT.replace("where: {posts: [院长]}, ", ""))


def test_those_of_the_lexicon_are_sound():
    assert corrections()
    assert all(rule.reason and (rule.surfaces or rule.expected_posts) for rule in corrections())
