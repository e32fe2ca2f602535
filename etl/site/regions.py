"""The map of regions, and a page for each: its documents, people, bodies, figures, and the wording that began there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response
from markupsafe import Markup

from etl.site.ask import Reader, Record, ask, ask_once
from etl.site.cells import SITE_NAME
from etl.site.charts import Point, bars, dots, number
from etl.site.maps import Place, Spot, dot_map, short_name

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["map_facts", "map_page", "region_page"]

_REGIONS = """
with here as (
    select region_key, count(*) as n, min(dated_from) as first_dated, max(dated_from) as last_dated
    from dim_document where is_primary = 1 and region_key > 0 group by region_key
)

select r.region_code, r.region_name, r.region_level, r.province, sum(here.n) as n, min(here.first_dated) as first_dated,
    max(here.last_dated) as last_dated,
    max(coalesce(r.latitude, c.latitude, (
        select max(p.latitude) from dim_region as p where p.region_code = r.parent_code
    ))) as latitude,
    max(coalesce(r.longitude, c.longitude, (
        select max(p.longitude) from dim_region as p where p.region_code = r.parent_code
    ))) as longitude
from here
inner join dim_region as r on here.region_key = r.region_key
inner join dim_region as c on r.current_region_key = c.region_key
group by r.region_code order by n desc, r.region_code
"""
_LAND = """
select distinct round(latitude, 2) as latitude, round(longitude, 2) as longitude
from dim_region where region_level = 'county' and valid_to is null and latitude is not null
"""
_PROVINCES = """
select province, latitude, longitude from dim_region
where region_level = 'province' and valid_to is null and latitude is not null
"""
_UNKNOWN = "select count(*) from dim_document where is_primary = 1 and region_key < 0"


async def map_facts(datasette: Datasette) -> dict[str, Any]:
    """Return the map of all documents' regions with the table beside it; read once, for a served file never changes."""
    path = datasette.urls.path
    return await ask_once(datasette, "map", lambda reader: _read_map(reader, path))


def _read_map(reader: Reader, path: Callable[[str], str]) -> dict[str, Any]:
    rows = reader.rows(_REGIONS)
    land = [(row["latitude"], row["longitude"]) for row in reader.rows(_LAND)]
    names = [(short_name(row["province"]), (row["latitude"], row["longitude"])) for row in reader.rows(_PROVINCES)]
    placed = [row for row in rows if row["latitude"] is not None]
    return {
        "map": dot_map([_place(row, path) for row in placed], land, names, "文书的地区 · regions of the documents"),
        "regions": rows,
        "n_unplaced": len(rows) - len(placed),
        "n_unknown": reader.number(_UNKNOWN),
    }


def _place(row: Record, path: Callable[[str], str]) -> Place:
    name = short_name(row["province"]) if row["region_level"] == "province" else row["region_name"]
    title = f"{row['region_name']}：{row['n']:,} 份文书"
    spot = (row["latitude"], row["longitude"])
    return Place(spot, name, row["n"], title, path(f"/-/region/{row['region_code']}"), row["region_level"])


async def map_page(request: Request, datasette: Datasette) -> Response:
    """Answer with the map on a page of its own, and every region in a table."""
    found = await map_facts(datasette) | {"database": SITE_NAME}
    return Response.html(await datasette.render_template("map.html", found, request=request))


_VERSIONS = """
select * from dim_region where region_code = :code and region_key > 0 order by valid_from desc, region_key
"""
_HISTORY = """
select distinct r.region_code, r.region_name, r.valid_from, r.valid_to from dim_region as r
where r.region_durable_key in (select d.region_durable_key from dim_region as d where d.region_code = :code)
order by r.valid_from, r.region_code
"""
_PARENTS = """
select region_code, short_name, region_name, region_level from dim_region
where region_code in (:province, :prefecture) and region_code <> :code and valid_to is null order by region_code
"""
_INSIDE = """
with inside as materialized (
    select region_key from dim_region
    where region_code between :low and :high
        or region_durable_key in (select d.region_durable_key from dim_region as d where d.region_code = :code)
)
"""
_DOCUMENTS = (
    _INSIDE
    + """
select d.document_id, d.label, d.dated_from, d.doc_type, r.region_name, r.region_code
from dim_document as d inner join dim_region as r on d.region_key = r.region_key
where d.is_primary = 1 and d.region_key in (select region_key from inside)
order by d.dated_from desc nulls last, d.document_id
"""
)
_PEOPLE = (
    _INSIDE
    + """
select a.person, a.person_entity_key, a.post, a.organisation, a.organisation_entity_key, d.dated_from, d.document_id,
    a.sentence_no
from fact_appointment as a inner join dim_document as d on a.document_key = d.document_key
where a.region_key in (select region_key from inside) and d.is_primary = 1
order by d.dated_from desc nulls last, d.document_id, a.appointment_no
"""
)
_BODIES = (
    _INSIDE
    + """
select e.entity_key, e.name, t.n_documents
from dim_entity as e inner join mart_entity as t on e.entity_key = t.entity_key
where e.entity_type = 'organisation' and e.region_key in (select region_key from inside)
order by t.n_documents desc, t.n_mentions desc, e.name limit 60
"""
)
_SERIES = (
    _INSIDE
    + """
select s.indicator_group, s.base_unit, s.status, s.change, s.value_base, s.n_figures, s.document_ids,
    starts.date as period_start, ends.date as period_end, r.region_name
from mart_indicator_series as s
inner join dim_region as r on s.current_region_key = r.region_key
inner join dim_date as starts on s.period_start_date_key = starts.date_key
inner join dim_date as ends on s.period_end_date_key = ends.date_key
where s.region_durable_key in (
        select d.region_durable_key from dim_region as d where d.region_key in (select region_key from inside)
    )
    and s.value_base is not null and ends.date is not null and s.change = 'level'
order by s.indicator_group, s.base_unit, ends.date, r.region_name, s.status
"""
)
_FIRST_USED = (
    _INSIDE
    + """, here as materialized (
    select document_key, document_id, dated_from, label from dim_document
    where is_primary = 1 and region_key in (select region_key from inside)
)

select e.entity_key, e.name, min(d.dated_from) as dated_from, d.document_id, min(m.sentence_no) as sentence_no,
    t.n_documents, d.label
from here as d
cross join fact_mention as m on d.document_key = m.document_key
inner join dim_entity as e on m.entity_key = e.entity_key
inner join mart_entity as t on e.entity_key = t.entity_key
where m.entity_type = 'formulation' and t.first_dated = d.dated_from
group by e.entity_key order by t.n_documents desc, dated_from, e.name limit 60
"""
)
_CHILDREN = """
select distinct region_code, short_name, latitude, longitude from dim_region
where parent_code = :code and valid_to is null order by region_code
"""
_INNER_LAND = """
select distinct latitude, longitude from dim_region
where region_code between :low and :high and region_level = 'county' and valid_to is null and latitude is not null
"""
_MOST_LISTED, _MOST_SERIES = 200, 4


async def region_page(request: Request, datasette: Datasette) -> Response:
    """Answer with the page of the division that has a code, and of all that lies inside it."""
    code = request.url_vars["code"]
    counted = {row["region_code"]: row for row in (await map_facts(datasette))["regions"]}
    found = await ask(datasette, lambda reader: _read_region(reader, code, counted, datasette.urls.path))
    if found is None:
        raise NotFound(f"没有这个行政区划 · no such division: {code}")
    found |= {"database": SITE_NAME, "number": number}
    return Response.html(await datasette.render_template("region.html", found, request=request))


def _span(code: str, level: str) -> dict[str, str]:
    """Return the codes from the first to the last that a division holds, itself among them."""
    stem = {"province": code[:2], "prefecture": code[:4]}.get(level, code)
    return {"low": stem.ljust(6, "0"), "high": stem.ljust(6, "9"), "code": code}


def _read_region(
    reader: Reader, code: str, counted: dict[str, Record], path: Callable[[str], str]
) -> dict[str, Any] | None:
    region = reader.first(_VERSIONS, code=code)
    if region is None:
        return None
    span = _span(code, region["region_level"])
    documents = reader.rows(_DOCUMENTS, **span)
    years: dict[int, int] = {}
    for row in documents:
        if row["dated_from"]:
            years[int(row["dated_from"][:4])] = years.get(int(row["dated_from"][:4]), 0) + 1
    return {
        "region": region,
        "parents": reader.rows(_PARENTS, province=f"{code[:2]}0000", prefecture=f"{code[:4]}00", code=code),
        "history": reader.rows(_HISTORY, code=code),
        "documents": documents[:_MOST_LISTED],
        "n_documents": len(documents),
        "years": sorted(years.items()),
        "chart": bars(sorted(years.items()), f"{region['region_name']}：各年文书数", "文书数 documents"),
        "map": _inner_map(reader, span, counted, path),
        "children": _children(reader, code, counted),
        "people": _people(reader.rows(_PEOPLE, **span)),
        "bodies": reader.rows(_BODIES, **span),
        "series": _series(reader.rows(_SERIES, **span), path),
        "first_used": reader.rows(_FIRST_USED, **span),
    }


def _inner_map(reader: Reader, span: dict[str, str], counted: dict[str, Record], path: Callable[[str], str]) -> Markup:
    """Return the map of a province or prefecture; a county is one dot and needs none."""
    land: list[Spot] = [(row["latitude"], row["longitude"]) for row in reader.rows(_INNER_LAND, **span)]
    inside = [row for code, row in counted.items() if span["low"] <= code <= span["high"] and row["latitude"]]
    if len(land) < 3 or not inside:
        return Markup("")
    children = reader.rows(_CHILDREN, code=span["code"])
    seats = [(row["short_name"], (row["latitude"], row["longitude"])) for row in children if row["latitude"]]
    return dot_map([_place(row, path) for row in inside], land, seats, "境内的文书 · documents inside")


def _children(reader: Reader, code: str, counted: dict[str, Record]) -> list[dict[str, Any]]:
    rows = []
    for row in reader.rows(_CHILDREN, code=code):
        span = _span(row["region_code"], "prefecture" if row["region_code"].endswith("00") else "county")
        n = sum(other["n"] for key, other in counted.items() if span["low"] <= key <= span["high"])
        rows.append({**row, "n": n})
    return sorted(rows, key=lambda row: (-row["n"], row["region_code"]))


def _people(rows: list[Record]) -> list[dict[str, Any]]:
    """Return each person with the posts held, the newest first; those of most documents first."""
    found: dict[tuple[int, str], dict[str, Any]] = {}
    for row in rows:
        person = found.setdefault(
            (row["person_entity_key"], row["person"]),
            {"name": row["person"], "key": row["person_entity_key"], "posts": {}, "documents": set()},
        )
        person["posts"].setdefault((row["organisation"] or "", row["post"]), row)
        person["documents"].add(row["document_id"])
    ordered = sorted(found.values(), key=lambda person: (-len(person["documents"]), person["name"]))
    return [person | {"posts": list(person["posts"].values())[:6]} for person in ordered[:60]]


def _series(rows: list[Record], path: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the indicators with most periods, each with its chart and rows."""
    groups: dict[tuple[str, str], list[Record]] = {}
    for row in rows:
        groups.setdefault((row["indicator_group"], row["base_unit"]), []).append(row)
    several = {key: found for key, found in groups.items() if len({row["period_end"] for row in found}) > 1}
    chosen = sorted(several.items(), key=lambda item: (-len(item[1]), item[0]))[:_MOST_SERIES]
    return [
        {
            "name": name,
            "unit": unit,
            "rows": found,
            "chart": dots([_point(row, path) for row in found], f"{name}（{unit}）", unit),
        }
        for (name, unit), found in chosen
    ]


def _point(row: Record, path: Callable[[str], str]) -> Point:
    days = [date.fromisoformat(row[name] or row["period_end"]) for name in ("period_start", "period_end")]
    year = sum(day.year + (day.timetuple().tm_yday - 1) / 366 for day in days) / 2
    title = f"{row['region_name']} {row['period_end']}：{number(row['value_base'])}{row['base_unit']}"
    first = row["document_ids"].strip('[]"').split('"')[0]
    return Point(year, row["value_base"], title, row["status"], path(f"/-/document/{first}"))
