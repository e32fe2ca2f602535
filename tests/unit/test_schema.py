"""The declaration is whole, and what is generated from it is up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import duckdb
import pytest

from etl.describe import duckdb_ddl, duckdb_keys, generated_files, read_queries, sqlite_ddl, view_sql
from etl.schema import CODES, FIELDS, METADATA, TABLES, VIEWS

ROOT = Path(__file__).resolve().parents[2]


def test_every_field_is_used_and_said_in_two_languages():
    used = {c for spec in (*TABLES.values(), *VIEWS.values()) for c in spec.columns}
    assert used == set(FIELDS)
    for name, field in FIELDS.items():
        assert any("\u4e00" <= char <= "\u9fff" for char in field.zh), name
        assert field.en.isascii() or any(char.isascii() and char.isalpha() for char in field.en), name


def test_facts_carry_the_keys_that_compare_them():
    for name, spec in TABLES.items():
        if name.startswith("fact_"):
            shared = {"document_key", "region_key", "dated_date_key", "document_type_key", "audit_key"}
            assert shared <= set(spec.columns), name
            assert spec.key[0] == "document_key", name


def test_no_foreign_key_may_be_null_but_for_totals_and_figures_of_tasks():
    for table in METADATA.tables.values():
        for constraint in table.foreign_key_constraints:
            for column in constraint.columns:
                assert not column.nullable or column.name in {"part_of_no", "task_metric_no"}, column


def test_both_databases_take_the_ddl():
    star = duckdb.connect()
    for statement in [*duckdb_ddl(), *duckdb_keys()]:
        star.execute(statement)
    comments = star.execute(
        "select count(*) from duckdb_columns() where schema_name = 'main' and comment is null and not internal"
    )
    assert comments.fetchone() == (0,)
    site = sqlite3.connect(":memory:")
    tables, indexes = sqlite_ddl()
    for statement in [*tables, *indexes]:
        site.execute(statement)
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER column"):
        site.execute("insert into etl_rejection values (1, 'run', 2, 'stage', 3, 4)")
        site.execute("insert into fact_term values (1, 'word', 1, 1, 'doc_type:other', 1, 1)")


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_gives_its_columns_in_order_in_both_databases(name):
    star, site = duckdb.connect(), sqlite3.connect(":memory:")
    for statement in duckdb_ddl():
        star.execute(statement)
    for statement in sqlite_ddl()[0]:
        site.execute(statement)
    for connection in (star, site):
        connection.execute(f"create view entities as {view_sql('entities')}")
        columns = [column[0] for column in connection.execute(view_sql(name)).description]
        assert tuple(columns) == VIEWS[name].columns
    assert set(VIEWS[name].order) <= set(VIEWS[name].columns)


def test_each_code_has_two_meanings():
    for codes in CODES.values():
        assert codes
        assert all(zh and en for zh, en in codes.values())


def test_generated_files_are_up_to_date():
    for path, text in generated_files(ROOT).items():
        assert path.exists(), f"{path.name} is missing: run make docs"
        assert path.read_text("utf-8") == text, f"{path.name} is stale: run make docs"


def test_the_bus_matrix_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in TABLES:
        if name.startswith("fact_"):
            assert f"| `{name}` |" in readme


def test_canned_questions_have_whole_headers():
    queries = read_queries()
    assert len(queries) >= 12
    for query in queries:
        assert query.title_zh
        assert query.title_en
        assert all(f":{param.name}" in query.sql for param in query.params), query.name
        assert all(param.zh and param.en for param in query.params), query.name


def test_a_header_that_lacks_its_group_is_refused(tmp_path):
    (tmp_path / "broken.sql").write_text("-- title: 题 · title\n-- description: 说明\nselect 1\n", "utf-8")
    with pytest.raises(ValueError, match=r"broken\.sql: the header lacks group"):
        read_queries(tmp_path)
