"""How a document is cited: GB/T 7714 and BibTeX."""

from __future__ import annotations

from etl.site.ask import Record

__all__ = ["bibtex", "gb_t_7714"]

_ESCAPED = str.maketrans({c: "\\" + c for c in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}"})


def _makers(document: Record) -> list[str]:
    authors = [name for name in str(document["authors"] or "").split("、") if name]
    return authors or [name for name in (document["publisher"],) if name]


def _date(document: Record) -> str:
    return str(document["published_on"] or document["event_on"] or document["dated_from"] or "")


def gb_t_7714(document: Record) -> str:
    """Return the document as GB/T 7714 cites it: ``[EB/OL]`` where it has an address, else ``[Z]``."""
    makers = _makers(document)
    who = ", ".join(makers[:3]) + (", 等" if len(makers) > 3 else "")
    number = f": {document['doc_number']}" if document["doc_number"] else ""
    date, url = _date(document), document["url"]
    title = f"{document['label']}{number}[{'EB/OL' if url else 'Z'}]"
    made = f"({date})" if url and date else date
    where = str(url or f"公文仓库文书 {document['document_id']}")
    return ". ".join(part for part in (who, title, made, where) if part) + "."


def bibtex(document: Record) -> str:
    """Return the document as an entry of BibTeX."""
    date = _date(document)
    fields = {
        "title": "{" + str(document["label"]).translate(_ESCAPED) + "}",
        "author": " and ".join("{" + name.translate(_ESCAPED) + "}" for name in _makers(document)),
        "year": date[:4],
        "date": date,
        "number": str(document["doc_number"] or "").translate(_ESCAPED),
        "url": str(document["url"] or "").replace("{", "%7B").replace("}", "%7D"),
        "note": f"gongwen {document['document_id']}",
        "langid": "chinese",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{gongwen-{document['document_id']},\n{lines}}}"
