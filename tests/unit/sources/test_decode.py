"""Decoding: the encoding is found, or the bytes are refused for the right reason."""

from __future__ import annotations

import codecs

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.sources.decode import Decoded, DecodingFault, decode

SIMPLIFIED = [
    "县政府召开会议",
    "各乡镇人民政府：现将有关事项通知如下。",
    "截至6月底，全县完成投资12.6亿元，同比增长8.5%，超额完成上级下达的任务。",
    "会议由县委副书记、县长主持，四套班子领导和各部门主要负责人参加。",
]
TO_TRADITIONAL = opencc.OpenCC("s2t")


@pytest.mark.parametrize("text", SIMPLIFIED)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_simplified_text_in_any_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding)


@pytest.mark.parametrize("text", [TO_TRADITIONAL.convert(text) for text in SIMPLIFIED])
@pytest.mark.parametrize("encoding", ["big5", "gb18030"])
def test_traditional_text_is_not_confused(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding)


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides(bom: bytes, encoding: str) -> None:
    assert decode(bom + "全县工作会议".encode(encoding)) == Decoded("全县工作会议", encoding)


def test_a_page_s_charset_counts_as_evidence_but_proves_nothing() -> None:
    data = "全县农村工作会议召开，部署明年任务。".encode("gb18030")
    assert decode(data, hint="big5") == decode(data, hint="gb2312") == decode(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b" \r\n\t ", "empty file"),
        ("\ufeff\u3000\u3000".encode(), "empty file"),
        (b"\x00\x01\x02\x03PNG\x00" * 20, "binary file"),
        (b"abc\x01\x02\x03\x04\x05\x06 def", "binary file"),
        (b"row\x07row\x07row\x07row\x07\x13PAGE\x15", "binary file"),
        ("造林\x07防火\x07治虫\x07\x07\x03\x04\x11\x12".encode(), "binary file"),
        (("造\x07\x07" * 20).encode(), "binary file"),
        ("café naïve déjà vu".encode("latin-1"), "undecodable"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    fault = decode(data)
    assert isinstance(fault, DecodingFault)
    assert fault.reason == reason
    assert fault.detail


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_the_marks_of_a_word_file_in_chinese_writing_are_text(encoding: str) -> None:
    text = "全县造林情况\x0b\x13PAGE\x141\x15\x08\n"
    text += "乡镇\x07亩数\x07\x07河口镇\x07240\x07\x07大坪乡\x07110\x07\x07\x0c二、防火"
    found = decode(text.encode(encoding))
    assert isinstance(found, Decoded)
    assert found.text == text


@pytest.mark.parametrize("at", [0, 9, 30, 60])
def test_broken_utf8_is_told_apart_from_a_legacy_encoding(at: int) -> None:
    sound = "全县各级党组织要认真贯彻落实会议精神，确保各项任务完成。".encode()
    fault = decode(sound[:at] + b"\xff\xfe\xc0"[:2] + sound[at:] if at else b"\xc3" + sound)
    assert isinstance(fault, DecodingFault)
    assert fault.reason == "broken utf-8"
    assert str(at) in fault.detail


def test_a_forced_encoding_is_obeyed_or_refused() -> None:
    data = "县委".encode("gb18030")
    assert decode(data, forced="gb18030") == Decoded("县委", "gb18030")
    assert decode(data, forced="utf-8") == DecodingFault(
        "undecodable", "Byte 0 is not utf-8: give another encoding, or none to have it detected."
    )
    assert isinstance(decode(data, forced="no-such-code"), DecodingFault)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(decode(data), Decoded | DecodingFault)
