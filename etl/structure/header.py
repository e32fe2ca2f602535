"""Header facts: what a document prints about itself around its body.

Title, subtitle, kind of document, who issued and wrote it, to whom it goes, its
issue and number, and where it prints dates. Everything is read from the lines
that layout.py has sorted and from the evidence that cleaning kept; a fact that
is not printed stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.records import CleanText, Outline, RawDocument
from etl.structure import patterns as pat
from etl.structure.doctype import decide_doc_type
from etl.structure.names import author_named, name_list, read_byline, reporters, signed_by_unit

__all__ = ["Header", "read_header"]

_ISSUER_OF_TITLE = re.compile(r"(?P<issuer>[^，。；：！？“”《》]{3,60}?)(?=关于|转发|批转|印发|办理)")
_RED_HEAD = re.compile(r"(?:文件|公报|令)$")
_COPIES = re.compile(r"(?:抄\s?送|抄\s?报|报\s?送|分\s?送|报|送|发|呈)(?:机关|单位)?[：:]\s?")
_ADDRESSED = re.compile(r"主\s?送(?:机关|单位)?[：:]\s?")
_PRINT_RUN = re.compile(r"[（(]?共?印(?:发|制)?\s?\d+\s?份[）)]?")
_LIST_MARKS = re.compile(r"[，、；,;]")
_EDITOR_LABEL = re.compile("(?:主办|主管|编印|编发|编辑|承办)(?:单位)?[：:]")
_TOTAL = re.compile(r"[（(【]\s?(?:总|累计)\s?第?\s?[\d一二三四五六七八九十百零〇]+\s?期[）)】]")
_COLLECTION = re.compile("汇编|选编|选集|文集|年鉴|丛[书刊]")
_CLOSING = 2
_DASHES = "—-─－ "


@dataclass(slots=True)
class Header:
    """Facts of the document's own head and foot; ``""`` or ``()`` where it prints none.

    ``author_role`` is ``author`` or ``reporter``. ``copied_to`` joins 抄送, 报, 送 and 发.
    """

    title: str = ""
    subtitle: str = ""
    doc_type: str = "other"
    publisher: str = ""
    authors: tuple[str, ...] = ()
    author_role: str = "author"
    signer: str = ""
    addressees: tuple[str, ...] = ()
    copied_to: tuple[str, ...] = ()
    issue: str = ""
    doc_number: str = ""
    is_truncated: bool = False


@dataclass(slots=True)
class _Lines:
    """The lines of a document by kind."""

    of: dict[str, tuple[str, ...]]

    def __getitem__(self, kind: str) -> tuple[str, ...]:
        return self.of.get(kind, ())


def read_header(raw: RawDocument, clean: CleanText, outline: Outline) -> Header:
    """Return the header facts of one document."""
    lines = _by_kind(clean.text, outline)
    front_heads = _front_heads(clean.text, outline)
    title = _join(lines["title"])
    issue = _issue(front_heads)
    doc_number = _doc_number(front_heads) or _evidence(clean, "web_number")
    author_role, authors = _authors(clean, outline, lines)
    doc_type = decide_doc_type(
        title=title,
        has_issue=bool(issue) or _has_masthead(front_heads),
        has_number=bool(doc_number),
        lines=lines.of,
        is_reported=author_role == "reporter",
    )
    return Header(
        title=title,
        subtitle=_subtitle(lines["subtitle"]),
        doc_type=doc_type,
        publisher=_publisher(clean, doc_type, title, front_heads, lines),
        authors=authors,
        author_role=author_role,
        signer=_signer(front_heads),
        addressees=_addressees(lines),
        copied_to=_copied_to(lines["note"]),
        issue=issue,
        doc_number=doc_number,
        is_truncated=_evidence(clean, "truncated") != "",
    )


def _by_kind(text: str, outline: Outline) -> _Lines:
    of: dict[str, list[str]] = {}
    for paragraph in outline.paragraphs:
        of.setdefault(paragraph.kind, []).append(text[paragraph.start : paragraph.end])
    return _Lines({kind: tuple(found) for kind, found in of.items()})


def _front_heads(text: str, outline: Outline) -> tuple[str, ...]:
    """Return the head lines above the body; those of attachments are not the document's own."""
    heads = []
    for paragraph in outline.paragraphs:
        if paragraph.kind in ("body", "heading", "table", "signature", "note"):
            break
        if paragraph.kind == "head":
            heads.append(text[paragraph.start : paragraph.end])
    return tuple(heads)


def _evidence(clean: CleanText, kind: str) -> str:
    return next((item.value.strip() for item in clean.evidence if item.kind == kind and item.value.strip()), "")


# ── title, issue, number ────────────────────────────────────────────────────────────────────────────────────────


def _join(lines: Sequence[str]) -> str:
    """Join title lines: with a space between two issuers, else without."""
    title = ""
    for line in lines:
        title += (" " if title and pat.is_issuer(title.rsplit(maxsplit=1)[-1]) and pat.is_issuer(line) else "") + line
    return title


def _subtitle(lines: Sequence[str]) -> str:
    return " ".join(
        line.lstrip(_DASHES).strip("（）()") if _is_enclosed(line) else line.lstrip(_DASHES) for line in lines
    )


def _is_enclosed(line: str) -> bool:
    return line[0] in "（(" and line[-1] in "）)" and line.count("（") + line.count("(") == 1


def _issue(heads: Iterable[str]) -> str:
    for head in heads:
        for hit in () if _COLLECTION.search(head) else pat.ISSUE.finditer(head):
            if hit["no"]:
                total = _TOTAL.search(hit[0], hit.end("no") - hit.start())
                return f"第{hit['no']}{'辑' if '辑' in hit[0] else '期'}{total[0] if total else ''}"
            if "增刊" in hit[0]:
                return hit[0].strip("（）()")
    return ""


def _has_masthead(heads: Sequence[str]) -> bool:
    return any(pat.MASTHEAD.fullmatch(head) and not _RED_HEAD.search(head) for head in heads)


def _doc_number(heads: Iterable[str]) -> str:
    return next((hit[0] for head in heads if (hit := pat.DOC_NUMBER.search(head))), "")


def _signer(heads: Iterable[str]) -> str:
    found = next((hit["name"] for head in heads if (hit := pat.SIGNER.search(head))), "")
    return "、".join(name_list(found))


# ── who issued, wrote and receives it ───────────────────────────────────────────────────────────────────────────


def _authors(clean: CleanText, outline: Outline, lines: _Lines) -> tuple[str, tuple[str, ...]]:
    """Return the authors' role and names: byline, reporters in the text, the page's author."""
    bylines = [read_byline(line) for line in lines["byline"]]
    names = [name for found in bylines for name in found.names]
    in_text = reporters(clean.text, outline, is_signed=bool(names))
    is_reporter = bool(in_text) or any(found.is_reporter for found in bylines)
    names += in_text
    names += [name for note in lines["note"] if not names for name in author_named(note)]
    names += [name for line in lines["body"][-_CLOSING:] if not names for name in signed_by_unit(line)]
    if not names:
        names += name_list(_evidence(clean, "web_author"))
    return ("reporter" if is_reporter else "author"), tuple(dict.fromkeys(names))


def _publisher(clean: CleanText, doc_type: str, title: str, heads: Sequence[str], lines: _Lines) -> str:
    source = _evidence(clean, "web_source")
    if doc_type == "bulletin":
        return _editor(heads) or source
    if doc_type in ("news_report", "article"):
        return source
    issuer = _evidence(clean, "web_issuer") or source  # a panel knows a document's issuer better than a dateline does
    signed = " ".join(_issuers(lines["signature"]))
    if doc_type == "notice":
        return signed or _issuer_of_title(title) or _red_head(heads) or issuer
    own = " ".join(_issuers(lines["byline"]))
    if doc_type == "other":
        return own or signed or _printer(lines["note"]) or issuer
    return (signed if doc_type == "work_report" else "") or source or own


def _editor(heads: Sequence[str]) -> str:
    """Return the body that edits a bulletin: the issuer in its head, 编 and date cut off."""
    named = []
    for head in heads:
        for word in pat.ISSUE.sub(" ", pat.DATE.sub(" ", head)).split():
            if label := _EDITOR_LABEL.match(word):
                named.append((False, word[label.end() :]))
                continue
            editor = pat.EDITED_BY.search(word)
            bare = (
                word[: editor.start()]
                if editor and editor.start() > 2 and pat.is_issuer(word[: editor.start()])
                else ""
            )
            if bare or (pat.is_issuer(word) and not pat.MASTHEAD.fullmatch(head)):
                named.append((not bare, bare or word))
    best = [name for plain, name in named if not plain] or [name for _, name in named]
    return " ".join(dict.fromkeys(best))


def _issuers(lines: Iterable[str]) -> list[str]:
    found = []
    for line in lines:
        words = pat.DATE.sub(" ", line).strip("（）() ").split()
        found += [word for word in words if pat.is_issuer(word)]
    return list(dict.fromkeys(found))


def _issuer_of_title(title: str) -> str:
    hit = _ISSUER_OF_TITLE.match(title)
    words = hit["issuer"].split() if hit else []
    return " ".join(words) if words and all(pat.is_issuer(word) for word in words) else ""


def _printer(notes: Iterable[str]) -> str:
    """Return the office that a colophon names: ``某某县人民政府办公室 2012年5月6日印发``."""
    for note in notes:
        words = note.split()
        if len(words) == 2 and words[1].endswith("印发") and pat.DATE.match(words[1]) and pat.is_issuer(words[0]):
            return words[0]
    return ""


def _red_head(heads: Iterable[str]) -> str:
    for head in heads:
        body = re.sub(r"文件$", "", head)
        if body != head and pat.is_issuer(body):
            return body
    return ""


def _addressees(lines: _Lines) -> tuple[str, ...]:
    named = [line.rstrip("：: ") for line in lines["addressee"]]
    named += [_ADDRESSED.sub("", line) for line in lines["note"] if _ADDRESSED.match(line)]
    return _bodies(named)


def _copied_to(notes: Iterable[str]) -> tuple[str, ...]:
    return _bodies(_COPIES.sub("", _PRINT_RUN.sub("", note), count=1) for note in notes if _COPIES.match(note))


def _bodies(lists: Iterable[str]) -> tuple[str, ...]:
    """Split lists of bodies at their marks, but not inside brackets."""
    names: list[str] = []
    for text in lists:
        depth = 0
        name = ""
        for char in text:
            depth += (char in "（(") - (char in "）)")
            if depth <= 0 and _LIST_MARKS.match(char):
                names.append(name)
                name = ""
            else:
                name += char
        names.append(name)
    return tuple(dict.fromkeys(name.strip(" 。.　") for name in names if name.strip(" 。.　")))
