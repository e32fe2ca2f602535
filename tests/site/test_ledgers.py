"""The ledgers, the map and the pages of regions: what each says was counted by hand in the samples."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import quote

import pytest

from etl.describe import read_queries
from etl.site.ledgers import LEDGERS

QUERIES = {query.name: query for query in read_queries()}
NAMES = [ledger.name for ledger in LEDGERS]


def rows(server, name, **given):
    asked = "&".join(f"{key}={value}" for key, value in given.items())
    return server.get(f"/gongwen/{name}.json?_shape=array&{asked}").json


def test_the_ledger_of_problems_says_found_settled_and_share(server):
    found = rows(server, "problem_ledger", region="罗田县", first="2013-06", last="2013-06")
    told = {(row["found"], row["settled"], row["percent_settled"]) for row in found}
    assert told == {("3260条", "2445条", 75.0), ("186起", "162起", 87.1), ("74处", "59处", 79.7)}
    alone = [row for row in rows(server, "problem_ledger", region="蒙阴县") if row["settled"] is None]
    assert [row["found"] for row in alone] == ["1.96万条"], "what was found is listed also where nothing was settled"


def test_promises_meet_what_was_later_reported(server):
    promised = [row for row in rows(server, "commitments", region="罗田县") if row["kind"] == "promised"]
    assert [(row["actor"], row["deadline_on"], row["target"], row["reported"]) for row in promised] == [
        ("县交通运输局", "2013-09-30", "60公里", "66公里"),
        ("县水利局", "2013-10-31", "1.2万人", "1.1万人"),
    ]
    assert [row["percent_of_target"] for row in promised] == [110.0, 91.7]
    for row in promised:
        assert row["reported_dated"] > row["dated_from"]


def test_acts_of_supervision_have_their_body_and_finding(server):
    acts = rows(server, "supervision_acts", region="罗田县", first="2013-06", last="2013-06")
    done = {row["act"]: (row["body"], row["finding"]) for row in acts if row["state"] == "done"}
    assert done["督查"] == ("县委督查室", "发现3个单位驻村干部在岗率不到80%，对2个单位予以通报。")
    assert done["暗访"] == ("县纪委", "查处违规违纪干部9人。")
    assert done["点评"][1].startswith("指出一些村的承诺事项没有公示")
    assert {row["act"] for row in rows(server, "supervision_acts", act="评议")} == {"评议"}


def test_the_work_of_a_drive_stands_by_unit(server):
    work = rows(server, "campaign_work_by_unit", region="罗田县", last="2013-06")
    told = {row["unit"]: (row["people_sent"], row["visited"], row["money_raised"], row["deeds_done"]) for row in work}
    assert told == {
        "（全体）": ("812名", "1.46万户", "380万元", "940件"),
        "县财政局": ("36名", "620户", "42万元", "38件"),
        "县农业局": ("48名", "860户", "25万元", "56件"),
        "县交通运输局": ("30名", "450户", "60万元", None),
        "骆驼坳镇": ("64名", "1820户", "18万元", None),
        "胜利镇": ("58名", "1560户", None, "72件"),
    }
    assert {row["campaign"] for row in work} == {"干部作风建设年"}


def test_a_body_has_its_people_over_time(server):
    base = rows(server, "information_base_of_bodies", body="中共武乡县委员会")
    posts = {(row["name"], row["role"], row["dated_from"]) for row in base if row["body"] == "中共武乡县委员会"}
    assert {
        ("韩玉堂", "县委副书记", "2012-06-29"),
        ("韩玉堂", "县委书记", "2012-11-26"),
        ("郝建亭", "县委书记", "2012-06-29"),
    } <= posts
    assert {row["entry"] for row in rows(server, "information_base_of_bodies")} == {"person", "meeting"}


def test_a_drive_has_its_phases_in_order(server):
    phases = rows(server, "campaign_phases", campaign="干部作风建设年", region="罗田县")
    assert [(row["phase"], row["basis"], row["start_on"], row["end_on"]) for row in phases] == [
        ("动员部署阶段", "stated", "2013-02-01", "2013-03-31"),
        ("启动", "event", "2013-02-26", "2013-02-26"),
        ("集中整治阶段", "stated", "2013-04-01", "2013-09-30"),
        ("推进", "event", "2013-06-20", "2013-06-20"),
        ("总结提高阶段", "stated", "2013-10-01", "2013-11-30"),
        ("总结", "event", "2013-11-20", "2013-11-20"),
    ]


def test_a_series_says_which_issues_are_missing(server):
    series = rows(server, "bulletin_series", region="罗田县")
    assert [(row["issue_no"], row["n_missing_before"]) for row in series] == [(1, 0), (2, 0), (4, 1)]
    assert {row["series"] for row in series} == {"罗田县“干部作风建设年”活动简报"}


def test_models_are_named_with_their_honour(server):
    models = {row["name"]: row["honour"] for row in rows(server, "models_named", region="罗田县")}
    assert models["余桂生"] == "优秀驻村干部"
    assert models["湖北省黄冈市罗田县骆驼坳镇"] in {"作风建设先进单位", "作风建设先进乡镇"}
    assert models["罗田县农业局"] == "作风建设先进单位"
    assert "中共三里畈镇委员会七道河村党支部" not in models, "a body in a person's post is not the one honoured"


def test_all_ledgers_stand_on_one_page_and_are_reached_from_home(server):
    page = server.get("/-/ledgers").text
    assert 'href="/-/ledgers"' in server.get("/").text
    for name in NAMES:
        n = len(list(csv.reader(io.StringIO(server.get(f"/gongwen/{name}.csv").text)))) - 1
        assert n >= 3, name
        panel = page[page.index(f'<section id="{name}"') :].partition("</section>")[0]
        assert f"<strong>{n}</strong>" in panel
        assert panel.count("<tr>") == min(n, 5) + 1
        assert f"/gongwen/{name}.csv?" in panel
        assert f"/gongwen/{name}.json?" in panel
        assert "<svg" in panel
    empty = server.get("/-/ledgers?region=没有这个县").text
    assert empty.count("zero-results") == len(NAMES)
    assert "<svg" not in empty


@pytest.mark.parametrize("name", NAMES)
def test_a_ledger_is_filtered_and_exported_alike(server, name):
    page = server.get(f"/-/ledgers/{name}?region=罗田县&first=2013").text
    given = {"region": "罗田县", "first": "2013"}
    expected = rows(server, name, **given)
    assert page.count('class="as-where"') == len(expected) > 0
    link = re.search(rf'href="(/gongwen/{name}\.csv\?[^"]*)"', page)[1].replace("&amp;", "&")
    table = list(csv.DictReader(io.StringIO(server.get(link.replace("_bom=1&", "")).text.lstrip("\ufeff"))))
    assert len(table) == len(expected)
    assert {row["document_id"] for row in table} == {row["document_id"] for row in expected}
    asked = server.get(f"/gongwen/{name}?region=罗田县&first=2013")
    assert asked.status == 200
    assert QUERIES[name].title_zh in asked.text


def test_unknown_ledgers_and_wrong_periods_answer(server):
    assert server.get("/-/ledgers/no_such_ledger").status == 404
    whole = server.get("/-/ledgers/problem_ledger").text
    odd = server.get("/-/ledgers/problem_ledger?first=yesterday&last=%27").text
    assert odd.count("<tr>") == whole.count("<tr>")


def test_the_map_holds_every_region_of_the_documents(server):
    page = server.get("/-/map").text
    documents = server.get("/gongwen/documents.json?_shape=array&_size=max&is_primary=1&_col=region_code").json
    codes = {row["region_code"] for row in documents if row["region_code"]}
    assert len(codes) > 10
    for code in codes:
        n = sum(row["region_code"] == code for row in documents)
        mark = re.search(rf'<a class="mark" href="/-/region/{code}" aria-label="[^"]*：(\d+) 份文书">', page)
        assert int(mark[1]) == n, code
        assert re.search(rf'<td><a href="/-/region/{code}">', page), "the table beside the map names it too"


def test_dots_lie_where_the_regions_are(server):
    """North is up and east is right: of two regions the map says so."""
    page = server.get("/-/map").text

    def spot(code):
        found = re.search(rf'href="/-/region/{code}"[^>]*><circle class="\w+" cx="([\d.]+)" cy="([\d.]+)"', page)
        return float(found[1]), float(found[2])

    hailun, tengchong, jinyun = (
        spot("231283"),
        spot("530581" if "/-/region/530581" in page else "530522"),
        spot("331122"),
    )
    assert hailun[1] < jinyun[1] < tengchong[1] + 200
    assert tengchong[0] < jinyun[0] < hailun[0] + 200
    assert hailun[1] < tengchong[1]
    assert tengchong[0] < hailun[0]


def test_a_region_has_its_documents_people_bodies_figures_and_wording(server):
    page = server.get("/-/region/422825").text
    documents = server.get("/gongwen/documents.json?_shape=array&region_code=422825&is_primary=1").json
    for document in documents:
        assert f"/-/document/{document['document_id']}" in page
    for said in ("向文海", "中共宣恩县委员会", "农民人均纯收入", "最早见于此地的提法", "三联三促行动"):
        assert said in page
    assert "湖北省鄂西土家族苗族自治州宣恩县" in page, "its earlier names"
    assert page.count('class="mark"') > 10
    assert 'href="/-/region/420000"' in page


def test_a_province_holds_what_lies_below_it(server):
    page = server.get("/-/region/420000").text
    documents = server.get("/gongwen/documents.json?_shape=array&_size=max&province=湖北省&is_primary=1").json
    assert re.search(rf"<dd>{len(documents)}</dd>", page)
    for document in documents:
        assert f"/-/document/{document['document_id']}" in page
    assert 'href="/-/region/422800"' in page
    assert server.get("/-/region/990000").status == 404


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "';--",
    "\u202eabc",
    "长" * 10_000,
]


@pytest.mark.parametrize("word", HOSTILE, ids=["script", "img", "link", "sql", "rtl", "long"])
def test_hostile_parameters_stay_text(server, word):
    given = quote(word[:900])
    for path in ("/-/ledgers", *(f"/-/ledgers/{name}" for name in NAMES)):
        params = ["region", "act", "body", "campaign", "first", "last"]
        page = server.get(path + "?" + "&".join(f"{name}={given}" for name in params))
        assert page.status == 200, path
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert 'href="javascript' not in page.text


def test_a_post_stands_once_with_the_first_and_last_day_it_was_stated(server):
    held = server.get("/gongwen/appointments.json?_shape=array&_size=max&person=王雁平").json
    days = sorted(row["stated_on"] for row in held if row["post"] == "县委常委")
    assert len(days) > 1
    person = server.get("/gongwen/persons.json?_shape=array&name=王雁平").json[0]
    page = server.get(f"/-/person/{person['entity_id']}").text
    lines = [line for line in page.splitlines() if ">县委常委</td>" in line]
    assert len(lines) == 1
    assert f"{days[0]} 至 {days[-1]}" in lines[0]
    assert f'<td class="n">{len(days)}</td>' in lines[0]
