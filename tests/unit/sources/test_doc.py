"""Old Word files: refused with advice, or read by a converter that is on the PATH."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from etl.records import RawDocument, Rejection
from etl.sources import Item, doc, read_item
from etl.sources.kinds import DOC

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def _read(data: bytes = OLE) -> RawDocument | Rejection:
    return read_item(Item("crawl/a.doc", "/data/a.doc", DOC, data))


def _install(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, script: str) -> None:
    """Put a converter of ours on the PATH, which finds the file to convert in its last argument."""
    program = folder / name
    program.write_text(f"#!/bin/sh\nfor last; do :; done\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.fixture(autouse=True)
def _no_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_a_converter_it_is_refused_with_advice() -> None:
    refused = _read()
    assert isinstance(refused, Rejection)
    assert refused.reason == "old Word format"
    assert ".docx" in refused.detail


@pytest.mark.parametrize("name", ["antiword", "catdoc"])
def test_a_converter_that_gives_text_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    _install(tmp_path, monkeypatch, name, 'test -s "$last" && echo 会议召开。')
    raw = _read()
    assert isinstance(raw, RawDocument)
    assert (raw.text.strip(), raw.reader, raw.n_bytes) == ("会议召开。", "doc/1", len(OLE))


def test_a_converter_that_gives_docx_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = docx.Document()
    document.add_paragraph("会议召开。")
    document.save(str(tmp_path / "made.docx"))
    _install(tmp_path, monkeypatch, "soffice", f'cp {tmp_path}/made.docx "$(dirname "$last")/document.docx"')
    raw = _read()
    assert isinstance(raw, RawDocument)
    assert raw.text == "会议召开。"
    assert raw.reader.startswith("docx/1 ")


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "sleep 5; echo late"])
def test_a_converter_that_fails_or_hangs_is_a_rejection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr(doc, "SECONDS", 0.3)
    _install(tmp_path, monkeypatch, "catdoc", script)
    refused = _read()
    assert isinstance(refused, Rejection)
    assert refused.reason == "old Word format"
    assert "catdoc" in refused.detail


def test_a_file_is_read_as_what_it_is_whatever_its_name() -> None:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("会议召开。")
    document.save(stream)
    for data, media_type in ((stream.getvalue(), "wordprocessingml"), ("<html><p>会议召开。</p>".encode(), "html")):
        raw = _read(data)
        assert isinstance(raw, RawDocument)
        assert media_type in raw.media_type
        assert raw.text.strip() == "会议召开。"
    refused = _read("{\\rtf1 会议}".encode())
    assert isinstance(refused, Rejection)
    assert refused.reason == "not a Word file"
