"""The search page: any substring in either script, filtered, as lines of context, counted by year and region."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Request, Response

from etl.site.ask import Reader, Record, ask, ask_once
from etl.site.cells import SITE_NAME
from etl.site.charts import bars, late
from etl.site.kwic import ORDERS, Line, line_of, occurrences, ordered
from etl.site.seek import BadQueryError, Sought, sought

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["search_csv", "search_page"]

_MOST_COUNTED, _MOST_SORTED, _PAGE = 30_000, 2_000, 50

_HITS = """
with found as (
    select rowid as sentence_key from sentences_fts where sentences_fts match :match limit :most
),

hits as materialized (
    select s.document_key, s.sentence_no, s.region_key, s.dated_date_key
    from found inner join fact_sentence as s on found.sentence_key = s.sentence_key
    where s.document_key not in (select document_key from dim_document where is_primary = 0)
        and s.dated_date_key between :first and :last
        and (:role = '' or s.role = :role)
        and (:type = '' or s.document_type_key = 'doc_type:' || :type)
        and (:region = '' or s.region_key in (select region_key from dim_region where instr(region_name, :region) > 0))
)
"""
_LINES = """
select d.document_id, d.label, d.doc_type, d.dated_from, r.region_name, s.sentence_no, s.role, s.text
from (select * from hits order by dated_date_key, document_key, sentence_no limit :shown) as h
inner join fact_sentence as s on h.document_key = s.document_key and h.sentence_no = s.sentence_no
inner join dim_document as d on h.document_key = d.document_key
inner join dim_region as r on h.region_key = r.region_key
"""
_COUNTS_AND_LINES = f"""{_HITS},

counted as (
    select dated_date_key / 10000 as year, region_key, count(*) as n, count(distinct document_key) as n_documents
    from hits group by 1, 2
)

select c.year, c.n, c.n_documents, null as document_id, null as label, null as doc_type, null as dated_from,
    r.region_name, null as sentence_no, null as role, null as text
from counted as c inner join dim_region as r on c.region_key = r.region_key
union all
select null, null, null, * from ({_LINES})
"""
_REGION_NAMES = """
select distinct r.province as name from fact_document as f inner join dim_region as r on f.region_key = r.region_key
where r.province <> '' order by 1
"""
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has filled in."""

    q: str = ""
    type: str = ""
    role: str = ""
    region: str = ""
    first: str = ""
    last: str = ""
    sort: str = "right"

    @classmethod
    def of(cls, request: Request) -> Asked:
        """Read the form from a request."""
        given = {name: (request.args.get(name) or "").strip()[:400] for name in cls.__dataclass_fields__}
        return cls(**given | {"sort": given["sort"] if given["sort"] in ORDERS else "right"})

    def address(self, **changed: str | int) -> str:
        """Return the parameters of the same question, changed in a point."""
        return urlencode({name: value for name, value in (asdict(self) | changed).items() if value})

    def params(self) -> dict[str, object]:
        """Return what SQL needs besides the words."""
        is_dated = self.first or self.last
        return {
            "type": self.type,
            "role": self.role,
            "region": self.region,
            "first": _day(self.first, "00") if self.first else (0 if is_dated else -9),
            "last": _day(self.last, "99") if self.last else 99_999_999,
        }


def _day(text: str, rest: str) -> int:
    match = _DATE.fullmatch(text)
    if match is None:
        raise BadQueryError(f"日期请写作 2011、2011-07 或 2011-07-01 · no date: {text}")
    year, month, day = match.groups()
    return int(year + (month or rest).zfill(2) + (day or rest).zfill(2))


async def search_page(request: Request, datasette: Datasette) -> Response:
    """Answer with the search form and, where something was asked, its lines and counts."""
    asked = Asked.of(request)
    page = max(1, int(number)) if (number := request.args.get("page") or "1").isdecimal() and len(number) < 6 else 1
    found: dict[str, Any] = {"error": ""}
    try:
        if asked.q:
            what, params = sought(asked.q), asked.params()
            found |= await ask(datasette, lambda reader: _read(reader, asked, what, params))
            found["shown"] = found["lines"][(page - 1) * _PAGE : page * _PAGE]
            found["n_pages"] = -(-len(found["lines"]) // _PAGE)
    except BadQueryError as error:
        found["error"] = str(error)
    found |= {"database": SITE_NAME, "asked": asked, "orders": ORDERS, "page": page, "most": _MOST_SORTED}
    found["provinces"] = await ask_once(datasette, "provinces", _provinces)
    return Response.html(await datasette.render_template("search.html", found, request=request))


def _read(reader: Reader, asked: Asked, what: Sought, params: dict[str, object]) -> dict[str, Any]:
    given = {"match": what.match, "most": _MOST_COUNTED, **params}
    rows = reader.rows(_COUNTS_AND_LINES, shown=_MOST_SORTED, **given)
    counts = [row for row in rows if row["document_id"] is None]
    years = _summed(counts, "year")
    dated = [(row["year"], float(row["n"])) for row in years if row["year"] > 0]

    drawn, note = late(dated)

    def path(year: int) -> str:
        return f"?{asked.address(first=year, last=year)}"

    return {
        "n": sum(row["n"] for row in counts),
        "is_capped": reader.number(_REACHED, match=what.match, most=_MOST_COUNTED) == _MOST_COUNTED,
        "lines": ordered([line for row in rows if row["document_id"] for line in _lines(row, what)], asked.sort),
        "years": [row if row["year"] > 0 else row | {"year": None} for row in years],
        "chart": bars(drawn, f"{asked.q}：各年句数", f"句 sentences{note}", path),
        "regions": sorted(_summed(counts, "region_name"), key=lambda row: (-row["n"], row["region_name"]))[:40],
    }


def _provinces(reader: Reader) -> list[str]:
    return [row["name"] for row in reader.rows(_REGION_NAMES)]


_REACHED = "select count(*) from (select 1 from sentences_fts where sentences_fts match :match limit :most)"


def _summed(counts: list[Record], by: str) -> list[Record]:
    found: dict[Any, Record] = {}
    for row in counts:
        total = found.setdefault(row[by], {by: row[by], "n": 0, "n_documents": 0})
        total["n"] += row["n"]
        total["n_documents"] += row["n_documents"]
    return [found[key] for key in sorted(found)]


def _lines(row: Record, what: Sought) -> list[Line]:
    return [line_of(row["text"], start, end, row) for start, end in occurrences(row["text"], what.terms)]


_COLUMNS = ("document_id", "sentence_id", "dated_from", "region_name", "doc_type", "role", "label")
_CONTEXT = ("left_context", "keyword", "right_context", "text")
_ALL = 1_000_000
_CSV_LIMIT_MS, _PUBLIC_CSV_LIMIT_MS = 60_000, 10_000


async def search_csv(request: Request, datasette: Datasette) -> Response:
    """Answer with every hit as CSV, a line for each place where a word stands."""
    asked = Asked.of(request)
    try:
        what, params = sought(asked.q), asked.params()
    except BadQueryError as error:
        return Response.text(str(error), status=400)
    limit = _CSV_LIMIT_MS if datasette.setting("default_allow_sql") else _PUBLIC_CSV_LIMIT_MS
    body = await ask(datasette, lambda reader: _csv(reader, asked, what, params), limit)
    mark = "\ufeff" if request.args.get("_bom") else ""
    headers = {"content-disposition": 'attachment; filename="gongwen-search.csv"'}
    return Response(mark + body, headers=headers, content_type="text/csv; charset=utf-8")


def _csv(reader: Reader, asked: Asked, what: Sought, params: dict[str, object]) -> str:
    rows = reader.rows(_HITS + _LINES, match=what.match, most=_ALL, shown=_ALL, **params)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_COLUMNS, *_CONTEXT])
    for line in ordered([line for row in rows for line in _lines(row, what)], asked.sort):
        row = line.row | {"sentence_id": f"{line.row['document_id']}-s{line.row['sentence_no']}"}
        writer.writerow([*(row[name] for name in _COLUMNS), line.left, line.key, line.right, row["text"]])
    return out.getvalue()
