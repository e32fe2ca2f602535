"""Two documents beside each other: metadata, passages they share, entities of both, words of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from etl.site.ask import Reader, Record, ask
from etl.site.cells import SITE_NAME, listed

if TYPE_CHECKING:  # Datasette imports this module while it is itself being imported
    from datasette.app import Datasette

__all__ = ["compare_page"]

_ID = re.compile(r"[0-9a-f]{16}")

_DOCUMENT = """
select document_key, document_id, label, doc_type, dated_from, dated_to, dated_by, region_name, publisher, authors,
    doc_number, issue, script, source, url, n_characters, n_sentences, n_metrics
from documents where document_id = :id
"""
_PASSAGES = """
select p.passage_key, a.text as text_a, a.sentence_no as no_a, b.text as text_b, b.sentence_no as no_b,
    p.n_characters, a.date_rank as rank_a, b.date_rank as rank_b
from fact_passage_use as a
inner join fact_passage_use as b on a.passage_key = b.passage_key
inner join dim_passage as p on a.passage_key = p.passage_key
where a.document_key = :a and b.document_key = :b
order by a.clean_start, b.clean_start limit 500
"""
_ENTITIES = """
with counted as (
    select entity_key, sum(document_key = :a) as n_a, sum(document_key = :b) as n_b
    from fact_mention where document_key in (:a, :b) and entity_key > 0 group by entity_key
)

select e.entity_key, e.entity_type, e.name, c.n_a, c.n_b
from counted as c inner join dim_entity as e on c.entity_key = e.entity_key
where c.n_a > 0 and c.n_b > 0
order by min(c.n_a, c.n_b) desc, e.entity_type, e.name, e.entity_key limit 80
"""
_OWN = """
select t.term, x.n_occurrences as n
from fact_term as x inner join dim_term as t on x.term_key = t.term_key
where x.document_key = :mine and length(t.term) > 1 and t.term not glob '*[0-9]*'
    and x.term_key not in (select term_key from fact_term where document_key = :other)
order by n desc, t.term, t.pos limit 50
"""
_RELATED = """
select d.document_id, d.label, d.dated_from, r.region_name, count(distinct u.passage_key) as n
from fact_passage_use as u
inner join fact_passage_use as o on u.passage_key = o.passage_key and u.document_key <> o.document_key
inner join dim_document as d on o.document_key = d.document_key
inner join dim_region as r on d.region_key = r.region_key
where u.document_key = :a
group by d.document_key order by n desc, d.dated_from, d.document_id limit 20
"""
_SAME_REGION = """
select d.document_id, d.label, d.dated_from, r.region_name, 0 as n
from fact_document as f
inner join dim_document as d on f.document_key = d.document_key
inner join dim_region as r on f.region_key = r.region_key
where f.region_key = (select region_key from fact_document where document_key = :a) and f.document_key <> :a
    and f.region_key > 0 order by d.dated_from nulls last, d.document_id limit 20
"""


async def compare_page(request: Request, datasette: Datasette) -> Response:
    """Answer with two documents compared, or with proposals for the second where only one is given."""
    ids = tuple(_id_in(request.args.get(name) or "") for name in ("a", "b"))
    found = await ask(datasette, lambda reader: _read(reader, *ids))
    found |= {"database": SITE_NAME, "asked": ids}
    return Response.html(await datasette.render_template("compare.html", found, request=request))


def _id_in(text: str) -> str:
    """Return the document_id in what was typed: an id, or the address of a document's page."""
    match = _ID.search(text.strip())
    return match[0] if match else ""


def _document(reader: Reader, document_id: str) -> Record | None:
    if not document_id:
        return None
    document = reader.first(_DOCUMENT, id=document_id)
    if document is None:
        raise NotFound(f"没有这份文书 · no such document: {document_id}")
    return document | {"authors": listed(document["authors"])}


def _read(reader: Reader, first: str, second: str) -> dict[str, Any]:
    a, b = _document(reader, first), _document(reader, second)
    if a is None or b is None:
        given = a or b
        related = reader.rows(_RELATED, a=given["document_key"]) if given else []
        near = reader.rows(_SAME_REGION, a=given["document_key"]) if given else []
        return {"a": a, "b": b, "given": given, "related": related, "near": near}
    keys = {"a": a["document_key"], "b": b["document_key"]}
    return {
        "a": a,
        "b": b,
        "passages": reader.rows(_PASSAGES, **keys),
        "entities": reader.rows(_ENTITIES, **keys),
        "own": [
            (a, reader.rows(_OWN, mine=keys["a"], other=keys["b"])),
            (b, reader.rows(_OWN, mine=keys["b"], other=keys["a"])),
        ],
    }
