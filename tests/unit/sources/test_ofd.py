"""OFD files, assembled here part by part as GB/T 33190 lays them out."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.clean import clean
from etl.records import Evidence, RawDocument, Rejection
from etl.sources import Item, ofd, read_item
from etl.sources.kinds import OFD

NAMESPACE = "http://www.ofdspec.org/2016"


def _part(name: str, inner: str, *, prefix: str = "ofd:") -> bytes:
    """Return an XML part whose elements all have the standard's namespace; tags are written without prefix."""
    declared = f'xmlns:{prefix[:-1]}="{NAMESPACE}"' if prefix else f'xmlns="{NAMESPACE}"'
    text = f"<{name} {declared}>{inner}</{name}>"
    if prefix:
        text = text.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode()


def _package(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def _entry(info: str, root: str = "Doc_0/Document.xml", **form: str) -> bytes:
    body = f"<DocBody><DocInfo><DocID>1</DocID>{info}</DocInfo><DocRoot>{root}</DocRoot></DocBody>"
    return _part("OFD", body, **form)


def _document(pages: str, common: str = "", **form: str) -> bytes:
    area = "<PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea>"
    return _part("Document", f"<CommonData>{area}{common}</CommonData><Pages>{pages}</Pages>", **form)


def _line(number: int, left: float, top: float, text: str, size: float = 5.6) -> str:
    width = size * len(text)
    return (
        f'<TextObject ID="{number}" Boundary="{left} {top} {width:.1f} {size}" Font="1" Size="{size}">'
        f'<TextCode X="0" Y="{size * 0.86:.2f}" DeltaX="g {len(text) - 1} {size}">{text}</TextCode></TextObject>'
    )


def _page(objects: str, head: str = "", **form: str) -> bytes:
    return _part("Page", f'{head}<Content><Layer ID="2">{objects}</Layer></Content>', **form)


def _notice() -> bytes:
    """One page of lines, each a text object, with the parts that the standard names."""
    lines = [
        (60, 40, "关于加强渡口管理的通知"),
        (28, 55, "各乡镇人民政府："),
        (39, 65, "为加强渡口管理，现将有关事项通知如下，请认真贯"),
        (28, 75, "彻执行。登记渡船18艘。"),
    ]
    objects = "".join(_line(10 + n, left, top, text) for n, (left, top, text) in enumerate(lines))
    info = "<Title>关于加强渡口管理的通知</Title><Author>管理员</Author><CreationDate>2019-06-03</CreationDate>"
    return _package(
        {
            "OFD.xml": _entry(info),
            "Doc_0/Document.xml": _document('<Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'),
            "Doc_0/Pages/Page_0/Content.xml": _page(objects),
        }
    )


def _letter() -> bytes:
    """Two pages on a template with a red head, nested blocks, and text that is set one character an object."""
    spread = "".join(_line(40 + n, 28 + 5.6 * n, 90, char) for n, char in enumerate("县交通局每月检查"))
    first = (
        f'<PageBlock ID="30"><PageBlock ID="31">{_line(32, 39, 70, "一、落实责任。")}</PageBlock></PageBlock>{spread}'
    )
    template = _page(_line(5, 70, 20, "青石县人民政府文件"))
    return _package(
        {
            "OFD.xml": _entry("<Title/>", "/Doc_0/Document.xml"),
            "Doc_0/Document.xml": _document(
                '<Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
                '<Page ID="2" BaseLoc="/Doc_0/Pages/Page_1/Content.xml"/>',
                '<TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
            ),
            "Doc_0/Tpls/Tpl_0/Content.xml": template,
            "Doc_0/Pages/Page_0/Content.xml": _page(first, '<Template TemplateID="9" ZOrder="Background"/>'),
            "Doc_0/Pages/Page_1/Content.xml": _page(_line(50, 39, 40, "二、加强检查。")),
        }
    )


def _table() -> bytes:
    """A default namespace, a scaled object, a composite unit from the resources, a table by columns."""
    form = {"prefix": ""}
    cells = [["乡镇", "石滩镇", "竹溪镇"], ["渡口（处）", "12", "9"]]
    objects = "".join(
        _line(60 + 10 * x + y, 30 + 60 * x, 60 + 9 * y, text)
        for x, column in enumerate(cells)
        for y, text in enumerate(column)
    )
    scaled = (
        '<TextObject ID="8" Boundary="60 30 80 12" CTM="2 0 0 2 0 0" Size="4">'
        '<TextCode X="0" Y="4">渡口一览</TextCode></TextObject>'
    )
    composite = '<CompositeObject ID="7" Boundary="28 120 100 10" ResourceID="70"/>'
    unit = f'<CompositeGraphicUnit ID="70"><Content>{_line(71, 0, 0, "合计21处")}</Content></CompositeGraphicUnit>'
    return _package(
        {
            "OFD.xml": _entry("", **form),
            "Doc_0/Document.xml": _document(
                '<Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>', "<PublicRes>PublicRes.xml</PublicRes>", **form
            ),
            "Doc_0/PublicRes.xml": _part("Res", f"<CompositeGraphicUnits>{unit}</CompositeGraphicUnits>", **form),
            "Doc_0/Pages/Page_0/Content.xml": _page(objects + scaled + composite, **form),
        }
    )


def _read(data: bytes) -> RawDocument | Rejection:
    return read_item(Item("crawl/a.ofd", "/data/a.ofd", OFD, data))


def _text(data: bytes) -> str:
    raw = _read(data)
    assert isinstance(raw, RawDocument), raw
    return raw.text


def test_lines_are_read_in_order_and_cleaned_to_paragraphs() -> None:
    raw = _read(_notice())
    assert isinstance(raw, RawDocument)
    assert raw.reader.startswith("ofd/1 ofdkit ")
    assert clean(raw).text.split("\n") == [
        "关于加强渡口管理的通知",
        "各乡镇人民政府：",
        "为加强渡口管理，现将有关事项通知如下，请认真贯彻执行。登记渡船18艘。",
    ]
    assert raw.evidence == (Evidence("web_title", "关于加强渡口管理的通知"), Evidence("created_on", "2019-06-03"))


def test_templates_nested_blocks_and_single_characters_are_read_page_by_page() -> None:
    first, second = _text(_letter()).split("\f")
    assert first.split() == ["青石县人民政府文件", "一、落实责任。", "县交通局每月检查"]
    assert second.split() == ["二、加强检查。"]


def test_a_table_is_read_by_rows_and_units_and_scaled_text_stand_in_their_place() -> None:
    rows = [line.split() for line in _text(_table()).split("\n") if line]
    assert rows == [["渡口一览"], ["乡镇", "渡口（处）"], ["石滩镇", "12"], ["竹溪镇", "9"], ["合计21处"]]


def test_a_page_of_scattered_characters_is_read_in_time() -> None:
    """The library compares each with each, over and over; so they are put in order here."""
    scattered = "".join(_line(n, n % 18 * 10, n // 18 * 2.5, "字", 3) for n in range(2_000))
    assert _text(_bare(_page(scattered))).count("字") == 2_000


def _bare(page: bytes, resources: bytes = b"") -> bytes:
    common = "<PublicRes>PublicRes.xml</PublicRes>"
    return _package(
        {
            "OFD.xml": _entry(""),
            "Doc_0/Document.xml": _document('<Page ID="1" BaseLoc="P.xml"/>', common),
            "Doc_0/PublicRes.xml": resources or _part("Res", ""),
            "Doc_0/P.xml": page,
        }
    )


def _nested_units() -> bytes:
    """Each unit draws the next one twice: 2^30 objects."""
    twice = [f'<CompositeObject ResourceID="{n + 1}"/>' * 2 for n in range(30)]
    units = "".join(
        f'<CompositeGraphicUnit ID="{n}"><Content>{used}</Content></CompositeGraphicUnit>'
        for n, used in enumerate(twice)
    )
    resources = _part("Res", f"<CompositeGraphicUnits>{units}</CompositeGraphicUnits>")
    return _bare(_page('<CompositeObject ResourceID="0"/>'), resources)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b"not a package", "broken file"),
        (_package({"Doc_0/Document.xml": b"<Document/>"}), "broken file"),
        (_package({"OFD.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><OFD>&b;</OFD>"}), "broken file"),
        (_package({"OFD.xml": _entry(""), "big.xml": b"\0" * 30_000_000}), "zip bomb"),
        (_bare(_page('<ImageObject ID="3"/>')), "OFD without text"),
        (_nested_units(), "file too large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(data: bytes, reason: str) -> None:
    refused = _read(data)
    assert isinstance(refused, Rejection), refused
    assert (refused.stage, refused.reason) == ("sources", reason)
    assert refused.detail


def test_a_page_of_too_many_pieces_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ofd, "MOST_RUNS", 3)
    refused = _read(_notice())
    assert isinstance(refused, Rejection)
    assert refused.reason == "file too large"


SOUND = _letter()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(SOUND)), st.integers(0, 200))
def test_no_bytes_raise(noise: bytes, at: int, cut: int) -> None:
    for data in (noise, b"PK\x03\x04" + noise, SOUND[:at] + noise + SOUND[at + cut :]):
        assert isinstance(_read(data), RawDocument | Rejection)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["Boundary", "Size", "CTM", "X", "Y", "DeltaX"]))
def test_no_attribute_raises(value: str, attribute: str) -> None:
    quoted = value.translate({ord(c): None for c in '<&"\0'})
    code = f'<TextCode {attribute}="{quoted}">渡口</TextCode>'
    page = _page(f'<TextObject {attribute}="{quoted}">{code}</TextObject>')
    assert isinstance(_read(_bare(page)), RawDocument | Rejection)
