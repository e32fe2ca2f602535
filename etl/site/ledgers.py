"""The ledgers that the documents themselves keep or ask for: eight canned questions, each as a panel and a page."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import NotFound, Request, Response
from markupsafe import Markup

from etl.schema import CODES
from etl.site.ask import Reader, Record, ask_kept
from etl.site.cells import SITE_NAME
from etl.site.charts import Bar, Line, bars, number, ranked, timeline
from etl.site.home import questions
from etl.site.picks import whole_count

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["LEDGERS", "Ledger", "ledger_page", "ledgers_page"]

_MOST, _SHOWN_IN_PANEL, _SHOWN, _MOST_BARS, _MOST_ROWS = 1_000, 5, 200, 12, 14
_ABOVE = re.compile(r"^.*(?:自治州|自治区|地区|省|市|盟)(?=.{2})")
_PERIOD = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Leads:
    """Where the marks of a ledger's chart lead: to a place in a document, or to the ledger asked for one thing."""

    ledger: str
    path: Callable[[str], str]

    def place(self, row: Record) -> str:
        """Return the address of the sentence that a row rests on."""
        return self.path(_place(row))

    def asked(self, **given: object) -> str:
        """Return the address of the ledger with other parameters."""
        return f"{self.path(f'/-/ledgers/{self.ledger}')}?{urlencode(given)}"


Draw = Callable[[list[Record], Leads], Markup]


def _place(row: Record) -> str:
    sentence = str(row.get("sentence_id") or "").rpartition("-")[2]
    return f"/-/document/{row['document_id']}" + (f"#{sentence}" if sentence else "")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a ledger: the answer's column, its heads, and how it is shown.

    ``kind`` is ``text``, ``either:<column>`` (which stands in where this one is empty),
    ``n`` (a number), ``day``, ``percent``, ``where`` (a link to the place in the document),
    ``entity:<type>:<key column>`` or ``code:<list>``.
    """

    name: str
    zh: str
    en: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A canned question as a ledger: its columns, its chart, and what the chart shows."""

    name: str
    columns: tuple[Column, ...]
    draw: Draw
    about_zh: str
    about_en: str


_REGION = Column("region_name", "地区", "region")
_DAY = Column("dated_from", "日期", "dated", "day")
_WHERE = Column("label", "出处", "stated in", "where")


def _decimal(day: str) -> float:
    when = date.fromisoformat(day)
    return when.year + (when.timetuple().tm_yday - 1) / 366


def _county(region: str) -> str:
    """Return the last part of a region's name: 宣恩县."""
    return _ABOVE.sub("", region)


def _share(row: Record) -> str:
    """Return the share that a row tells of, settled of found or reported of promised."""
    return f"{row['percent_settled'] if 'percent_settled' in row else row['percent_of_target']:g}%"


def _problems(rows: list[Record], leads: Leads) -> Markup:
    told = sorted((row for row in rows if row["percent_settled"] is not None), key=lambda row: -row["n_found"])
    return ranked(
        [
            Bar(
                row["problem"],
                100,
                f"{row['region_name']} {row['problem']} {row['found']}，解决 {row['settled']}，{_share(row)}",
                row["percent_settled"],
                leads.place(row),
                f"{_share(row)}，共 {number(row['n_found'])}",
            )
            for row in told[:_MOST_BARS]
        ],
        "查出的问题解决了几成 · the share of problems found that was settled",
        "解决的百分比与查出总数 per cent settled, and all found",
    )


def _commitments(rows: list[Record], leads: Leads) -> Markup:
    told = [row for row in rows if row["percent_of_target"] is not None][:_MOST_BARS]
    return ranked(
        [
            Bar(
                row["action"],
                min(row["percent_of_target"], 250),
                f"{row['region_name']} {row['action']}：报告 {row['reported']}，{_share(row)}",
                href=leads.place(row),
            )
            for row in told
        ],
        "后来报告占目标的百分比 · reported, as per cent of the target",
        "%",
        aim=100,
    )


def _acts(rows: list[Record], leads: Leads) -> Markup:
    counts = Counter(row["act"] for row in rows)
    done = Counter(row["act"] for row in rows if row["state"] == "done")
    return ranked(
        [
            Bar(act, n, f"{act}：{n} 处，已做 {done[act]} 处", done[act], leads.asked(act=act))
            for act, n in counts.most_common(_MOST_BARS)
        ],
        "各种方式的句数，深色为已做 · sentences by act, dark where carried out",
        "句 sentences",
    )


def _work(rows: list[Record], leads: Leads) -> Markup:
    told = sorted((row for row in rows if row["n_visited"]), key=lambda row: -row["n_visited"])[:_MOST_BARS]
    return ranked(
        [
            Bar(
                row["unit"] if row["unit"] != "（全体）" else f"{_county(row['region_name'])}全体",
                row["n_visited"],
                f"{row['region_name']} {row['unit']} {row['dated_from'] or ''}：走访 {row['visited']}",
                href=leads.place(row),
            )
            for row in told
        ],
        "各单位走访 · visited, by unit",
        "走访 visited",
    )


def _bodies(rows: list[Record], leads: Leads) -> Markup:
    found = {row["body"]: row for row in rows}
    most = sorted(found.values(), key=lambda row: (-row["n_people"] - row["n_meetings"], row["body"]))[:_MOST_BARS]
    return ranked(
        [
            Bar(
                row["body"],
                row["n_people"] + row["n_meetings"],
                f"{row['body']}：{row['n_people']} 人，{row['n_meetings']} 次会议",
                row["n_people"],
                leads.asked(body=row["body"]),
            )
            for row in most
        ],
        "人员（深色）与会议 · people (dark) and meetings",
        "人员与会议 entries",
    )


def _phases(rows: list[Record], leads: Leads) -> Markup:
    lines = []
    names: list[str] = []
    for row in rows:
        name = f"{row['campaign'][:10]} {_county(row['region_name'])}".strip()
        if not row["start_on"] or (name not in names and len(names) >= _MOST_ROWS):
            continue
        names = names if name in names else [*names, name]
        start, end = _decimal(row["start_on"]), _decimal(row["end_on"] or row["start_on"])
        title = f"{row['campaign']} {row['region_name']} {row['phase']}：{row['start_on']} 至 {row['end_on']}"
        lines.append(Line(name, start, max(start, end), title, row["basis"], leads.place(row)))
    return timeline(lines, "活动的阶段 · phases of campaigns")


def _issues(rows: list[Record], leads: Leads) -> Markup:
    names = list(dict.fromkeys(row["series"] for row in rows))[:_MOST_ROWS]
    lines = []
    for row in rows:
        if row["series"] in names and row["dated_from"]:
            at = _decimal(row["dated_from"])
            title = f"{row['series']} {row['issue']} {row['dated_from']}：{row['label']}"
            lines.append(Line(row["series"], at, at, title, "event", leads.place(row)))
    return timeline(lines, "各期简报 · issues over time")


def _models(rows: list[Record], leads: Leads) -> Markup:
    years = Counter(int(row["dated_from"][:4]) for row in rows if row["dated_from"])
    about = "各年提到的先进典型 · models named, by year"
    return bars(sorted(years.items()), about, "个 named", lambda year: leads.asked(first=year, last=year))


LEDGERS: tuple[Ledger, ...] = (
    Ledger(
        "problem_ledger",
        (
            _DAY,
            _REGION,
            Column("problem", "问题", "problem"),
            Column("found", "查出", "found", "n"),
            Column("settled", "解决", "settled", "n"),
            Column("percent_settled", "占", "share", "percent"),
            _WHERE,
        ),
        _problems,
        "每条为查出之数，深色为已解决的部分；查出最多的在前",
        "each bar: all that was found; dark: the part settled; the largest first",
    ),
    Ledger(
        "commitments",
        (
            _DAY,
            _REGION,
            Column("kind", "种类", "kind", "code:task_kind"),
            Column("actor", "谁", "who"),
            Column("action", "做什么", "what"),
            Column("deadline_on", "期限", "deadline", "day"),
            Column("target", "目标", "target", "n"),
            Column("reported", "后来报告", "later report", "n"),
            Column("percent_of_target", "占", "share", "percent"),
            _WHERE,
        ),
        _commitments,
        "虚线为目标的百分之百；长于 250 的截短",
        "dashed: 100 per cent of the target; cut at 250",
    ),
    Ledger(
        "supervision_acts",
        (
            _DAY,
            _REGION,
            Column("act", "方式", "act"),
            Column("body", "由谁", "by"),
            Column("state", "状态", "state", "code:act_state"),
            Column("finding", "发现；没有则为原句", "finding, or else the sentence", "either:sentence"),
            _WHERE,
        ),
        _acts,
        "深色为已做，浅色为将做、要求做或提到",
        "dark: carried out; pale: planned, demanded or named only",
    ),
    Ledger(
        "campaign_work_by_unit",
        (
            _DAY,
            _REGION,
            Column("campaign", "活动", "campaign"),
            Column("unit", "单位", "unit"),
            Column("people_sent", "派出", "people sent", "n"),
            Column("visited", "走访", "visited", "n"),
            Column("money_raised", "筹资", "money raised", "n"),
            Column("deeds_done", "实事", "deeds done", "n"),
            _WHERE,
        ),
        _work,
        "走访的户、人或家；各数不相加",
        "households, people or firms visited; nothing is summed",
    ),
    Ledger(
        "information_base_of_bodies",
        (
            Column("body", "机构", "body", "entity:organisation:entity_id"),
            Column("entry", "类别", "entry", "code:entity_type"),
            Column("name", "姓名或会议", "name"),
            Column("role", "职务或角色", "post or role", "code:participation_role"),
            _DAY,
            _WHERE,
        ),
        _bodies,
        "深色为人员，浅色为会议",
        "dark: people; pale: meetings",
    ),
    Ledger(
        "campaign_phases",
        (
            Column("campaign", "活动", "campaign", "entity:formulation:entity_id"),
            _REGION,
            Column("phase", "阶段", "phase"),
            Column("start_on", "起", "from", "day"),
            Column("end_on", "止", "to", "day"),
            Column("sentence", "依据", "evidence"),
            _WHERE,
        ),
        _phases,
        "长条为文书写明的阶段，菱形为启动、推进、总结的会",
        "bars: phases as stated; diamonds: meetings that opened, pushed on or summed up",
    ),
    Ledger(
        "bulletin_series",
        (
            Column("series", "简报", "series"),
            Column("year", "年", "year", "day"),
            Column("issue", "期", "issue", "day"),
            _DAY,
            Column("label", "标题", "title", "where"),
            Column("n_missing_before", "前缺", "missing before", "n"),
            _REGION,
        ),
        _issues,
        "每个菱形一期",
        "a diamond for each issue",
    ),
    Ledger(
        "models_named",
        (
            _DAY,
            _REGION,
            Column("name", "典型", "model", "entity:entity_type:entity_id"),
            Column("entity_type", "类别", "kind", "code:entity_type"),
            Column("honour", "称号", "honour"),
            Column("told_by", "说法", "told by"),
            Column("sentence", "原句", "sentence"),
            _WHERE,
        ),
        _models,
        "各年提到的个数",
        "number named, by year",
    ),
)
_BY_NAME = {ledger.name: ledger for ledger in LEDGERS}


def _given(request: Request, names: tuple[str, ...]) -> dict[str, str]:
    """Return what a reader has filled in; a period that is none is left out."""
    given = {name: (request.args.get(name) or "").strip()[:200] for name in names}
    return {
        name: value for name, value in given.items() if name not in {"first", "last"} or _PERIOD.fullmatch(value)
    } | {name: "" for name, value in given.items() if name in {"first", "last"} and not _PERIOD.fullmatch(value)}


async def ledgers_page(request: Request, datasette: Datasette) -> Response:
    """Answer with all ledgers, a panel for each, filtered by region and period."""
    given = _given(request, ("region", "first", "last"))
    panels = await asyncio.gather(*(_panel(datasette, ledger, given) for ledger in LEDGERS))
    found = {"database": SITE_NAME, "asked": given, "panels": panels, "most": _MOST}
    return Response.html(await datasette.render_template("ledgers.html", found, request=request))


async def ledger_page(request: Request, datasette: Datasette) -> Response:
    """Answer with one ledger: its form, its chart, and its first two hundred rows."""
    name = request.url_vars["name"]
    if name not in _BY_NAME:
        raise NotFound(f"没有这个台账 · no such ledger: {name}")
    given = _given(request, tuple(param.name for param in questions()[name].params))
    panel = await _panel(datasette, _BY_NAME[name], given, _SHOWN)
    question = questions()[name]
    if panel["n"] == _MOST:
        panel["n"] = await whole_count(datasette, question.whole_sql, question.defaults | given) or panel["n"]
    found = {"database": SITE_NAME, "asked": given, "panel": panel, "most": _MOST}
    return Response.html(await datasette.render_template("ledger.html", found, request=request))


async def _panel(
    datasette: Datasette, ledger: Ledger, given: dict[str, str], shown: int = _SHOWN_IN_PANEL
) -> dict[str, Any]:
    question = questions()[ledger.name]
    params = question.defaults | given
    asked = {name: value for name, value in given.items() if value}

    leads = Leads(ledger.name, datasette.urls.path)

    def read(reader: Reader) -> dict[str, Any]:
        rows = reader.rows(f"{question.whole_sql}\nlimit {_MOST}", **params)
        return {"n": len(rows), "rows": rows[:_SHOWN], "chart": ledger.draw(rows, leads)}

    kept = await ask_kept(datasette, (ledger.name, *sorted(params.items())), read)
    return {
        **kept,
        "ledger": ledger,
        "question": question,
        "shown": [_cells(ledger, row) for row in kept["rows"][:shown]],
        "query": urlencode(asked),
        "csv": urlencode({**params, "_bom": 1, "_stream": 1}),
        "json": urlencode({**params, "_shape": "array"}),
    }


def _cells(ledger: Ledger, row: Record) -> list[dict[str, Any]]:
    return [_cell(column, row) for column in ledger.columns]


def _cell(column: Column, row: Record) -> dict[str, Any]:
    value = row[column.name]
    kind, _, rest = column.kind.partition(":")
    cell: dict[str, Any] = {"kind": kind, "value": "" if value is None else value, "href": ""}
    if kind == "code":
        cell["value"] = CODES[rest].get(str(value), (value or "",))[0]
    elif kind == "either":
        cell |= {"kind": "text", "value": value or row[rest] or ""}
    elif kind == "percent" and value is not None:
        cell["value"] = f"{value:g}%"
    elif kind == "where":
        cell["href"] = _place(row)
    elif kind == "entity":
        type_, _, key = rest.partition(":")
        if row.get(key):
            cell["href"] = f"/-/{row.get(type_, type_)}/{row[key]}"
    return cell
