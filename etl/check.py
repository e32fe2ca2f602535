"""Runs the checks of ``sql/checks`` over a loaded star.

Each file returns the offending rows; its header says how grave they are::

    -- severity: fail | warn
    -- about: what the rows mean, and what to do
    -- scope: document     (only where each row follows from one document and nothing else)

When documents were added or withdrawn, a check of the scope ``document`` is run over
those touched; it held for the others before. All other checks see the whole star.
Of references, those of touched documents are proved, and that none is left which
leads to a key that went.

References are proved from the schema's own foreign keys, and so is that keys which
have no index in DuckDB are unique.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.assets import asset_path
from etl.load import reading
from etl.merge import only_touched
from etl.schema import CONSTANT, METADATA, OF_DOCUMENTS, TABLES

__all__ = ["CheckResult", "check_star", "keep_results", "run_checks"]

_SHOWN = 3
_TOUCHED = " and document_key in (select document_key from touched)"
_HEADER = re.compile(r"^-- (severity|about|scope): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of one check: ``severity`` is fail or warn, ``status`` passed or failed."""

    check_name: str
    severity: str
    status: str
    n_failing: int
    detail: str


def run_checks(database: Path) -> list[CheckResult]:
    """Run every check over ``database``, which is only read, and return the results by name.

    Raises ValueError where a check's header lacks its severity or its meaning.
    """
    with reading(database) as connection:
        return check_star(connection)


def check_star(connection: duckdb.DuckDBPyConnection, *, is_merged: bool = False) -> list[CheckResult]:
    """Run every check over the star of a connection, narrowed where ``merge`` has just changed what held before."""
    paths = sorted(asset_path("sql", "checks").glob("*.sql"))
    results = [_check_file(connection, path, is_merged=is_merged) for path in paths]
    references = _references(is_merged=is_merged)
    results.append(_result(connection, "references_resolve", "fail", "keys that lead nowhere", references))
    about = "two rows of a table have the same key"
    with only_touched(connection) if is_merged else nullcontext():
        results.append(_result(connection, "keys_are_unique", "fail", about, _repeated_keys()))
    return sorted(results, key=lambda result: result.check_name)


def keep_results(connection: duckdb.DuckDBPyConnection, results: list[CheckResult]) -> None:
    """Make ``results`` the rows of ``quality_check``."""
    connection.execute("delete from quality_check")
    for result in results:
        connection.execute(
            "insert into quality_check select run_id, ?, ?, ?, ?, ? from etl_run",
            [result.check_name, result.severity, result.status, result.n_failing, result.detail],
        )


def _check_file(connection: duckdb.DuckDBPyConnection, path: Path, *, is_merged: bool = False) -> CheckResult:
    text = path.read_text("utf-8")
    header = dict(_HEADER.findall(text))
    if header.get("severity") not in {"fail", "warn"} or not header.get("about"):
        raise ValueError(f"{path.name}: the header must say `-- severity: fail|warn` and `-- about: …`")
    with only_touched(connection) if is_merged and header.get("scope") == "document" else nullcontext():
        return _result(connection, path.stem, header["severity"], header["about"], [text])


def _result(
    connection: duckdb.DuckDBPyConnection, name: str, severity: str, about: str, queries: Sequence[str]
) -> CheckResult:
    """Return what all queries together find; they are asked one by one, for memory need not hold more than one."""
    n_failing, rows = 0, []
    for sql in queries:
        counted = connection.execute(f"select count(*) from ({sql})").fetchone()
        if counted and counted[0]:
            n_failing += int(counted[0])
            rows += connection.execute(f"select * from ({sql}) order by all limit {_SHOWN}").fetchall()
    detail = about
    if n_failing:
        detail += ": " + "; ".join(" ".join(str(cell) for cell in row) for row in rows[:_SHOWN])
        detail += f"; … {n_failing - _SHOWN} more" if n_failing > _SHOWN else ""
    return CheckResult(name, severity, "failed" if n_failing else "passed", n_failing, detail)


def _repeated_keys() -> list[str]:
    """Return a query for each table without an index: whether it holds a key more than once."""
    queries = []
    for name in sorted(OF_DOCUMENTS):
        key = ", ".join(TABLES[name].key)
        repeated = f"select {key} from {name} group by {key} having count(*) > 1"
        queries.append(f"select '{name} ({key})' as repeated, count(*) as n from ({repeated}) having n > 0")
    return queries


def _references(*, is_merged: bool = False) -> list[str]:
    """Return a query for each foreign key of the schema: how many of its keys lead nowhere."""
    queries = []
    for table in METADATA.tables.values():
        for constraint in sorted(table.foreign_key_constraints, key=lambda c: tuple(c.column_keys)):
            pairs = [(element.parent.name, element.column.name) for element in constraint.elements]
            target = constraint.referred_table.name
            is_narrow = is_merged and table.name in OF_DOCUMENTS
            queries.append(_leading_nowhere(table.name, target, pairs, _TOUCHED if is_narrow else ""))
            if is_narrow and target not in OF_DOCUMENTS and target not in CONSTANT:
                (ours, theirs), *_ = pairs
                queries.append(
                    _leading_nowhere(table.name, target, pairs, f" and {ours} in (select {theirs} from gone_{target})")
                )
    return queries


def _leading_nowhere(source: str, target: str, pairs: list[tuple[str, str]], which: str) -> str:
    """Return a query of how many keys lead nowhere: of those that many rows have, each is looked up once."""
    joined = " and ".join(f"target.{theirs} = source.{ours}" for ours, theirs in pairs)
    present = " and ".join(f"{ours} is not null" for ours, _ in pairs)
    names = ", ".join(ours for ours, _ in pairs)
    once = "distinct" if len(pairs) == 1 else ""
    return (
        f"select '{source} ({names})' as reference, count(*) as n"
        f" from (select {once} {names} from {source} where {present}{which}) as source"
        f" where not exists (select 1 from {target} as target where {joined}) having n > 0"
    )
