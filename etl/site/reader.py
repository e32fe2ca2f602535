"""The page on which a document is read: clean text or raw source, both marked, with outline, citation and downloads."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from etl.site.ask import Reader, Record, ask
from etl.site.cells import SITE_NAME, listed
from etl.site.citation import bibtex, gb_t_7714
from etl.site.spans import KINDS, Span, marked

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["card", "document_page"]

_DOCUMENT = "select * from documents where document_id = :id"
_RAW = "select raw_text, encoding, media_type, reader from document_text where document_key = :key"
_SENTENCES = """
select sentence_no, paragraph_no, section_no, sentence_kind as kind, is_heading, role, text, clean_start, clean_end,
    raw_start
from fact_sentence where document_key = :key order by sentence_no
"""
_SECTIONS = """
select section_no, level, marker, heading, clean_start
from dim_section where document_key = :key and level > 0 order by section_no
"""
_MENTIONS = """
select m.mention_no, m.entity_key, m.entity_type, m.surface, e.name, m.clean_start, m.clean_end, m.raw_start, m.raw_end
from fact_mention as m inner join dim_entity as e on m.entity_key = e.entity_key
where m.document_key = :key order by m.clean_start, m.mention_no
"""
_FIGURES = """
select m.metric_no, m.quote, i.indicator, m.clean_start, m.clean_end, m.raw_start, m.raw_end
from fact_metric as m inner join dim_indicator as i on m.indicator_key = i.indicator_key
where m.document_key = :key order by m.clean_start, m.metric_no
"""
_EDITS = """
select raw_start, raw_end, step, edit_kind as kind, reason, removed, replacement
from fact_edit where document_key = :key order by raw_start, raw_end, edit_no
"""
_LEFT_AND_RIGHT = """
select
    (
        select d.document_id from dim_document as d where d.document_key between 1 and :key - 1
        order by d.document_key desc limit 1
    ) as previous,
    (select d.document_id from dim_document as d where d.document_key > :key order by d.document_key limit 1) as next
"""
_DOWNLOADS = {
    "sentences": "句子",
    "metrics": "数字",
    "mentions": "提及",
    "times": "时间",
    "appointments": "任职",
    "participations": "参会",
    "tasks": "任务",
    "works": "引用文件",
    "reuse": "转引",
    "findings": "发现",
    "sections": "提纲",
    "terms": "词频",
    "parties": "相关方",
    "edits": "清洗编辑",
}
_MOST_RAW, _LABELLED = 600_000, 12


async def document_page(request: Request, datasette: Datasette) -> Response:
    """Answer with a document laid out for reading, or with its raw source where ``view=raw`` is asked for."""
    document_id = request.url_vars["document_id"]
    is_raw = request.args.get("view") == "raw"
    found = await ask(datasette, lambda reader: _read(reader, document_id, is_raw))
    if found is None:
        raise NotFound(f"没有这份文书 · no such document: {document_id}")
    return Response.html(await datasette.render_template("document.html", found, request=request))


def _read(reader: Reader, document_id: str, is_raw: bool) -> dict[str, Any] | None:
    document = reader.first(_DOCUMENT, id=document_id)
    if document is None:
        return None
    key = document["document_key"]
    sentences = reader.rows(_SENTENCES, key=key)
    mentions, figures = reader.rows(_MENTIONS, key=key), reader.rows(_FIGURES, key=key)
    document["authors"] = listed(document["authors"])
    shown = _raw(reader, key, sentences, _spans(document_id, mentions, figures, "raw")) if is_raw else None
    return {
        "database": SITE_NAME,
        "document": document,
        "raw": shown,
        "paragraphs": [] if is_raw else _paragraphs(sentences, _spans(document_id, mentions, figures, "clean")),
        "outline": _outline(reader.rows(_SECTIONS, key=key), sentences),
        "kinds": _counted(mentions, figures),
        "named": _named(mentions),
        "downloads": [(view, zh, _count(reader, view, document_id)) for view, zh in _DOWNLOADS.items()],
        "citation": {"gb": gb_t_7714(document), "bibtex": bibtex(document)},
        "around": reader.first(_LEFT_AND_RIGHT, key=key),
        "findings": reader.rows("select * from findings where document_id = :id and difference <> 0", id=document_id),
    }


def _count(reader: Reader, view: str, document_id: str) -> int:
    return reader.number(f'select count(*) from "{view}" where document_id = :id', id=document_id)


def _spans(document_id: str, mentions: list[Record], figures: list[Record], text: str) -> list[Span]:
    start, end = f"{text}_start", f"{text}_end"
    spans = [Span(m[start], m[end], m["entity_type"], f"e{m['mention_no']}", *_leads(document_id, m)) for m in mentions]
    for row in figures:
        href = f"/{SITE_NAME}/metrics?metric_id__exact={document_id}-m{row['metric_no']}"
        spans.append(Span(row[start], row[end], "figure", f"m{row['metric_no']}", href, f"数字 {row['indicator']}"))
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _leads(document_id: str, mention: Record) -> tuple[str, str]:
    kind = mention["entity_type"]
    if kind == "time":
        return f"/{SITE_NAME}/times?time_id__exact={document_id}-e{mention['mention_no']}", "时间"
    href = f"/-/{kind}/{mention['entity_key']}" if mention["entity_key"] > 0 else ""
    return href, f"{KINDS[kind][1]} {mention['name']}"


def _paragraphs(sentences: list[Record], spans: list[Span]) -> list[list[Record]]:
    starts = [span.start for span in spans]
    for row in sentences:
        first, last = bisect_left(starts, row["clean_start"]), bisect_left(starts, row["clean_end"])
        inside = [span for span in spans[first:last] if span.end <= row["clean_end"]]
        row["html"] = marked(row["text"], inside, row["clean_start"])
    return [list(rows) for _, rows in groupby(sentences, key=lambda row: row["paragraph_no"])]


def _outline(sections: list[Record], sentences: list[Record]) -> list[Record]:
    starts = [row["clean_start"] for row in sentences]
    for section in sections:
        place = max(0, bisect_left(starts, section["clean_start"] + 1) - 1)
        section["sentence_no"] = sentences[place]["sentence_no"] if sentences else 1
    return sections


def _counted(mentions: list[Record], figures: list[Record]) -> list[dict[str, Any]]:
    counts = Counter(row["entity_type"] for row in mentions)
    counts["figure"] = len(figures)
    return [
        {"kind": kind, "letter": letter, "zh": zh, "en": en, "n": counts[kind]}
        for kind, (letter, zh, en) in KINDS.items()
        if counts[kind]
    ]


def _named(mentions: list[Record]) -> list[tuple[str, list[tuple[str, int, int]]]]:
    """Return, by kind, the entities of a document with their keys and counts, most frequent first."""
    counts = Counter((m["entity_type"], m["name"], m["entity_key"]) for m in mentions if m["entity_type"] != "time")
    ordered = sorted(counts.items(), key=lambda item: (list(KINDS).index(item[0][0]), -item[1], item[0][1]))
    return [
        (kind, [(name, key, n) for (_, name, key), n in rows])
        for kind, rows in groupby(ordered, key=lambda item: item[0][0])
    ]


def _raw(reader: Reader, key: int, sentences: list[Record], found: list[Span]) -> dict[str, Any]:
    text = reader.first(_RAW, key=key) or {"raw_text": ""}
    whole = text["raw_text"]
    edits = reader.rows(_EDITS, key=key)
    spans = [Span(s["raw_start"], s["raw_start"], "anchor", f"s{s['sentence_no']}") for s in sentences]
    spans += [_removed(edit) for edit in edits] + found
    shown = whole[:_MOST_RAW]
    inside = [span for span in spans if span.end <= len(shown)]
    counts = Counter((edit["step"], edit["kind"], edit["reason"]) for edit in edits)
    return {
        **{name: value for name, value in text.items() if name != "raw_text"},
        "html": marked(shown, inside),
        "n_characters": len(whole),
        "n_hidden": len(whole) - len(shown),
        "edits": [(*what, n) for what, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))],
    }


def _removed(edit: Record) -> Span:
    why = f"{edit['reason']} ({edit['step']})"
    start, end = edit["raw_start"], edit["raw_end"]
    if edit["kind"] in {"replaced", "kept"}:
        return Span(start, end, "changed", title=f"→ {edit['replacement'] or ''}：{why}")
    return Span(start, end, "removed", title=why, after=edit["reason"] if end - start >= _LABELLED else "")


_MENTION = """
select m.*, e.name, e.aliases from fact_mention as m inner join dim_entity as e on m.entity_key = e.entity_key
inner join dim_document as d on m.document_key = d.document_key
where d.document_id = :id and m.mention_no = :no
"""
_POSTS = """
select distinct a.post, a.organisation, d.dated_from, d.document_id, a.sentence_no
from fact_appointment as a inner join dim_document as d on a.document_key = d.document_key
where a.person_entity_key = :entity order by d.dated_from desc nulls last, d.document_id limit 6
"""
_ELSEWHERE = """
select d.document_id, d.label, d.dated_from, min(m.sentence_no) as sentence_no, count(*) as n
from fact_mention as m inner join dim_document as d on m.document_key = d.document_key
where m.entity_key = :entity and d.document_id <> :id
group by d.document_key order by d.dated_from nulls last, d.document_id limit 8
"""
_TIME = "select * from times where document_id = :id and time_id = :no"
_FIGURE = "select * from metrics where document_id = :id and metric_id = :no"
_FINDINGS = """
select check_name, expected, found, difference, detail from findings
where document_id = :id and instr(metric_ids, :quoted) > 0
"""


async def card(request: Request, datasette: Datasette) -> Response:
    """Answer with the card of one mark of a document: a fragment for the reader's side."""
    document_id, kind, no = (request.url_vars[name] for name in ("document_id", "kind", "no"))
    found = await ask(datasette, lambda reader: _CARDS[kind](reader, document_id, int(no)))
    if found is None:
        raise NotFound(f"没有这一处 · no such mark: {document_id}-{kind}{no}")
    found |= {"database": SITE_NAME, "document_id": document_id}
    return Response.html(await datasette.render_template("card.html", found, request=request))


def _mention_card(reader: Reader, document_id: str, no: int) -> dict[str, Any] | None:
    mention = reader.first(_MENTION, id=document_id, no=no)
    if mention is None:
        return None
    if mention["entity_type"] == "time":
        time = reader.first(_TIME, id=document_id, no=f"{document_id}-e{no}")
        return {"kind": KINDS["time"], "type": "time", "mention": mention, "time": time}
    entity = mention["entity_key"]
    return {
        "kind": KINDS[mention["entity_type"]],
        "type": mention["entity_type"],
        "mention": mention,
        "aliases": listed(mention["aliases"]),
        "totals": reader.first("select * from mart_entity where entity_key = :entity", entity=entity),
        "posts": reader.rows(_POSTS, entity=entity) if mention["entity_type"] == "person" else [],
        "elsewhere": reader.rows(_ELSEWHERE, entity=entity, id=document_id),
    }


def _figure_card(reader: Reader, document_id: str, no: int) -> dict[str, Any] | None:
    metric_id = f"{document_id}-m{no}"
    figure = reader.first(_FIGURE, id=document_id, no=metric_id)
    if figure is None:
        return None
    findings = reader.rows(_FINDINGS, id=document_id, quoted=f'"{metric_id}"')
    return {"kind": KINDS["figure"], "type": "figure", "figure": figure, "findings": findings}


_CARDS = {"e": _mention_card, "m": _figure_card}
