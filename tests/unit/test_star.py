"""The star as folders of Parquet, read back by an engine that knows nothing of the warehouse."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import fsspec
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from etl import cli, memory, star
from etl.access import connect
from etl.errors import UsageError
from etl.schema import SCHEMA_VERSION, TABLES
from etl.star import MANIFEST, export_star

PARTITIONED = [name for name, spec in TABLES.items() if "document_key" in spec.columns]


@pytest.fixture(scope="module")
def exported(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("star") / "star"
    export_star(warehouse, target.as_uri())
    return target


@pytest.fixture(scope="module")
def both(warehouse: Path) -> duckdb.DuckDBPyConnection:
    connection = connect(warehouse, sealed=False)
    yield connection
    connection.close()


def read_back(folder: Path, table: str) -> str:
    return f"read_parquet('{folder}/{table}/**/*.parquet', hive_partitioning = true)"


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_reads_the_rows_of_the_warehouse(both: duckdb.DuckDBPyConnection, exported: Path, table: str) -> None:
    columns = ", ".join(f'"{column}"' for column in TABLES[table].columns)
    here, there = f"select {columns} from {table}", f"select {columns} from {read_back(exported, table)}"
    for one, other in ((here, there), (there, here)):
        assert both.execute(f"select count(*) from ({one} except all {other})").fetchone() == (0,)
    types = [both.execute(f"describe {query}").fetchall() for query in (here, there)]
    assert [row[:2] for row in types[0]] == [row[:2] for row in types[1]]


@pytest.mark.parametrize("table", PARTITIONED)
def test_rows_lie_in_the_partition_of_their_document(
    both: duckdb.DuckDBPyConnection, exported: Path, table: str
) -> None:
    misplaced = both.execute(f"""
        select count(*) from {read_back(exported, table)} as t
        join dim_document as d using (document_key) left join dim_region as r on r.region_key = d.region_key
        where t.year <> coalesce(extract(year from d.dated_from), 0)
            or t.province <> coalesce(nullif(r.province, ''), 'unknown')
    """).fetchone()
    assert misplaced == (0,)


def test_the_samples_have_partitions_of_each_kind(exported: Path) -> None:
    found = {
        path.parent.relative_to(exported / "dim_document").as_posix() for path in exported.glob("dim_document/*/*/*")
    }
    assert "year=0/province=unknown" in found, "the members for the unknown have no date and no province"
    assert len({place for place in found if "unknown" not in place}) > 3


def test_another_engine_reads_the_partitions(exported: Path, both: duckdb.DuckDBPyConnection) -> None:
    dataset = ds.dataset(exported / "fact_sentence", partitioning="hive")
    place, year, expected = both.execute("""
        select r.province, f.dated_date_key // 10000, count(*)
        from fact_sentence as f join dim_document using (document_key)
        join dim_region as r on r.region_key = dim_document.region_key
        where r.province is not null group by all order by 3 desc, 1 limit 1
    """).fetchone()
    chosen = (ds.field("province") == place) & (ds.field("year") == year)
    assert dataset.count_rows(filter=chosen) == expected > 0


def test_the_manifest_counts_what_is_there(exported: Path, warehouse: Path) -> None:
    manifest = json.loads((exported / MANIFEST).read_text("utf-8"))
    assert manifest["schema_version"] == SCHEMA_VERSION
    assert list(manifest["tables"]) == list(TABLES)
    for table, told in manifest["tables"].items():
        files = list((exported / table).rglob("*.parquet"))
        assert told["rows"] == sum(pq.read_metadata(file).num_rows for file in files), table
        assert (told["files"], told["bytes"]) == (len(files), sum(file.stat().st_size for file in files))
        assert told["partitioned"] == (table in PARTITIONED)


def test_parts_and_row_groups_are_bounded(
    both: duckdb.DuckDBPyConnection, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(star, "FILE_BYTES", 20_000)
    monkeypatch.setattr(star, "GROUP_ROWS", 50)
    monkeypatch.setattr(star, "_ROWS_AT_ONCE", 30)
    written = export_star(warehouse, str(tmp_path / "star"))
    files = sorted((tmp_path / "star" / "fact_term").rglob("*.parquet"))
    assert any(file.name == "part-1.parquet" for file in files)
    assert max(pq.read_metadata(file).row_group(0).num_rows for file in files) <= 80
    there = (
        f"select count(*), count(distinct (document_key, term_key)) from {read_back(tmp_path / 'star', 'fact_term')}"
    )
    assert both.execute(there).fetchone() == (written["fact_term"].rows,) * 2


def test_whole_texts_in_parts_make_the_same_files(
    warehouse: Path, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_PART_BYTES", 5_000)
    export_star(warehouse, str(tmp_path / "star"))
    names = [path.relative_to(exported) for path in exported.rglob("document_text/**/*.parquet")]
    assert names
    assert all((tmp_path / "star" / name).read_bytes() == (exported / name).read_bytes() for name in names)


def test_a_file_system_that_is_not_this_machine(warehouse: Path, exported: Path) -> None:
    bucket = fsspec.filesystem("memory")
    for _ in range(2):  # the second replaces the first
        export_star(warehouse, "memory://bucket/star")
    found = {path.removeprefix("/bucket/star/"): bucket.cat(path) for path in bucket.find("/bucket/star")}
    here = {path.relative_to(exported).as_posix(): path.read_bytes() for path in exported.rglob("*") if path.is_file()}
    bucket.rm("/bucket", recursive=True)
    assert found == here


def test_a_star_is_replaced_and_nothing_else_is(warehouse: Path, tmp_path: Path) -> None:
    target = tmp_path / "star"
    export_star(warehouse, str(target))
    (target / "fact_term" / "stale.parquet").write_bytes(b"")
    export_star(warehouse, str(target))
    assert not (target / "fact_term" / "stale.parquet").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["star"]
    (target / "my thesis.docx").write_bytes(b"")
    with pytest.raises(UsageError, match="my thesis"):
        export_star(warehouse, str(target))
    assert (target / "my thesis.docx").exists()


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("nonsense://bucket/star", "nonsense"),
        ("http://127.0.0.1:9/star", "cannot write to"),
        ("{tmp}/a file", "is a file"),
        ("{tmp}/a file/star", "cannot write to"),
    ],
)
def test_a_url_that_cannot_be_written_to_is_one_line(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], url: str, hint: str
) -> None:
    (tmp_path / "a file").write_text("x")
    assert cli.main(["export", "--star", url.format(tmp=tmp_path), "--warehouse", str(warehouse)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert hint in err


def test_the_command_tells_what_it_wrote(warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "--star", str(tmp_path / "s"), "--warehouse", str(warehouse)]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{len(TABLES)} tables, ")
    assert out.rstrip().endswith(str(tmp_path / "s"))
