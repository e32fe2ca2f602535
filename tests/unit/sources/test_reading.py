"""Reading: items become raw documents with evidence, or rejections."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from etl.records import Evidence, RawDocument, Rejection
from etl.sources import Item, ReadOptions, read_item, read_path

PAGE = """<html><head><meta charset="{charset}"><title>全县防汛工作会议召开_部门动态_青石县人民政府网</title>
<meta name="PubDate" content="2014-06-03 09:10"><meta name="ContentSource" content="青石县水利局">
<link rel="canonical" href="http://example.gov.cn/1.html"></head><body>
<div id="nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<h1>全县防汛工作会议召开</h1>
<div class="content"><p>　　6月2日，青石县召开防汛工作会议，总结去年工作，部署今年任务。</p>
<p>　　会议要求，各乡镇要在6月10日前完成隐患排查，做到不漏一处、不留死角。</p>
<table><tr><td>乡镇</td><td>水库（座）</td></tr><tr><td>东河镇</td><td>12</td></tr></table></div>
<div id="footer">版权所有 青石县人民政府</div><script>var hits = 3;</script></body></html>"""


def _item(data: bytes, media_type: str = "text/plain", line: int = 0) -> Item:
    return Item("crawl/a", "/data/crawl/a", media_type, data, line)


def _record(record: object, options: ReadOptions | None = None) -> RawDocument | Rejection:
    data = record if isinstance(record, bytes) else json.dumps(record, ensure_ascii=False).encode()
    item = Item("a.jsonl", "/data/a.jsonl", "application/x-ndjson", data, 7)
    return read_item(item, options or ReadOptions())


def test_plain_text_keeps_its_line_ends_and_its_hash() -> None:
    data = "第一行\r\n第二行\n".encode("gb18030")
    document = read_item(_item(data))
    assert isinstance(document, RawDocument)
    assert document.text == "第一行\r\n第二行\n"
    assert (document.encoding, document.reader, document.n_bytes) == ("gb18030", "text/1", len(data))
    assert document.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("charset", ["gb18030", "utf-8"])
def test_a_page_keeps_all_its_text_and_marks_what_lies_outside(charset: str) -> None:
    document = read_item(_item(PAGE.format(charset=charset).encode(charset), "text/html"))
    assert isinstance(document, RawDocument)
    assert document.encoding == charset
    assert document.reader.startswith("html/1 resiliparse ")
    assert "版权所有" in document.text
    assert "var hits" not in document.text
    removed = "".join(edit.removed for edit in document.furniture)
    assert "政务公开" in removed
    assert "防汛工作会议" not in removed
    for edit in document.furniture:
        assert document.text[edit.raw_start : edit.raw_end] == edit.removed


def test_a_page_s_metadata_becomes_evidence() -> None:
    document = read_item(_item(PAGE.format(charset="utf-8").encode(), "text/html"))
    assert isinstance(document, RawDocument)
    assert set(document.evidence) == {
        Evidence("web_title", "全县防汛工作会议召开"),
        Evidence("site", "青石县人民政府网"),
        Evidence("web_published_on", "2014-06-03"),
        Evidence("web_source", "青石县水利局"),
        Evidence("url", "http://example.gov.cn/1.html"),
    }


def test_paragraphs_in_cells_do_not_tear_a_table_apart() -> None:
    row = "<tr><td><p>东河镇</p></td><td><p align=center><b>300</b></p></td></tr>"
    page = f"<table>{row}</table><p>特此通知，请认真贯彻执行。</p>"
    document = read_item(_item(page.encode(), "text/html"))
    assert isinstance(document, RawDocument)
    assert document.text.split("\n")[0].split() == ["东河镇", "300"]


def test_a_page_without_text_is_refused() -> None:
    refused = read_item(_item(b"<html><body><script>var a = 1;</script></body></html>", "text/html"))
    assert isinstance(refused, Rejection)
    assert refused.reason == "page without text"


def test_a_record_takes_its_id_into_its_key_and_its_fields_into_evidence() -> None:
    document = _record(
        {"id": "n-1", "title": "会议召开", "date": "2022-01-05", "url": "http://a/1", "text": "**甲**\n\n乙"}
    )
    assert isinstance(document, RawDocument)
    assert (document.source, document.text) == ("a.jsonl#n-1", "**甲**\n\n乙")
    assert document.evidence == (
        Evidence("web_title", "会议召开"),
        Evidence("web_published_on", "2022-01-05"),
        Evidence("url", "http://a/1"),
    )


def test_a_record_without_id_is_known_by_its_line_and_fields_may_be_named() -> None:
    document = _record({"body": "甲", "key": 5}, ReadOptions(text_field="body"))
    assert isinstance(document, RawDocument)
    assert document.source == "a.jsonl#7"
    named = _record({"body": "甲", "key": 5}, ReadOptions(text_field="body", id_field="key"))
    assert named.source == "a.jsonl#5"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (b"{not json", "bad JSON"),
        (b"[" * 100_000, "bad JSON"),
        (["甲"], "not an object"),
        ({"title": "甲"}, "text field missing"),
        ({"text": 5}, "text field missing"),
        ({"text": " \n"}, "empty file"),
        (b'{"text": "\xff"}', "undecodable"),
    ],
)
def test_a_bad_record_is_a_rejection(record: object, reason: str) -> None:
    refused = _record(record)
    assert isinstance(refused, Rejection)
    assert (refused.stage, refused.reason) == ("sources", reason)
    assert refused.source.startswith("a.jsonl#")


def test_half_a_surrogate_pair_does_not_get_through() -> None:
    document = _record(b'{"id": "a", "text": "\\ud83d\xe7\x94\xb2"}')
    assert isinstance(document, RawDocument)
    document.text.encode("utf-8")


def test_read_path_yields_documents_and_rejections(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    found = list(read_path(str(tmp_path)))
    assert [type(item) for item in found] == [RawDocument, Rejection]
