"""ZIP archives: members become items under their keys, and what could fill memory or disk is refused."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.records import RawDocument, Rejection
from etl.sources import Item, list_items, read_path, zipped

NOTICE = "各乡镇：请于6月10日前报送渡口排查情况。"


def _zip(members: Mapping[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(ZipInfo(name), data, method)
    return stream.getvalue()


def _found(tmp_path: Path, data: bytes, name: str = "papers.zip") -> list[Item | Rejection]:
    (tmp_path / name).write_bytes(data)
    return list(list_items([str(tmp_path / name)]))


def _reasons(found: list[Item | Rejection]) -> list[tuple[str, str]]:
    return [(item.source, item.reason) for item in found if isinstance(item, Rejection)]


def test_members_are_items_in_the_order_of_their_names(tmp_path: Path) -> None:
    members = {
        "2011/b.txt": NOTICE.encode(),
        "2011/a.html": b"<p>a</p>",
        "records.jsonl": b'{"text": "1"}\n{"text": "2"}\n',
        "__MACOSX/._a.html": b"x",
        ".hidden/a.txt": b"x",
        "2011/": b"",
    }
    found = _found(tmp_path, _zip(members))
    assert [item.source for item in found] == [
        "papers.zip!/2011/a.html",
        "papers.zip!/2011/b.txt",
        "papers.zip!/records.jsonl",
        "papers.zip!/records.jsonl",
    ]
    assert [item.line for item in found if isinstance(item, Item)] == [0, 0, 1, 2]


def test_its_documents_are_those_of_the_unpacked_folder(tmp_path: Path) -> None:
    (tmp_path / "papers.zip").write_bytes(_zip({"a.txt": NOTICE.encode("gb18030"), "b.csv": b"text\nx\n"}))
    documents = [raw for raw in read_path(str(tmp_path / "papers.zip")) if isinstance(raw, RawDocument)]
    assert [(raw.source, raw.path, raw.text) for raw in documents] == [
        ("papers.zip!/a.txt", "a.txt", NOTICE),
        ("papers.zip!/b.csv#1", "b.csv", "x"),
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_utf8_flag_are_read(tmp_path: Path, encoding: str) -> None:
    plain = _zip({"nnnnnnnn.txt": b"x"} if encoding == "gb18030" else {"nnnnnnnnnnnn.txt": b"x"})
    name = "渡口通知".encode(encoding)
    found = _found(tmp_path, plain.replace(b"n" * len(name), name))
    assert [item.source for item in found] == ["papers.zip!/渡口通知.txt"]


def test_names_lead_nowhere_else(tmp_path: Path) -> None:
    found = _found(tmp_path, _zip({"../../etc/a.txt": b"x", "/b.txt": b"x", "c\\d.txt": b"x"}))
    assert [item.source for item in found] == ["papers.zip!/b.txt", "papers.zip!/c/d.txt", "papers.zip!/etc/a.txt"]


def test_an_archive_in_an_archive_is_read_and_no_deeper(tmp_path: Path) -> None:
    inner = _zip({"a.txt": b"x", "deep.zip": _zip({"b.txt": b"y"})})
    found = _found(tmp_path, _zip({"inner.zip": inner}))
    assert [item.source for item in found] == ["papers.zip!/inner.zip!/a.txt", "papers.zip!/inner.zip!/deep.zip"]
    assert _reasons(found) == [("papers.zip!/inner.zip!/deep.zip", "archive too deep")]


def test_what_is_no_document_is_refused_by_its_key(tmp_path: Path) -> None:
    assert _reasons(_found(tmp_path, _zip({"a.exe": b"MZ"}))) == [("papers.zip!/a.exe", "file type not supported")]


def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    found = _found(tmp_path, _zip({"a.txt": b"0" * 30_000_000, "b.txt": b"x"}))
    assert _reasons(found) == [("papers.zip", "zip bomb")]


def test_members_that_share_bytes_are_refused(tmp_path: Path) -> None:
    """Two entries of the directory lead to the same bytes, as in the bombs that stay below any ratio."""
    plain = _zip({"a.txt": bytes(range(256)) * 40, "b.txt": b""}, ZIP_STORED)
    with ZipFile(io.BytesIO(plain)) as archive:
        big, small = archive.infolist()
    directory = plain.index(b"PK\x01\x02", plain.index(b"PK\x01\x02") + 1)
    entry = bytearray(plain)
    for at, value in ((20, big.compress_size), (24, big.file_size), (42, big.header_offset)):
        entry[directory + at : directory + at + 4] = value.to_bytes(4, "little")
    assert small.file_size == 0
    assert _reasons(_found(tmp_path, bytes(entry))) == [("papers.zip", "zip bomb")]


@pytest.mark.parametrize(("limit", "value"), [("MOST_MEMBERS", 2), ("LARGEST_TOTAL", 10)])
def test_too_many_members_and_too_many_bytes_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(zipped, limit, value)
    found = _found(tmp_path, _zip({f"{n}.txt": b"12345" for n in range(3)}))
    assert _reasons(found) == [("papers.zip", "archive too large")]


def test_a_member_above_the_size_of_a_text_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 100_000
    found = _found(tmp_path, _zip({"big.txt": noise, "small.txt": b"x"}, ZIP_STORED))
    assert [(type(item).__name__, item.source) for item in found] == [
        ("Rejection", "papers.zip!/big.txt"),
        ("Item", "papers.zip!/small.txt"),
    ]
    assert _reasons(found) == [("papers.zip!/big.txt", "file too large")]


def test_an_encrypted_member_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    plain = bytearray(_zip({"a.txt": b"secret", "b.txt": b"x"}))
    plain[plain.index(b"PK\x01\x02") + 8] |= 1
    found = _found(tmp_path, bytes(plain))
    assert _reasons(found) == [("papers.zip!/a.txt", "encrypted")]
    assert found[1].source == "papers.zip!/b.txt"


def test_a_damaged_member_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    plain = bytearray(_zip({"a.txt": b"12345678", "b.txt": b"x"}, ZIP_STORED))
    at = plain.index(b"12345678")
    plain[at] = 0
    found = _found(tmp_path, bytes(plain))
    assert _reasons(found) == [("papers.zip!/a.txt", "broken archive")]
    assert found[1].source == "papers.zip!/b.txt"


SOUND = _zip({"a.txt": NOTICE.encode(), "inner.zip": _zip({"b.txt": b"x"})})


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(SOUND)), st.integers(0, 100))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int, cut: int) -> None:
    folder = tmp_path_factory.mktemp("noise")
    for number, data in enumerate((noise, b"PK\x03\x04" + noise, SOUND[:at] + noise + SOUND[at + cut :])):
        (folder / f"{number}.zip").write_bytes(data)
    assert all(isinstance(raw, RawDocument | Rejection) for raw in read_path(str(folder)))
