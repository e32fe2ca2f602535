"""One name for the spellings of an indicator; what statisticians keep apart stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.metrics.groups import group_of
from etl.lexicon import table


@pytest.mark.parametrize(
    ("group", "spellings"),
    [
        (
            "地区生产总值",
            "实现GDP 完成地区生产总值 国内生产总值 全县生产总值 地区生产总值（GDP） GDP增长 生产总值同比增长",
        ),
        ("一般公共预算收入", "公共财政预算收入 实现地方财政一般预算收入 一般公共预算收入增长 完成一般预算收入"),
        ("财政总收入", "财政总收入净增 实现财政总收入 一般公共预算总收入"),
        ("固定资产投资", "全社会固定资产投资 完成固定资产投资 累计完成固定资产投资额 固定资产投资增长"),
        ("社会消费品零售总额", "实现社会消费品零售总额 社零总额"),
        ("农民人均纯收入", "农村居民人均纯收入 农民人均纯收入增长"),
        ("农村居民人均可支配收入", "农村常住居民人均可支配收入 农民人均可支配收入"),
        ("城镇登记失业率", "登记失业率 城镇登记失业率"),
        ("固定资产投资（不含农户）", "固定资产投资（不含农户） 完成固定资产投资（不含农户）"),
        ("城镇化率", "城镇化率提高 城镇化率达到"),
        ("人口自然增长率", "人口自然增长率 自然增长率"),
        ("主营业务收入", "实现主营业务收入 主营业务收入增长"),
    ],
)
def test_spellings_of_one_indicator_have_one_name(group, spellings):
    assert {group_of(spelling) for spelling in spellings.split()} == {group}


@pytest.mark.parametrize(
    "names",
    [
        "财政总收入 一般公共预算收入 财政收入 税收收入 非税收入",
        "农民人均纯收入 农村居民人均可支配收入 农民人均现金收入 城镇居民人均可支配收入 居民人均可支配收入",
        "地区生产总值 人均地区生产总值 国民生产总值 第三产业增加值 地区生产总值占全省的比重",
        "固定资产投资 固定资产投资（不含农户） 工业投资",
        "规模以上工业增加值 规模以上工业总产值 工业增加值",
        "常住人口 户籍人口 总人口",
        "党员 共青团员",
        "城镇登记失业率 城镇调查失业率",
        "城镇化率 户籍人口城镇化率",
        "税收收入 税收优惠",
        "新建农村公路 农村公路",
    ],
)
def test_what_statisticians_keep_apart_stays_apart(names):
    assert len({group_of(name) for name in names.split()}) == len(names.split())


def test_the_lexicon_is_broad_said_in_english_and_names_each_spelling_once():
    rows = table("indicators")
    spellings = [form for row in rows for form in (row["group"], *row["forms"].split())]
    assert len(rows) >= 120
    assert len(spellings) == len(set(spellings))
    assert all(row["english"] and row["english"].isascii() for row in rows)
    assert {row["growth"] for row in rows} == {"", "real"}
    assert all(group_of(row["group"]) == row["group"] for row in rows)


@given(st.text(alphabet="实现完成全县累计增长达到（）GDP收入", min_size=1, max_size=16))
def test_every_indicator_has_a_group_and_a_group_is_its_own(indicator):
    group = group_of(indicator)
    assert group
    assert group_of(group) == group
