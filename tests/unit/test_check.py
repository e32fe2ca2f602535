"""What a check says of a star that is not sound."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from etl.access import database_path
from etl.build import failures
from etl.check import run_checks


@pytest.mark.parametrize("table", ["fact_metric", "fact_term"])
def test_a_key_that_occurs_twice_is_found(warehouse: Path, tmp_path: Path, table: str) -> None:
    copy = tmp_path / "star.duckdb"
    shutil.copyfile(database_path(warehouse), copy)
    assert not failures(run_checks(copy))
    with duckdb.connect(str(copy)) as connection:
        connection.execute(f"insert into {table} select * from {table} limit 1")
    (failed,) = (check for check in run_checks(copy) if check.check_name == "keys_are_unique")
    assert (failed.status, failed.n_failing) == ("failed", 1)
    assert table in failed.detail
