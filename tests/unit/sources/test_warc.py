"""Web archives: pages with the address and day of their capture."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.records import Evidence, RawDocument, Rejection
from etl.sources import kinds, read_path

PAGE = (
    "<html><head><title>渡口管理会议召开_部门动态_青石县人民政府网</title></head><body>"
    "<p>6月2日，青石县召开渡口管理会议，部署今年工作。</p></body></html>"
)


def _record(
    url: str, body: bytes, *, head: str = "Content-Type: text/html", status: str = "200 OK", extra: str = ""
) -> bytes:
    http = f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body
    stamp = "WARC-Date: 2019-06-05T01:02:03Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>"
    kind = f"WARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response"
    return f"WARC/1.0\r\n{kind}\r\n{stamp}\r\n{extra}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def _read(path: Path, data: bytes) -> list[RawDocument | Rejection]:
    path.write_bytes(data)
    return list(read_path(str(path)))


def _documents(found: list[RawDocument | Rejection]) -> list[RawDocument]:
    return [raw for raw in found if isinstance(raw, RawDocument)]


@pytest.mark.parametrize("suffix", ["warc", "warc.gz"])
def test_a_page_has_address_day_of_capture_and_site(tmp_path: Path, suffix: str) -> None:
    record = _record(
        "http://www.example.gov.cn/a/1.html", PAGE.encode("gb18030"), head="Content-Type: text/html; charset=gbk"
    )
    data = record if suffix == "warc" else gzip.compress(record)
    (raw,) = _read(tmp_path / f"crawl.{suffix}", data)
    assert isinstance(raw, RawDocument)
    assert raw.source == f"crawl.{suffix}#20190605010203/http://www.example.gov.cn/a/1.html"
    assert "部署今年工作" in raw.text
    assert (raw.media_type, raw.encoding) == ("text/html", "gb18030")
    assert set(raw.evidence) == {
        Evidence("url", "http://www.example.gov.cn/a/1.html"),
        Evidence("fetched_at", "2019-06-05T01:02:03Z"),
        Evidence("site", "青石县人民政府网"),
        Evidence("web_title", "渡口管理会议召开"),
    }


def test_a_page_that_names_no_site_has_that_of_its_host(tmp_path: Path) -> None:
    (raw,) = _read(tmp_path / "a.warc", _record("https://www.example.gov.cn:8080/1", "<p>会议召开。</p>".encode()))
    assert isinstance(raw, RawDocument)
    assert Evidence("site", "www.example.gov.cn") in raw.evidence


def test_a_record_that_fastwarc_wrote_is_read(tmp_path: Path) -> None:
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = "http://example.org/1"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode())
    stream = io.BytesIO()
    record.write(stream, checksum_data=True)
    assert len(_documents(_read(tmp_path / "a.warc", stream.getvalue()))) == 1


@pytest.mark.parametrize("transfer", ["gzip", "chunked"])
def test_what_the_server_packed_is_unpacked(tmp_path: Path, transfer: str) -> None:
    body = PAGE.encode()
    if transfer == "gzip":
        record = _record("http://a/1", gzip.compress(body), head="Content-Type: text/html\r\nContent-Encoding: gzip")
    else:
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:50], body[50:])) + b"0\r\n\r\n"
        record = _record("http://a/1", chunks, head="Content-Type: text/html\r\nTransfer-Encoding: chunked")
    (raw,) = _read(tmp_path / "a.warc", record)
    assert isinstance(raw, RawDocument)
    assert "部署今年工作" in raw.text


def test_errors_and_other_types_are_counted_in_a_rejection_each(tmp_path: Path) -> None:
    data = b"".join(
        [
            _record("http://a/0", PAGE.encode()),
            *(_record(f"http://a/{n}.png", b"x", head="Content-Type: image/png") for n in range(3)),
            _record("http://a/style.css", b"x", head="Content-Type: text/css"),
            _record("http://a/gone", b"x", status="404 Not Found"),
            _record("http://a/moved", b"x", status="302 Found"),
            _record("http://a/gone2", b"x", status="404 Not Found"),
        ]
    )
    page, errors, others = _read(tmp_path / "a.warc", data)
    assert isinstance(page, RawDocument)
    assert isinstance(errors, Rejection)
    assert isinstance(others, Rejection)
    assert (errors.reason, others.reason) == ("responses that are no success", "responses that are no documents")
    assert errors.detail.startswith("404: 2; 302: 1.")
    assert others.detail.startswith("image/png: 3; text/css: 1.")


def test_a_page_cut_by_the_crawler_says_so(tmp_path: Path) -> None:
    (raw,) = _read(tmp_path / "a.warc", _record("http://a/1", PAGE.encode(), extra="WARC-Truncated: length\r\n"))
    assert isinstance(raw, RawDocument)
    assert Evidence("truncated", "1") in raw.evidence


def test_a_page_that_swells_beyond_measure_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(b"0" * (kinds.LARGEST_TEXT + 10))
    record = _record("http://a/1", bomb, head="Content-Type: text/html\r\nContent-Encoding: gzip")
    refused, page = _read(tmp_path / "a.warc", record + _record("http://a/2", PAGE.encode()))
    assert isinstance(refused, Rejection)
    assert isinstance(page, RawDocument)
    assert refused.reason == "file too large"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "web archive without pages"), (b"no archive at all" * 50, "broken web archive")],
)
def test_what_is_no_web_archive_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    (refused,) = _read(tmp_path / "a.warc", data)
    assert isinstance(refused, Rejection)
    assert refused.reason == reason


SOUND = _record("http://a/1", PAGE.encode()) + _record("http://a/2", PAGE.encode())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(SOUND)), st.integers(0, 200))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int, cut: int) -> None:
    folder = tmp_path_factory.mktemp("noise")
    (folder / "a.warc").write_bytes(SOUND[:at] + noise + SOUND[at + cut :])
    (folder / "b.warc.gz").write_bytes(gzip.compress(SOUND)[: at // 4] + noise)
    (folder / "c.warc").write_bytes(b"WARC/1.0\r\n" + noise)
    assert all(isinstance(raw, RawDocument | Rejection) for raw in read_path(str(folder)))
