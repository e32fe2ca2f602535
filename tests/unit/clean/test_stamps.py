"""Stamps of sites that share documents go out of the text; numbers, names of things and rows of tables stay."""

from __future__ import annotations

import pytest

from tests.unit.clean.helpers import lines

TITLE = "关于做好2012年森林防火工作的通知"
TO = "各乡镇人民政府："
BODY = [
    "今年以来，各乡镇认真落实防火责任，火灾起数比上年下降18.5%。",
    "但是一些地方仍有侥幸心理，野外用火屡禁不止。",
    "各乡镇要在3月5日前完成隐患排查，逐处登记造册。",
]


def page(*body: str) -> list[str]:
    return lines("\n".join([TITLE, TO, *(f"　　{line}" for line in body)]))


@pytest.mark.parametrize(
    "codes", [("kQ7dLm2XwP", "Zt4RbNs8Vy", "9HcJfWq3Ke"), ("aBcD3fGhJkLm", "Qw8rTyUi2pAs", "7xCvBn4MlKjH")]
)
@pytest.mark.parametrize("gap", ["", " ", "　"])
def test_random_codes_behind_sentences_go(codes: tuple[str, ...], gap: str) -> None:
    assert page(*(f"{line}{gap}{code}" for line, code in zip(BODY, codes, strict=True))) == [TITLE, TO, *BODY]


def test_codes_within_a_text_on_one_line_go() -> None:
    given = f"{BODY[0]}kQ7dLm2XwP{BODY[1]}Zt4RbNs8Vy{BODY[2]}"
    assert page(given) == [TITLE, TO, "".join(BODY)]


@pytest.mark.parametrize(
    "body",
    [
        ["全市推广HXn3D1Bz型机车，采购WXn5C2Kz型客车。"],
        ["各站点统一使用密码kQ7dLm2XwP进入防火指挥系统，逾期更换。"],
        ["登录账号为abcdefghij，初始密码为klmnopqrst。"],
        ["设备编号GB2013AK17，规格KT2014BM26。", "合同编号GB2013AK18，规格KT2014BM28。"],
    ],
)
def test_names_of_things_stay(body: list[str]) -> None:
    assert page(*body) == [TITLE, TO, *body]


@pytest.mark.parametrize(
    "notice",
    [
        "文档资料个人搜集，请勿用于商业用途",
        "精品文档，仅供学习与交流",
        "此文来源于网络，如有侵权请联系删除",
        "更多公文材料，请关注青石文库",
    ],
)
def test_notices_that_recur_behind_a_gap_go(notice: str) -> None:
    given = [f"{BODY[0][:20]}　{notice}", f"{BODY[0][20:]}", f"{BODY[1]}", f"{BODY[2][:18]} {notice}", BODY[2][18:]]
    text = (
        f"{TITLE}\n{TO}\n　　"
        + given[0]
        + "\n"
        + given[1]
        + "\n　　"
        + given[2]
        + "\n　　"
        + given[3]
        + "\n"
        + given[4]
    )
    assert lines(text) == [TITLE, TO, *BODY]


def test_cells_that_recur_stay() -> None:
    cells = ["县林业局，县档案局收集整理", "县林业局，县广电局"]
    rows = [f"加强宣传，发放资料\t{cells[0]}\t3月", f"完善预案，组织演练\t{cells[0]}\t4月", f"值班\t{cells[1]}\t5月"]
    assert lines("\n".join([TITLE, TO, BODY[0], *rows]))[-3:] == [row.replace("\t", " ") for row in rows]


@pytest.mark.parametrize(
    "advert",
    ["青石文秘网，为您提供最新的范文！", "青石文库，收集各类公文材料。", "青石公文网欢迎您投稿！"],
)
def test_a_sentence_in_which_the_site_speaks_for_itself_goes(advert: str) -> None:
    assert page(BODY[0], BODY[1] + advert, BODY[2]) == [TITLE, TO, *BODY]
    assert page(BODY[0] + advert + BODY[1], BODY[2]) == [TITLE, TO, BODY[0] + BODY[1], BODY[2]]


@pytest.mark.parametrize(
    "said",
    ["青石文库建成开放。", "县图书馆依托青石文库，举办讲座12场。", "县电子政务网，为群众提供网上办事服务。"],
)
def test_what_the_text_says_of_a_site_stays(said: str) -> None:
    assert page(BODY[0], BODY[1] + said, BODY[2]) == [TITLE, TO, BODY[0], BODY[1] + said, BODY[2]]
