"""What the home page shows: the facts of the warehouse and the canned questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from datasette.database import Database
from datasette.utils.asgi import Request, Response

from etl.describe import Query, read_queries
from etl.site.ask import ask_once
from etl.site.cells import SITE_NAME
from etl.site.charts import bars, late
from etl.site.regions import map_facts

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["home_page", "questions"]

_GROUPS = ("台账", "人物", "机构", "会议", "任务", "提法", "指标", "地区与时间", "转引", "质量")

_COUNTED = {
    "n_documents": "fact_document",
    "n_sentences": "fact_sentence",
    "n_mentions": "fact_mention",
    "n_metrics": "fact_metric",
    "n_tasks": "fact_task",
}
"""The facts behind the views that the home page counts: row for row the same (a check proves it)."""

_PERIOD = "select min(dated_from) as first, max(dated_to) as last from documents"
_YEARS = """
select dated_date_key / 10000 as year, count(*) as n from fact_document where dated_date_key > 0 group by 1 order by 1
"""
_FORMULATIONS = """
select e.entity_key, e.name, t.n_documents
from dim_entity as e inner join mart_entity as t on e.entity_key = t.entity_key
where e.entity_type = 'formulation' order by t.n_documents desc, t.n_mentions desc, e.name limit 30
"""
_NEWEST = """
select d.document_id, d.label, d.dated_from, d.doc_type, r.region_name
from dim_document as d inner join dim_region as r on d.region_key = r.region_key
where d.is_primary = 1 order by d.dated_from desc nulls last, d.document_id limit 12
"""
_RUN = "select max(finished_at) as built_at from etl_run"
_CHECKS = "select count(*) as n, sum(status = 'passed' or n_failing = 0) as passed from quality_check"
_KINDS = "select doc_type, count(*) as n from documents group by doc_type order by n desc, doc_type"


@cache
def questions() -> dict[str, Query]:
    """Return the canned questions by name, ordered by group."""
    found = sorted(read_queries(), key=lambda query: (_rank(query.group), query.name))
    return {query.name: query for query in found}


def _rank(group: str) -> int:
    zh = group.partition(" · ")[0]
    return _GROUPS.index(zh) if zh in _GROUPS else len(_GROUPS)


async def home_page(request: Request, datasette: Datasette) -> Response:
    """Answer with how much is in the warehouse, of what time, from where, and what can be asked of it.

    Datasette's own index asks for the permissions of every table first, which takes ten times as long.
    """
    found = await _home_facts(datasette)
    found["metadata"] = await ask_once(datasette, "metadata", lambda _: datasette.metadata())
    return Response.html(await datasette.render_template("index.html", found, request=request))


async def _home_facts(datasette: Datasette) -> dict[str, Any]:
    """Return what the home page says; a served file never changes, so it is read once, without a time limit."""
    database = datasette.get_database(SITE_NAME)
    if database not in _FACTS:
        _FACTS[database] = await database.execute_fn(partial(_read_facts, path=datasette.urls.path))
    groups = [(group, list(found)) for group, found in groupby(questions().values(), key=lambda query: query.group)]
    found = {**_FACTS[database], "question_groups": groups, "question_path": _question_path}
    return found | await map_facts(datasette)


_FACTS: WeakKeyDictionary[Database, dict[str, Any]] = WeakKeyDictionary()


def _read_facts(connection: sqlite3.Connection, path: Callable[[str], str]) -> dict[str, Any]:
    def rows(sql: str) -> list[dict[str, Any]]:
        return [dict(row) for row in connection.execute(sql)]

    counts = {name: rows(f"select count(*) as n from {table}")[0]["n"] for name, table in _COUNTED.items()}
    years = rows(_YEARS)
    drawn, note = late([(row["year"], row["n"]) for row in years])
    return {
        "counts": counts,
        "period": rows(_PERIOD)[0],
        "run": rows(_RUN)[0],
        "checks": rows(_CHECKS)[0],
        "years": years[::-1],
        "timeline": bars(
            drawn,
            "各年文书数 · documents by year",
            f"文书 documents{note}",
            lambda year: path(_year_path(year)),
        ),
        "formulations": rows(_FORMULATIONS),
        "newest": rows(_NEWEST),
        "kinds": rows(_KINDS),
    }


def _year_path(year: int) -> str:
    given = {"dated_from__gte": f"{year}-01-01", "dated_from__lte": f"{year}-12-31", "_sort": "dated_from"}
    return f"/{SITE_NAME}/documents?{urlencode(given)}"


def _question_path(query: Query) -> str:
    defaults = {param.name: param.default for param in query.params}
    return f"/{SITE_NAME}/{query.name}" + (f"?{urlencode(defaults)}" if defaults else "")
