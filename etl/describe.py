"""The schema, told to others: DDL, ``metadata.yml``, data dictionary, bus matrix, data package.

``python -m etl.describe`` writes the generated files of a checkout; a test
fails when one of them is stale.
"""

from __future__ import annotations

import csv
import re
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import yaml
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, SetColumnComment, SetTableComment

from etl.assets import asset_path
from etl.questions import Param, Query, read_queries
from etl.schema import CODES, FIELDS, METADATA, OF_DOCUMENTS, SCHEMA_VERSION, TABLES, VIEWS, Field

__all__ = [
    "Param",
    "Query",
    "bus_matrix",
    "data_dictionary",
    "datapackage",
    "datasette_metadata",
    "duckdb_ddl",
    "duckdb_keys",
    "generated_files",
    "question_catalogue",
    "read_queries",
    "sqlite_ddl",
    "view_comments",
    "view_sql",
]

_ROWS_SHOWN = 3
_DUCKDB = postgresql.dialect()  # type: ignore[no-untyped-call]
_SQLITE = sqlite.dialect()


def _compiled(element: sa.ClauseElement, dialect: sa.Dialect) -> str:
    return str(element.compile(dialect=dialect)).strip()


def duckdb_ddl() -> list[str]:
    """Return the statements that make the empty tables in DuckDB, comments included, keys left out.

    SQLAlchemy's PostgreSQL dialect compiles DDL that DuckDB reads.
    """
    statements = []
    for table in METADATA.tables.values():
        statements.append(_compiled(CreateTable(table, include_foreign_key_constraints=[]), _DUCKDB))
        statements.append(_compiled(SetTableComment(table), _DUCKDB))
        statements += [_compiled(SetColumnComment(column), _DUCKDB) for column in table.columns]
    return statements


def duckdb_keys() -> list[str]:
    """Return the statements that add the primary keys in DuckDB once the tables are loaded.

    Tables of facts of documents have none: DuckDB holds an index of a key in memory as a whole, which would grow
    with the corpus. Their keys are proved unique by a check.
    """
    return [
        _compiled(AddConstraint(table.primary_key, isolate_from_table=False), _DUCKDB)
        for name, table in METADATA.tables.items()
        if name not in OF_DOCUMENTS
    ]


def sqlite_ddl() -> tuple[list[str], list[str]]:
    """Return the statements for SQLite: STRICT tables with their foreign keys, and the indexes to build last."""
    tables = [_compiled(CreateTable(table), _SQLITE) for table in METADATA.tables.values()]
    indexes = [_compiled(CreateIndex(i), _SQLITE) for t in METADATA.tables.values() for i in sorted_indexes(t)]
    return tables, indexes


def sorted_indexes(table: sa.Table) -> list[sa.Index]:
    """Return a table's indexes by name (SQLAlchemy keeps them in a set)."""
    return sorted(table.indexes, key=lambda index: str(index.name))


def view_sql(name: str) -> str:
    """Return the select of a public view, as it stands in ``sql/views``."""
    return asset_path("sql", "views", f"{name}.sql").read_text("utf-8")


def view_comments() -> list[str]:
    """Return DuckDB statements that comment the public views and their columns."""
    quoted = str.maketrans({"'": "''"})
    statements = []
    for name, view in VIEWS.items():
        statements.append(f"comment on view {name} is '{f'{view.zh} · {view.en}'.translate(quoted)}'")
        for column in view.columns:
            text = f"{FIELDS[column].zh} · {FIELDS[column].en}".translate(quoted)
            statements.append(f"comment on column {name}.\"{column}\" is '{text}'")
    return statements


def _comment(field: Field) -> str:
    return f"{field.zh} · {field.en}"


def datasette_metadata() -> dict[str, Any]:
    """Return Datasette's metadata: texts, columns, facets, search and the canned questions."""
    tables: dict[str, Any] = {}
    for name, table in TABLES.items():
        tables[name] = {
            "title": f"{name} · {table.zh}",
            "description": f"{table.zh}。Grain: {table.en}.",
            "columns": {c: _comment(FIELDS[c]) for c in table.columns},
        }
    for name, view in VIEWS.items():
        tables[name] = {
            "title": f"{view.zh} · {view.en}",
            "description": f"{view.zh} · {view.en}",
            "columns": {c: _comment(FIELDS[c]) for c in view.columns},
            **({"facets": list(view.facets)} if view.facets else {}),
        }
    tables["sentences"] |= {"fts_table": "sentences_fts", "fts_pk": "sentence_key"}
    tables["documents"] |= {"fts_table": "documents_fts", "fts_pk": "document_key"}
    return {
        "title": "公文仓库 · gongwen",
        "description": "中国公文数据仓库：每一行都可回到原文的字。 A warehouse of Chinese official documents: "
        "every row leads back to the characters of its source.",
        "license": "文书版权归原作者；区划数据 CC0 · documents belong to their authors; division data CC0",
        "source": "装入的文书 · the documents loaded",
        "about": "gongwen " + SCHEMA_VERSION,
        "databases": {
            "gongwen": {
                "title": "公文仓库 · gongwen",
                "tables": tables,
                "queries": {q.name: _canned(q) for q in read_queries()},
            }
        },
    }


def _canned(query: Query) -> dict[str, Any]:
    words = "；".join(
        f"{p.name}（{p.zh} · {p.en}{f'，默认 default: {p.default}' if p.default else ''}）" for p in query.params
    )
    entry: dict[str, Any] = {
        "title": f"{query.title_zh} · {query.title_en}",
        "description": query.description + (f" 参数 Parameters: {words}" if words else ""),
        "sql": query.sql,
    }
    if query.params:
        entry["params"] = [p.name for p in query.params]
    return entry


def question_catalogue(answers: Path) -> str:
    """Return the canned questions as Markdown: parameters, and from ``answers`` the beginning of each answer."""
    parts = [
        "# 提问 · Questions",
        "The canned questions, by subject: `sql/queries`, a file each. On the site each has a page "
        "(`/gongwen/NAME`), JSON (`/gongwen/NAME.json`) and its whole answer as CSV (`/gongwen/NAME.csv`, with "
        "`?_bom=1` for Excel). The examples are answers on the sample documents, whose people and figures are "
        "invented. Written by `python -m etl.describe`; do not edit.",
    ]
    queries = sorted(read_queries(), key=lambda query: (query.group, query.name))
    for group, found in groupby(queries, key=lambda query: query.group):
        parts.append(f"## {group}")
        parts += [_told(query, answers / f"{query.name}.csv") for query in found]
    return "\n\n".join(parts) + "\n"


def _told(query: Query, answer: Path) -> str:
    lines = [f"### {query.title_zh} · {query.title_en}", f"`{query.name}` — {query.description}"]
    if query.params:
        rows = "\n".join(f"| `{p.name}` | {p.zh} | {p.en} | {p.default} | {_choice(p)} |" for p in query.params)
        lines.append(f"| parameter | 中文 | English | default | values |\n|---|---|---|---|---|\n{rows}")
    if answer.exists():
        lines.append(_example(answer.read_text("utf-8")))
    return "\n\n".join(lines)


def _choice(param: Param) -> str:
    if not param.pick:
        return "free"
    return f"free, suggested from `{param.pick}`" if param.is_open else f"one of `{param.pick}`"


def _example(text: str) -> str:
    lines = text.splitlines()
    given = ", ".join(f"`{line.removeprefix('# ')}`" for line in lines if line.startswith("# "))
    columns, *rows = csv.reader(line for line in lines if not line.startswith("# "))
    shown = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows[:_ROWS_SHOWN])
    heading = f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
    said = f"Example{f' with {given}' if given else ''}, {min(_ROWS_SHOWN, len(rows))} of {len(rows)} rows:"
    return f"{said}\n\n{heading}\n{shown}"


def bus_matrix() -> str:
    """Return the bus matrix as a Markdown table: facts down, dimensions across, ✓ where a fact has the key."""
    facts = [name for name in TABLES if name.startswith("fact_")]
    dims = [name for name in (*TABLES, "code_list") if name.startswith("dim_")] + ["code_list"]
    lines = ["| | " + " | ".join(d.removeprefix("dim_") for d in dims) + " |", "|---|" + "---|" * len(dims)]
    for fact in facts:
        reached = {fk.column.table.name for fk in METADATA.tables[fact].foreign_keys}
        if TABLES[fact].key[0] == "document_key":
            reached.add("dim_document")
        if "fact_sentence" in reached:
            reached.add("dim_section")
        lines.append(f"| `{fact}` | " + " | ".join("✓" if d in reached else "" for d in dims) + " |")
    return "\n".join(lines)


def data_dictionary() -> str:
    """Return the data dictionary as Markdown: tables, public views, codes."""
    parts = [
        "# 数据字典 · Data dictionary",
        f"Schema version {SCHEMA_VERSION}. Written by `python -m etl.describe`; do not edit.",
        "## 视图 · Views for people",
    ]
    for name, view in VIEWS.items():
        parts += [f"### {name}\n{view.zh} · {view.en}", _columns(view.columns)]
    parts.append("## 表 · Tables of the star")
    for name, table in TABLES.items():
        key = ", ".join(f"`{c}`" for c in table.key)
        parts += [f"### {name}\n{table.zh} · {table.en}. Key: {key}.", _columns(table.columns)]
    parts.append("## 代码 · Codes")
    for code_list, codes in CODES.items():
        rows = "\n".join(f"| `{code}` | {zh} | {en} |" for code, (zh, en) in codes.items())
        parts.append(f"### {code_list}\n\n| code | 中文 | English |\n|---|---|---|\n{rows}")
    return "\n\n".join(parts) + "\n"


def _columns(names: tuple[str, ...]) -> str:
    rows = []
    for name in names:
        field = FIELDS[name]
        notes = f" → `{field.refs}`" if field.refs else f" (additive: {field.additive})" if field.additive else ""
        rows.append(f"| `{name}` | {field.type} | {field.zh} | {field.en}{notes} |")
    return "| column | type | 中文 | English |\n|---|---|---|---|\n" + "\n".join(rows)


_PACKAGE_TYPES = {
    "key": "integer",
    "int": "integer",
    "flag": "integer",
    "text": "string",
    "json": "string",
    "date": "date",
    "real": "number",
    "decimal": "number",
}


def datapackage(files: dict[str, str]) -> dict[str, Any]:
    """Return a Frictionless data package descriptor for exported views.

    ``files`` maps a view's name to the path of its CSV file inside the package.
    """
    resources = []
    for name, path in files.items():
        fields = [
            {"name": c, "type": _PACKAGE_TYPES[FIELDS[c].type], "description": _comment(FIELDS[c])}
            for c in VIEWS[name].columns
        ]
        resources.append(
            {
                "name": name,
                "path": path,
                "title": f"{VIEWS[name].zh} · {VIEWS[name].en}",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "missingValues": [""]},
            }
        )
    return {"name": "gongwen", "title": "公文仓库 · gongwen", "version": SCHEMA_VERSION, "resources": resources}


def generated_files(root: Path) -> dict[Path, str]:
    """Return the generated files of a checkout and what they must hold."""
    metadata = yaml.safe_dump(datasette_metadata(), allow_unicode=True, sort_keys=False, width=120)
    tables, indexes = sqlite_ddl()
    files = {
        root / "metadata.yml": "# Written by `python -m etl.describe`; do not edit.\n" + metadata,
        root / "docs" / "data-dictionary.md": data_dictionary(),
        root / "docs" / "questions.md": question_catalogue(root / "tests" / "sql" / "expected"),
        root / "docs" / "duckdb.sql": ";\n\n".join([*duckdb_ddl(), *duckdb_keys()]) + ";\n",
        root / "docs" / "sqlite.sql": ";\n\n".join([*tables, *indexes]) + ";\n",
    }
    readme = root / "README.md"
    if readme.exists():
        files[readme] = re.sub(
            r"(<!-- bus-matrix -->\n).*?(<!-- /bus-matrix -->)",
            lambda m: f"{m[1]}\n{bus_matrix()}\n\n{m[2]}",
            readme.read_text("utf-8"),
            flags=re.DOTALL,
        )
    return files


def main() -> None:
    """Write the generated files of the checkout that this package lies in."""
    for path, text in generated_files(Path(__file__).resolve().parent.parent).items():
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            sys.stdout.write(f"written: {path.name}\n")


if __name__ == "__main__":
    main()
