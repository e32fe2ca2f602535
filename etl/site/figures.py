"""The explorer of figures: groups of indicators with charts, targets against reports, sums that do not agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Request, Response

from etl.site.ask import Reader, Record, ask, ask_once
from etl.site.cells import SITE_NAME
from etl.site.charts import Point, dots, number

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["figures_page"]

_MOST, _MOST_LISTED = 1_000, 200

_GROUPS = """
select indicator_group as name, group_english as english, n_figures as n, n_documents
from mart_indicator_group order by n_documents desc, n desc, name limit 400
"""
_FINDINGS = """
select f.check_name, f.detail, f.expected, f.found, f.difference, d.document_id, d.label, d.dated_from, r.region_name,
    f.sentence_no
from fact_finding as f
inner join dim_document as d on f.document_key = d.document_key
inner join dim_region as r on f.region_key = r.region_key
where f.difference <> 0 and d.is_primary = 1
order by d.dated_from desc nulls last, d.document_id, f.finding_no limit 100
"""
_FIGURES = """
select d.document_id, d.label, d.dated_from, r.region_key, r.region_name, m.metric_no, m.sentence_no, m.quote, m.clause,
    m.value, m.value_base, u.unit, u.base_unit, u.unit_kind, m.status, m.bound, m.change, m.rate_per, i.indicator,
    nullif(starts.date, '') as period_start, nullif(ends.date, '') as period_end
from dim_indicator as i
inner join fact_metric as m on i.indicator_key = m.indicator_key
inner join dim_document as d on m.document_key = d.document_key
inner join dim_region as r on m.region_key = r.region_key
inner join dim_unit as u on m.unit_key = u.unit_key
inner join dim_date as starts on m.period_start_date_key = starts.date_key
inner join dim_date as ends on m.period_end_date_key = ends.date_key
where i.indicator_group = :group and d.is_primary = 1
    and (:status = '' or m.status = :status)
    and (:region = '' or instr(r.region_name, :region) > 0)
order by m.period_end_date_key, m.document_key, m.metric_no
limit :most
"""


async def figures_page(request: Request, datasette: Datasette) -> Response:
    """Answer with the list of groups, or with the figures of the group that is asked for."""
    given = {name: (request.args.get(name) or "").strip()[:200] for name in ("group", "region", "status", "unit")}
    groups, findings = await ask_once(datasette, "figures", _read_overview)
    found: dict[str, Any] = {"database": SITE_NAME, "asked": given, "groups": groups, "findings": findings}
    found["number"] = number
    if given["group"]:
        found |= await ask(datasette, lambda reader: _read(reader, given, datasette.urls.path("/-/document")))
    return Response.html(await datasette.render_template("figures.html", found, request=request))


def _read_overview(reader: Reader) -> tuple[list[Record], list[Record]]:
    return reader.rows(_GROUPS), reader.rows(_FINDINGS)


def _read(reader: Reader, given: dict[str, str], path: str) -> dict[str, Any]:
    params = {name: given[name] for name in ("group", "status", "region")}
    rows = reader.rows(_FIGURES, most=_MOST, **params)
    units = _units(rows)
    unit = given["unit"] if given["unit"] in dict(units) else units[0][0] if units else ""
    chosen = [row for row in rows if _measure(row) == unit]
    return {
        "figures": chosen[:_MOST_LISTED],
        "n_figures": len(chosen),
        "is_capped": len(rows) == _MOST,
        "units": units,
        "unit": unit,
        "chart": dots([p for row in chosen if (p := _point(row, path))], f"{given['group']}（{unit}），按期间", unit),
        "pairs": _pairs(chosen),
        "csv": urlencode({"indicator_group__exact": given["group"], "_stream": 1, "_bom": 1}),
    }


def _measure(row: Record) -> str:
    """Return what makes figures comparable: base unit, and whether they are levels or changes."""
    unit = row["base_unit"] or row["unit"] or "无单位"
    rate = f" / {row['rate_per']}" if row["rate_per"] else ""
    change = {"increase": "，增加", "decrease": "，减少"}.get(row["change"], "")
    return f"{unit}{rate}{change}"


def _units(rows: list[Record]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[_measure(row)] = counts.get(_measure(row), 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _amount(row: Record) -> float | None:
    value = row["value_base"] if row["value_base"] is not None else row["value"]
    return None if value is None else float(value)


def _point(row: Record, path: str) -> Point | None:
    day, value = row["period_end"] or row["dated_from"], _amount(row)
    if day is None or value is None:
        return None
    when = (_decimal_year(row["period_start"] or day) + _decimal_year(day)) / 2
    place = f"{path}/{row['document_id']}#s{row['sentence_no']}"
    return Point(when, value, f"{row['region_name']} {day}：{row['quote']}", row["status"], place)


def _decimal_year(day: str) -> float:
    when = date.fromisoformat(day)
    return when.year + (when.timetuple().tm_yday - 1) / 366


def _pairs(rows: list[Record]) -> list[Record]:
    """Return targets with what the same region later reported for the period: the earliest report that is not older."""
    reports = [row for row in rows if row["status"] == "reported" and row["dated_from"]]
    pairs = []
    for target in rows:
        if target["status"] != "target" or not target["dated_from"] or _amount(target) is None:
            continue
        later = [row for row in reports if _answers(row, target)]
        if later:
            report = min(later, key=lambda row: (row["dated_from"], row["document_id"], row["metric_no"]))
            share = 100 * (_amount(report) or 0) / amount if (amount := _amount(target)) else None
            pairs.append({"target": target, "report": report, "share": share})
    return pairs[:_MOST_LISTED]


def _answers(report: Record, target: Record) -> bool:
    years = int(report["dated_from"][:4]) - int(target["dated_from"][:4])
    return (
        report["region_key"] == target["region_key"]
        and report["indicator"] == target["indicator"]
        and report["document_id"] != target["document_id"]
        and report["dated_from"] > target["dated_from"]
        and years <= 5
    )
