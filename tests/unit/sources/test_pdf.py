"""PDF files: the lines of their text layer as they are printed, page by page."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from etl.clean import clean
from etl.records import Evidence, RawDocument, Rejection
from etl.sources import Item, pdf, read_item
from etl.sources.kinds import DOC, PDF

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

FIRST = [
    (190, "关于加强渡口管理的通知"),
    (80, "各乡镇人民政府："),
    (112, "为加强渡口管理，保障群众出行安全，现将有关事项通知如下，请认真贯"),
    (80, "彻执行。"),
    (112, "一、落实责任。各乡镇要在6月10日前完成渡口排查，登记渡船18艘，做到"),
]
SECOND = [(80, "不漏一处、不留死角。"), (112, "二、加强检查。县交通局每月检查一次。")]
CLEAN = [
    "关于加强渡口管理的通知",
    "各乡镇人民政府：",
    "为加强渡口管理，保障群众出行安全，现将有关事项通知如下，请认真贯彻执行。",
    "一、落实责任。各乡镇要在6月10日前完成渡口排查，登记渡船18艘，做到不漏一处、不留死角。",
    "二、加强检查。县交通局每月检查一次。",
]


def _pdf(*pages: Sequence[tuple[int, str]], title: str = "", password: str | None = None) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, encrypt=password)
    canvas.setTitle(title)
    for number, lines in enumerate(pages, 1):
        canvas.setFont("STSong-Light", 16)
        for row, (left, line) in enumerate(lines):
            canvas.drawString(left, 780 - 28 * row, line)
        if lines:
            canvas.drawString(280, 40, f"— {number} —")
        else:
            canvas.rect(50, 50, 400, 700)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _read(data: bytes, media_type: str = PDF) -> RawDocument | Rejection:
    return read_item(Item("crawl/a.pdf", "/data/a.pdf", media_type, data))


def test_lines_are_read_as_printed_with_indents_and_page_breaks() -> None:
    raw = _read(_pdf(FIRST, SECOND))
    assert isinstance(raw, RawDocument)
    first, second = raw.text.split("\f")
    assert first.strip("\n").split("\n")[2:] == [
        "　　为加强渡口管理，保障群众出行安全，现将有关事项通知如下，请认真贯",
        "彻执行。",
        "　　一、落实责任。各乡镇要在6月10日前完成渡口排查，登记渡船18艘，做到",
        "— 1 —",
    ]
    assert second.strip("\n").split("\n")[0] == "不漏一处、不留死角。"
    assert raw.reader.startswith("pdf/1 pypdfium2 ")


def test_cleaning_makes_paragraphs_of_it() -> None:
    raw = _read(_pdf(FIRST, SECOND))
    assert isinstance(raw, RawDocument)
    assert clean(raw).text.split("\n") == CLEAN


def test_a_name_that_says_otherwise_does_not_mislead() -> None:
    raw = _read(_pdf(FIRST), DOC)
    assert isinstance(raw, RawDocument)
    assert raw.media_type == PDF


def test_title_and_day_of_creation_are_evidence() -> None:
    raw = _read(_pdf(FIRST, title="关于加强渡口管理的通知"))
    assert isinstance(raw, RawDocument)
    assert raw.evidence == (
        Evidence("web_title", "关于加强渡口管理的通知"),
        Evidence("created_on", "2000-01-01"),
    )


@pytest.mark.parametrize(
    ("make", "reason", "advice"),
    [
        (lambda: _pdf([]), "PDF without text layer", "OCR"),
        (lambda: _pdf([], [], [(80, "1")]), "PDF without text layer", "OCR"),
        (lambda: _pdf([(80, "\ue000\ue001\ue002\ue003\ue004字")]), "PDF without readable text layer", "OCR"),
        (lambda: _pdf(FIRST, password="x"), "encrypted", "password"),
        (lambda: b"%PDF-1.4 and nothing else", "broken file", "fetch it again"),
        (lambda: _pdf(FIRST)[:1500], "broken file", "fetch it again"),
        (lambda: b"", "empty file", "fetch it again"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(make: Callable[[], bytes], reason: str, advice: str) -> None:
    refused = _read(make())
    assert isinstance(refused, Rejection), refused
    assert refused.reason == reason
    assert advice in refused.detail


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    refused = _read(_pdf(FIRST, SECOND))
    assert isinstance(refused, Rejection)
    assert refused.reason == "file too large"


SOUND = _pdf(FIRST, SECOND)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(SOUND)), st.integers(0, 200))
def test_no_bytes_raise(noise: bytes, at: int, cut: int) -> None:
    for data in (noise, b"%PDF-1.7\n" + noise, SOUND[:at] + noise + SOUND[at + cut :]):
        assert isinstance(_read(data), RawDocument | Rejection)
