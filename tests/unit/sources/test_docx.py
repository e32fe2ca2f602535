"""Word documents: the text that Word shows, in order, and nothing that it hides."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.records import Evidence, RawDocument, Rejection
from etl.sources import Item, read_item
from etl.sources.kinds import DOCX

NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def _bytes(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _read(data: bytes) -> RawDocument | Rejection:
    return read_item(Item("crawl/a.docx", "/data/a.docx", DOCX, data))


def _text(document: Document) -> str:
    raw = _read(_bytes(document))
    assert isinstance(raw, RawDocument), raw
    return raw.text


def _paragraph(document: Document, inner: str) -> None:
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_and_tables_come_in_order_a_row_a_line() -> None:
    document = docx.Document()
    document.add_paragraph("关于修缮渡口的通知")
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, ["乡镇", "渡口（处）", "备注", "石滩镇", "12", "已修\n三处"], strict=True):
        cell.text = text
    document.add_paragraph("请按时完成。")
    assert _text(document) == "关于修缮渡口的通知\n\n乡镇\t渡口（处）\t备注\n石滩镇\t12\t已修 三处\n\n请按时完成。"


def test_a_table_of_one_cell_is_a_frame_around_paragraphs() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "第一段。\n第二段。"
    assert _text(document).split() == ["第一段。", "第二段。"]


def test_merged_cells_are_told_once() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for row in (0, 1):
        table.cell(row, 0).text, table.cell(row, 1).text = f"甲{row}", f"乙{row}"
    table.cell(0, 0).merge(table.cell(0, 1))
    assert [line.split() for line in _text(document).split("\n")] == [["甲0", "乙0"], ["甲1", "乙1"]]


def test_what_stands_in_wrappers_is_read_and_what_is_deleted_or_hidden_is_not() -> None:
    document = docx.Document()
    _paragraph(
        document,
        f"{_run('会议于')}<w:smartTag w:uri='u' w:element='chsdate'>{_run('6月2日')}</w:smartTag>"
        f"<w:ins w:id='1' w:author='a'>{_run('上午')}</w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>下午</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:sdt><w:sdtContent>{_run('召开')}</w:sdtContent></w:sdt><w:r><w:br/></w:r>{_run('。')}",
    )
    assert _text(document) == "会议于6月2日上午召开\n。"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    document = docx.Document()
    box = (
        "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>青石县人民政府文件</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>青石县人民政府文件</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    _paragraph(document, f"{_run('正文。')}<w:r>{box}</w:r>")
    assert _text(document) == "正文。\n\n青石县人民政府文件"


def _numbered(document: Document, levels: str, *, override: str = "") -> None:
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    root.append(parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='7'>{levels}</w:abstractNum>"))
    for number, inner in (("3", ""), ("4", override)):
        root.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='{number}'><w:abstractNumId w:val='7'/>{inner}</w:num>"))


def _level(depth: int, form: str, text: str) -> str:
    return f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/></w:lvl>"


def _item(document: Document, text: str, depth: int, number: str = "3") -> None:
    properties = f"<w:pPr><w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr></w:pPr>"
    _paragraph(document, f"{properties}{_run(text)}")


def test_the_numbers_that_word_prints_are_written_out() -> None:
    document = docx.Document()
    levels = _level(0, "chineseCounting", "%1、") + _level(1, "chineseCounting", "（%2）") + _level(2, "decimal", "%3.")
    _numbered(document, levels, override="<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>")
    for text, depth in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1)):
        _item(document, text, depth)
    _item(document, "庚", 0, "4")
    assert _text(document).split("\n\n") == ["一、甲", "（一）乙", "（二）丙", "1. 丁", "二、戊", "（一）己", "一、庚"]


@pytest.mark.parametrize(
    ("form", "text", "eleventh"),
    [
        ("chineseCountingThousand", "第%1条", "第十一条"),
        ("decimalFullWidth", "%1．", "１１．"),
        ("decimalEnclosedCircle", "%1", "⑪"),
        ("upperRoman", "%1、", "XI、"),
        ("lowerLetter", "%1）", "k）"),
        ("ideographTraditional", "%1、", "甲、"),
        ("chineseLegalSimplified", "%1、", "壹拾壹、"),
        ("bullet", "\uf06c", ""),
        ("unheardOf", "%1、", "11、"),
    ],
)
def test_numbers_are_written_in_their_form(form: str, text: str, eleventh: str) -> None:
    if form == "chineseLegalSimplified":
        eleventh = "拾壹、"
    document = docx.Document()
    _numbered(document, _level(0, form, text))
    for _ in range(11):
        _item(document, "项", 0)
    last = _text(document).split("\n\n")[-1]
    assert last.removesuffix("项").strip() == eleventh


def test_a_style_may_carry_the_number() -> None:
    document = docx.Document()
    _numbered(document, _level(0, "chineseCounting", "%1、"))
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}><w:numId w:val='3'/></w:numPr>"))
    document.add_heading("总体要求", 1)
    document.add_heading("重点任务", 1)
    assert _text(document) == "一、总体要求\n\n二、重点任务"


def test_notes_come_after_the_text() -> None:
    document = docx.Document()
    body = parse_xml(
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
        f"<w:footnote w:id='2'><w:p>{_run('户均口径。')}</w:p></w:footnote></w:footnotes>"
    )
    from lxml import etree

    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), content_type, etree.tostring(body), document.part.package)
    document.part.relate_to(part, NOTES)
    _paragraph(document, f"{_run('每户补助1万元')}<w:r><w:footnoteReference w:id='2'/></w:r>{_run('。')}")
    assert _text(document) == "每户补助1万元。\n\n[1] 户均口径。"


def test_heads_and_feet_of_the_pages_are_furniture() -> None:
    document = docx.Document()
    document.add_paragraph("正文第一段。")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    raw = _read(_bytes(document))
    assert isinstance(raw, RawDocument)
    assert raw.text.startswith("正文第一段。\n\n")
    (edit,) = raw.furniture
    assert raw.text[edit.raw_start : edit.raw_end] == edit.removed
    assert sorted(edit.removed.split("\n")) == ["— 1 —", "内部资料"]


@pytest.mark.parametrize(
    ("title", "author", "kinds"),
    [
        ("关于修缮渡口的通知", "周月明", {"web_title", "web_author", "created_on"}),
        ("Microsoft Word - 关于修缮渡口的通知.doc", "Administrator", {"web_title", "created_on"}),
        ("关于开展清查的通知", "李大山", {"created_on"}),
        ("通知", "", {"created_on"}),
    ],
)
def test_what_the_file_says_counts_as_far_as_the_text_bears_it_out(title: str, author: str, kinds: set[str]) -> None:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    for line in ("关于修缮", "渡口的通知", "青石县副县长 周月明", "各乡镇：", "请认真执行。"):
        document.add_paragraph(line)
    raw = _read(_bytes(document))
    assert isinstance(raw, RawDocument)
    assert {evidence.kind for evidence in raw.evidence} == kinds
    told = {evidence.kind: evidence.value for evidence in raw.evidence}
    assert told.get("web_title", "关于修缮渡口的通知") == "关于修缮渡口的通知"
    assert Evidence("created_on", "2013-12-23") in raw.evidence  # the day on which the template was made


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"", "empty file"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "encrypted"),
        (lambda: b"PK\x03\x04 cut off", "broken file"),
        (lambda: _zip({"word/document.xml": b"<w:document/>"}), "broken file"),
        (lambda: _zip({"word/media/a.bmp": b"\0" * 30_000_000}), "zip bomb"),
        (lambda: _bytes(docx.Document()), "document without text"),
    ],
)
def test_what_is_no_document_is_refused_with_advice(make: Callable[[], bytes], reason: str) -> None:
    refused = _read(make())
    assert isinstance(refused, Rejection)
    assert (refused.stage, refused.reason) == ("sources", reason)
    assert refused.detail


SOUND = docx.Document()
SOUND.add_paragraph("会议要求，各乡镇要抓紧落实。")
SOUND_BYTES = _bytes(SOUND)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(SOUND_BYTES)), st.integers(0, 300))
def test_no_bytes_raise(noise: bytes, at: int, cut: int) -> None:
    for data in (noise, b"PK\x03\x04" + noise, SOUND_BYTES[:at] + noise + SOUND_BYTES[at + cut :]):
        assert isinstance(_read(data), RawDocument | Rejection)


@settings(max_examples=100, deadline=None)
@given(st.recursive(st.sampled_from(["w:t", "w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:sdt", "w:numPr", "w:br"]),
                    lambda inner: st.tuples(st.sampled_from(["w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:ins"]),
                                            st.lists(inner, max_size=3)), max_leaves=12))  # fmt: skip
def test_no_order_of_elements_raises(tree: object) -> None:
    def xml(node: object) -> str:
        if isinstance(node, str):
            return f"<{node}>字</{node}>"
        name, inner = node
        return f"<{name}>{''.join(map(xml, inner))}</{name}>"

    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{xml(tree)}</w:p>"))
    assert isinstance(_read(_bytes(document)), RawDocument | Rejection)
