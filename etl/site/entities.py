"""A page for each entity: a person's dossier, a body, a place, a formulation, a meeting, a post, a cited work."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from etl.site.ask import Reader, Record, ask, ask_once
from etl.site.cells import SITE_NAME, listed
from etl.site.charts import bars
from etl.site.kwic import ORDERS, Line, line_of, ordered

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["entity_page"]

_ENTITY = """
select e.entity_key, e.entity_type, e.name, e.formulation_kind, e.aliases, e.parent_entity_key, p.name as parent,
    p.entity_type as parent_type, r.region_code, r.region_name, r.region_level, t.n_mentions, t.n_documents,
    t.first_dated, t.last_dated
from dim_entity as e
inner join mart_entity as t on e.entity_key = t.entity_key
inner join dim_region as r on e.region_key = r.region_key
inner join dim_entity as p on e.parent_entity_key = p.entity_key
where e.entity_key = :key and e.entity_type = :type
"""
_REDIRECT = "select entity_key from entity_redirect where old_entity_key = :key"
_YEARS = """
select m.dated_date_key / 10000 as year, count(*) as n, count(distinct m.document_key) as n_documents
from fact_mention as m inner join dim_document as d on m.document_key = d.document_key
where m.entity_key = :key and d.is_primary = 1
group by 1 order by 1
"""
_CHARACTERS = """
select f.dated_date_key / 10000 as year, sum(f.n_characters) as n
from fact_document as f inner join dim_document as d on f.document_key = d.document_key
where d.is_primary = 1 group by 1
"""
_REGIONS = """
select r.region_code, r.region_name, count(distinct m.document_key) as n_documents, count(*) as n,
    min(d.dated_from) as first_dated
from fact_mention as m
inner join dim_document as d on m.document_key = d.document_key
inner join dim_region as r on d.region_key = r.region_key
where m.entity_key = :key and d.is_primary = 1 and r.region_name <> ''
group by r.region_key order by n_documents desc, n desc, r.region_code limit 60
"""
_LINES = """
select d.document_id, d.label, d.dated_from, r.region_name, m.sentence_no, m.clean_start, m.clean_end,
    s.text, s.clean_start as sentence_start
from fact_mention as m
inner join dim_document as d on m.document_key = d.document_key
inner join dim_region as r on m.region_key = r.region_key
inner join fact_sentence as s on m.document_key = s.document_key and m.sentence_no = s.sentence_no
where m.entity_key = :key and d.is_primary = 1 and m.dated_date_key between :first and :last
order by m.dated_date_key, m.document_key, m.clean_start
limit :most
"""
_COMPANY = """
with here as (
    select distinct document_key from fact_mention where entity_key = :key limit 300
)

select e.entity_key, e.entity_type, e.name, count(distinct m.document_key) as n_documents
from here
inner join fact_mention as m on here.document_key = m.document_key
inner join dim_entity as e on m.entity_key = e.entity_key
where m.entity_type = :type and m.entity_key > 0 and m.entity_key <> :key
group by e.entity_key order by n_documents desc, e.name, e.entity_key limit 40
"""
_POSTS = """
with held as (
    select a.person, a.person_entity_key, a.post, a.organisation, a.organisation_entity_key,
        min(d.dated_from) as dated_from, max(d.dated_from) as last_dated, count(*) as n,
        min(coalesce(d.dated_from, '9999-99-99') || d.document_id || substr('000000' || a.sentence_no, -7)) as place
    from fact_appointment as a inner join dim_document as d on a.document_key = d.document_key
    where a.{column} = :key and d.is_primary = 1
    group by a.person, a.person_entity_key, a.post, a.organisation, a.organisation_entity_key
)

select h.*, d.document_id, d.label, cast(substr(h.place, 27) as integer) as sentence_no
from held as h inner join dim_document as d on d.document_id = substr(h.place, 11, 16)
order by h.dated_from nulls last, h.organisation nulls last, h.post, h.person limit 500
"""
_PARTS = """
select p.participant, p.participant_type, p.participant_entity_key, p.meeting, p.meeting_entity_key, p.role,
    d.dated_from, d.document_id, d.label, p.sentence_no, r.region_name
from fact_participation as p
inner join dim_document as d on p.document_key = d.document_key
inner join dim_region as r on p.region_key = r.region_key
where p.{column} = :key and d.is_primary = 1
order by d.dated_from nulls last, d.document_id,
    case p.role when 'host' then 1 when 'speak' then 2 when 'relay' then 3 when 'report' then 4 else 5 end,
    p.clean_start limit 300
"""
_CHILDREN = """
select e.entity_key, e.entity_type, e.name, t.n_documents
from dim_entity as e inner join mart_entity as t on e.entity_key = t.entity_key
where e.parent_entity_key = :key and e.entity_key > 0 and e.entity_type <> 'post'
order by t.n_documents desc, e.name, e.entity_key limit 200
"""
_DOCUMENTS = """
select d.document_id, d.label, d.dated_from, d.doc_type, r.region_name, min(m.sentence_no) as sentence_no, count(*) as n
from fact_mention as m
inner join dim_document as d on m.document_key = d.document_key
inner join dim_region as r on d.region_key = r.region_key
where m.entity_key = :key and d.is_primary = 1
group by d.document_key order by d.dated_from nulls last, d.document_id limit 300
"""
_PAGE, _MOST_SORTED = 100, 2_000


async def entity_page(request: Request, datasette: Datasette) -> Response:
    """Answer with the page of an entity."""
    kind, key = request.url_vars["type"], int(request.url_vars["key"])
    order = request.args.get("sort") or "date"
    order = order if order in ORDERS else "date"
    characters = await ask_once(datasette, "characters", _characters)
    found = await ask(datasette, lambda reader: _read(reader, kind, key, order, characters))
    if found is None:
        moved = await ask(datasette, lambda reader: reader.first(_REDIRECT, key=key))
        if moved:
            return Response.redirect(datasette.urls.path(f"/-/{kind}/{moved['entity_key']}"), status=301)
        raise NotFound(f"没有这个实体 · no such entity: {kind} {key}")
    found |= {"database": SITE_NAME, "orders": ORDERS}
    return Response.html(await datasette.render_template("entity.html", found, request=request))


def _read(reader: Reader, kind: str, key: int, order: str, characters: dict[int, int]) -> dict[str, Any] | None:
    entity = reader.first(_ENTITY, key=key, type=kind)
    if entity is None:
        return None
    counts = _by_year(reader, key, characters)
    lines, years = _lines(reader, key, order), [row for row in counts if row["year"] > 0]
    found: dict[str, Any] = {
        "entity": entity | {"aliases": listed(entity["aliases"])},
        "first": lines[0] if lines else None,
        "lines": ordered(lines, order)[:_PAGE],
        "n_lines": sum(row["n"] for row in counts),
        "order": order,
        "years": years,
        "chart": bars(
            [(r["year"], r["per"]) for r in years], f"{entity['name']}：每万字提及次数，按年", "每万字 per 10,000"
        ),
        "regions": reader.rows(_REGIONS, key=key),
    }
    return found | _MORE.get(kind, _nothing_more)(reader, key)


def _characters(reader: Reader) -> dict[int, int]:
    return {row["year"]: row["n"] for row in reader.rows(_CHARACTERS)}


def _by_year(reader: Reader, key: int, characters: dict[int, int]) -> list[Record]:
    years = reader.rows(_YEARS, key=key)
    for row in years:
        row["per"] = 10_000 * row["n"] / max(characters.get(row["year"]) or 1, 1)
    return years


def _lines(reader: Reader, key: int, order: str) -> list[Line]:
    """Return the lines of an entity by date, the undated last: as many as are shown, or as are sorted by context."""
    most = _PAGE if order == "date" else _MOST_SORTED
    rows = reader.rows(_LINES, key=key, first=1, last=99_999_999, most=most)
    rows += reader.rows(_LINES, key=key, first=-9, last=0, most=most - len(rows))
    return [
        line_of(row["text"], row["clean_start"] - row["sentence_start"], row["clean_end"] - row["sentence_start"], row)
        for row in rows
    ]


def _nothing_more(reader: Reader, key: int) -> dict[str, Any]:
    del reader, key
    return {}


def _person(reader: Reader, key: int) -> dict[str, Any]:
    return {
        "posts": reader.rows(_POSTS.format(column="person_entity_key"), key=key),
        "parts": reader.rows(_PARTS.format(column="participant_entity_key"), key=key),
        "company": reader.rows(_COMPANY, key=key, type="person"),
    }


def _organisation(reader: Reader, key: int) -> dict[str, Any]:
    return {
        "people": reader.rows(_POSTS.format(column="organisation_entity_key"), key=key),
        "parts": reader.rows(_PARTS.format(column="participant_entity_key"), key=key),
        "children": reader.rows(_CHILDREN, key=key),
    }


def _place(reader: Reader, key: int) -> dict[str, Any]:
    return {
        "children": reader.rows(_CHILDREN, key=key),
        "documents": reader.rows(_DOCUMENTS, key=key),
        "company": reader.rows(_COMPANY, key=key, type="place"),
    }


def _meeting(reader: Reader, key: int) -> dict[str, Any]:
    attended = reader.rows(_PARTS.format(column="meeting_entity_key"), key=key)
    grouped = [
        (role, list(rows)) for role, rows in groupby(sorted(attended, key=_by_role), key=lambda row: row["role"])
    ]
    return {"attendance": grouped, "documents": reader.rows(_DOCUMENTS, key=key)}


def _by_role(row: Record) -> tuple[int, str]:
    order = ("host", "speak", "relay", "report", "attend")
    return order.index(row["role"]) if row["role"] in order else len(order), row["role"]


def _formulation(reader: Reader, key: int) -> dict[str, Any]:
    return {"company": reader.rows(_COMPANY, key=key, type="formulation")}


_MORE: dict[str, Callable[[Reader, int], dict[str, Any]]] = {
    "person": _person,
    "organisation": _organisation,
    "place": _place,
    "meeting": _meeting,
    "formulation": _formulation,
    "work": lambda reader, key: {"documents": reader.rows(_DOCUMENTS, key=key)},
}
