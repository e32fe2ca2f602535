from __future__ import annotations

import pytest

from etl.extract.congresses import canonical_meeting


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        ("党的二十大 二十大 中国共产党第二十次全国代表大会", "中国共产党第二十次全国代表大会"),
        ("十七届五中全会 党的十七届五中全会 中共十七届五中全会", "中国共产党第十七届中央委员会第五次全体会议"),
        ("二十届中央纪委二次全会", "中国共产党第二十届中央纪律检查委员会第二次全体会议"),
        ("十四届全国人大二次会议 第十四届全国人民代表大会第二次会议", "第十四届全国人民代表大会第二次会议"),
        ("全国政协十四届三次会议 政协第十四届全国委员会第三次会议", "中国人民政治协商会议第十四届全国委员会第三次会议"),
        ("第138届广交会 138届广交会", "第138届中国进出口商品交易会"),
        ("进博会", "中国国际进口博览会"),
    ],
)
def test_short_forms_of_one_meeting_have_one_name(forms, name):
    assert {canonical_meeting(form) for form in forms.split()} == {name}


@pytest.mark.parametrize(
    "name",
    ["县十五届人大五次会议", "政协第九届三次会议", "十二届三次全体会议"],
)
def test_what_may_mean_several_meetings_keeps_its_name(name):
    assert canonical_meeting(name) == name
