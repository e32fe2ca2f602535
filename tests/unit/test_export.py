from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import frictionless
import pyarrow.parquet as pq
import pytest

from etl.access import connect
from etl.errors import UsageError
from etl.export import export
from etl.schema import VIEWS


@pytest.fixture(scope="module")
def exported(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("export") / "tables"
    export(warehouse, target)
    return target


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("view", VIEWS)
def test_csv_and_parquet_hold_the_rows_of_the_view(warehouse: Path, exported: Path, view: str) -> None:
    columns = list(VIEWS[view].columns)
    with connect(warehouse) as connection:
        names = ", ".join(f'"{column}"' for column in columns)
        n_rows = connection.execute(f"select count(*) from (select {names} from {view})").fetchone()[0]
    table = pq.read_table(exported / f"{view}.parquet")
    with (exported / f"{view}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, strict=True)
    assert table.column_names == head == columns
    assert table.num_rows == len(rows) == n_rows
    for column, cells in zip(columns, zip(*rows, strict=True), strict=False):
        whole = ["" if value is None else str(value) for value in table[column].to_pylist()]
        if table.schema.field(column).type not in ("float", "double"):
            assert list(cells) == whole


def test_the_same_warehouse_gives_the_same_bytes(warehouse: Path, exported: Path, tmp_path: Path) -> None:
    export(warehouse, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(exported)
    assert len(contents(exported)) == 2 * len(VIEWS) + 1


@pytest.mark.parametrize("view", VIEWS)
def test_the_order_of_rows_is_total(warehouse: Path, view: str) -> None:
    """No two rows that differ stand in the same place of the order."""
    with connect(warehouse) as connection:
        order = ", ".join(f'"{column}"' for column in VIEWS[view].order)
        columns = ", ".join(f'"{column}"' for column in VIEWS[view].columns)
        tied = connection.execute(
            f"select count(*) from (select {order} from (select distinct {columns} from {view}) "
            "group by all having count(*) > 1)"
        ).fetchone()[0]
    assert tied == 0


def test_csv_lines_end_as_rfc_4180_says_and_only_bom_begins_with_one(
    warehouse: Path, exported: Path, tmp_path: Path
) -> None:
    export(warehouse, tmp_path, bom=True)
    for view in VIEWS:
        plain = (exported / f"{view}.csv").read_bytes()
        assert plain.partition(b"\r\n")[0].decode() == ",".join(VIEWS[view].columns)
        assert (tmp_path / f"{view}.csv").read_bytes() == b"\xef\xbb\xbf" + plain
        assert (tmp_path / f"{view}.parquet").read_bytes() == (exported / f"{view}.parquet").read_bytes()


def test_the_data_package_is_valid(exported: Path) -> None:
    report = frictionless.validate(str(exported / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])[:5]
    package = json.loads((exported / "datapackage.json").read_text("utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(VIEWS)


def test_nothing_unfinished_is_left(exported: Path) -> None:
    assert not [path.name for path in exported.iterdir() if path.suffix == ".tmp"]


def test_without_a_warehouse_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="gongwen build"):
        export(tmp_path / "none", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_unreadable_warehouse_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "gongwen.duckdb").write_bytes(b"no database" * 1000)
    with pytest.raises(UsageError, match="cannot be opened"):
        connect(tmp_path)


def test_a_sealed_connection_writes_nowhere(warehouse: Path, tmp_path: Path) -> None:
    with connect(warehouse) as connection, pytest.raises(duckdb.Error):
        connection.execute(f"copy documents to '{tmp_path / 'x.csv'}'")
