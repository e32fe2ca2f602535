"""A shard is whole or not there, and keeps one document for each source key."""

from __future__ import annotations

from array import array
from dataclasses import replace
from decimal import Decimal

import pyarrow.parquet as pq

from etl.records import (
    Analysis,
    CleanText,
    DocumentFacts,
    Mention,
    Outline,
    Paragraph,
    RawDocument,
    Rejection,
    Section,
    Sentence,
)
from etl.shards import STAGED, document_id, write_shard

TEXT = "县长罗一山讲话。"


def analysis(source: str = "a.txt", sha256: str = "00", **changes) -> Analysis:
    clean = CleanText(TEXT, array("I", range(len(TEXT))), array("I", range(1, len(TEXT) + 1)), (), "Hans")
    outline = Outline(
        (Paragraph(1, 0, len(TEXT), "body"),),
        (Section(0, 0, 0, "", "", "", 0, len(TEXT), len(TEXT), False),),
        (Sentence(1, 1, 0, 0, len(TEXT), "body", False),),
    )
    person = Mention("person", 2, 5, 1, "罗一山", "rule", 0.95)
    made = Analysis(
        RawDocument(source, source, sha256, 24, "text/plain", "utf-8", "text/1", TEXT),
        clean,
        outline,
        DocumentFacts(authors=("罗一山", "李二河")),
        (person,),
    )
    return replace(made, **changes)


def test_ids_follow_from_the_source_key():
    assert document_id("crawl/2011/a.html") == document_id("crawl/2011/a.html") != document_id("crawl/2011/b.html")
    assert len(document_id("a")) == 16


def test_rows_carry_their_text_and_place(tmp_path):
    write_shard(tmp_path / "s", [analysis()], [])
    (row,) = pq.read_table(tmp_path / "s" / "mentions.parquet").to_pylist()
    assert row["surface"] == "罗一山"
    assert (row["clean_start"], row["clean_end"], row["raw_start"], row["raw_end"]) == (2, 5, 2, 5)
    document = pq.read_table(tmp_path / "s" / "documents.parquet").to_pylist()[0]
    assert document["authors"] == '["罗一山","李二河"]'


def test_of_two_documents_with_one_key_one_is_kept_and_one_is_rejected(tmp_path):
    write_shard(tmp_path / "s", [analysis(sha256="ff"), analysis(sha256="00")], [])
    assert pq.read_table(tmp_path / "s" / "documents.parquet")["raw_sha256"].to_pylist() == ["00"]
    assert pq.read_table(tmp_path / "s" / "rejections.parquet")["source"].to_pylist() == ["a.txt"]
    assert pq.read_table(tmp_path / "s" / "inputs.parquet")["source"].to_pylist() == ["a.txt", "a.txt"]


def test_a_finished_shard_is_left_alone(tmp_path):
    write_shard(tmp_path / "s", [analysis()], [Rejection("b", "sources", "empty", "look at it")])
    before = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "s").iterdir()}
    assert set(before) == {f"{name}.parquet" for name in STAGED}
    write_shard(tmp_path / "s", [analysis()], [])
    assert {p.name: p.stat().st_mtime_ns for p in (tmp_path / "s").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["s"], "no draft is left"


def test_figures_keep_six_places_and_their_exact_text(tmp_path):
    from etl.shards import _six

    assert _six(Decimal("0.12345678")) == Decimal("0.123457")
    assert _six(Decimal(10**16)) == Decimal(10**16)
    assert _six(None) is None
