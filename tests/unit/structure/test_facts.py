"""Header, dates and region put together for one document."""

from __future__ import annotations

import json
import os
from array import array
from datetime import date
from pathlib import Path

import pytest

from etl.records import CleanText, DocumentFacts, Evidence, RawDocument
from etl.structure.facts import read_facts
from etl.structure.outline import read_outline

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"


def facts(
    text: str, kept: tuple[Evidence, ...] = (), source: tuple[Evidence, ...] = (), script: str = "Hans"
) -> DocumentFacts:
    n = len(text)
    raw = RawDocument("a.txt", "a.txt", "0", n, "text/plain", "utf-8", "text", text, (), source)
    clean = CleanText(text, array("I", range(n)), array("I", range(1, n + 1)), (), script, (), kept)
    return read_facts(raw, clean, read_outline(clean))


NEWS = (
    "全县农村工作会议召开\n"
    "本报讯（记者 甘小雨）昨日，凤阳县召开全县农村工作会议，总结去年工作，部署今年任务。"
    "县委书记韦长松出席会议并讲话，县长主持会议。\n"
    "会议强调，全县各级各部门要抓好春耕生产，确保粮食增产、农民增收，为完成全年任务打下坚实基础。"
)


def test_news_report() -> None:
    got = facts(NEWS, (Evidence("web_published_on", "2009-03-16"), Evidence("url", "http://example.org/1")))
    assert (got.doc_type, got.title) == ("news_report", "全县农村工作会议召开")
    assert (got.event_on, got.published_on, got.dated_by) == (date(2009, 3, 15), date(2009, 3, 16), "event")
    assert (got.region_code, got.region_name, got.region_basis) == ("341126", "安徽省滁州市凤阳县", "stated")
    assert got.url == "http://example.org/1"


def test_evidence_of_the_source_is_used_where_cleaning_kept_none() -> None:
    got = facts(NEWS, source=(Evidence("site", "示例网"), Evidence("fetched_at", "2011-01-01T00:00:00")))
    assert (got.site, got.fetched_at, got.url) == ("示例网", "2011-01-01T00:00:00", "")


def test_division_is_looked_up_in_the_year_of_the_document() -> None:
    old = facts(NEWS.replace("凤阳县", "静海县"), (Evidence("web_published_on", "2009-03-16"),))
    assert (old.region_code, old.region_name) == ("120223", "天津市静海县")


def test_empty_text() -> None:
    got = facts("", script="Hant")
    assert (got.script, got.region_code, got.dated_by, got.conflicts) == ("Hant", "", "", ())


TOWNSHIP = "{}开展环境整治\n3月5日，{}召开会议，部署环境整治工作。镇党委书记高远主持会议，全镇各村负责人参加会议。"


def test_a_township_alone_tells_its_county_where_its_name_is_unique() -> None:
    got = facts(TOWNSHIP.format("大汾镇", "大汾镇"))
    assert (got.region_code, got.region_basis, got.region_confidence) == ("360827", "inferred", 0.6)
    assert facts(TOWNSHIP.format("城关镇", "城关镇")).region_code == ""
    assert facts(TOWNSHIP.format("大汾镇", "大汾镇") + "各村到井冈山市学习。").region_code == ""
    assert facts("大汾镇开展环境整治\n3月5日，大汾镇召开会议，部署工作。").region_code == ""


def test_contradictions_lower_the_confidence() -> None:
    plain = facts(NEWS, (Evidence("web_published_on", "2009-03-16"), Evidence("web_source", "凤阳日报")))
    other = facts(NEWS, (Evidence("web_published_on", "2009-03-16"), Evidence("web_source", "岳阳日报")))
    assert plain.conflicts == ()
    assert plain.date_confidence == 0.85
    assert plain.region_confidence is not None
    assert other.region_code == plain.region_code
    assert other.conflicts == ("发布者“岳阳日报”属湖南省岳阳市，与安徽省滁州市凤阳县不合",)
    assert other.region_confidence is not None
    assert other.region_confidence < 0.7 * plain.region_confidence
    late = facts(f"{NEWS}\n2009年3月10日", (Evidence("web_published_on", "2009-03-16"),))
    assert late.date_confidence is not None
    assert late.date_confidence <= plain.date_confidence


def test_annotated_documents() -> None:
    if not (SHARED / "gold").exists() and os.environ.get("GONGWEN_FULL") != "1":
        pytest.skip("the annotated documents lie outside the repository")
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        want = gold["document"]
        kinds = ("uploaded_on", "published_on") if gold["file"].endswith("html") else ("uploaded_on",)
        names = {"uploaded_on": "uploaded_on", "published_on": "web_published_on"}
        got = facts(gold["clean_text"], tuple(Evidence(names[k], want[k]) for k in kinds if want[k]))
        assert str(got.event_on or "") == (want["event_on"] or ""), path.stem
        assert str(got.published_on or "") == (want["published_on"] or ""), path.stem
        assert got.date_basis == (want["date_basis"] or ""), path.stem
        assert (got.region_code, got.region_basis) == (want["region"]["code"], want["region_basis"]), path.stem
