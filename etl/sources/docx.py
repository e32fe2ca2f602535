"""Word documents: paragraphs in order with the numbers that Word prints, a table's rows as lines, notes at the end.

``python-docx`` opens the package; the text is gathered here, for its own
``text`` leaves out what stands in tracked insertions, smart tags, content controls
and text boxes, where official documents keep dates and red heads. What was
deleted or hidden is left out. Heads and feet of the pages come last, as furniture.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from zipfile import ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from etl.records import Edit
from etl.sources.kinds import FileText, ReadFault
from etl.sources.metadata import own_evidence
from etl.sources.numbering import Numbering
from etl.sources.zipped import fault_of

__all__ = ["LARGEST_XML", "READER", "read_docx"]

READER = f"docx/1 python-docx {version('python-docx')}"
LARGEST_XML = 60_000_000
"""So many bytes of XML are read; pictures do not count."""

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT_BOX, _RUN = qn("w:txbxContent"), qn("w:r")
_TEXTS = frozenset((qn("w:t"), f"{_MATH}t"))
_REFERENCES = frozenset((qn("w:footnoteReference"), qn("w:endnoteReference")))
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_UNSEEN = frozenset(
    (
        *(qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "rt")),
        *(qn(f"w:{name}") for name in ("instrText", "delText", "tblGrid")),
        f"{_COMPATIBILITY}Fallback",
    )
)
_LONGEST_CELL = 100
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(slots=True)
class _Reader:
    """Gathers the lines of one document; an empty line parts paragraphs."""

    numbering: Numbering
    lines: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def read(self, parent: Element) -> None:
        """Add the paragraphs and tables below ``parent`` in order."""
        for element in parent:
            if element.tag == _PARAGRAPH:
                self.read_paragraph(element)
            elif element.tag == _TABLE:
                self.read_table(element)
            elif element.tag not in _UNSEEN:
                self.read(element)

    def read_paragraph(self, paragraph: Element) -> None:
        boxes: list[Element] = []
        text = "".join(self.pieces(paragraph, boxes))
        mark = self.numbering.mark(paragraph)
        self.lines += [mark + text, ""] if text.strip() else []
        for box in boxes:
            self.read(box)

    def read_table(self, table: Element) -> None:
        """Add a line for each row; a single cell that holds prose frames paragraphs, which stay as they are."""
        rows = [[self.cell(cell) for cell in _below(row, _CELL)] for row in _below(table, _ROW)]
        is_frame = all(len(row) == 1 for row in rows)
        for row in rows:
            if len(row) == 1 and (is_frame or sum(map(len, row[0])) > _LONGEST_CELL):
                self.lines += [line for paragraph in row[0] for line in (paragraph, "")]
            elif any(row):
                self.lines.append("\t".join(" ".join(" ".join(cell).split()) for cell in row).strip("\t"))
        self.lines.append("")

    def cell(self, cell: Element) -> list[str]:
        """Return the paragraphs of a cell; a table in it is as many paragraphs as it has rows."""
        inner = _Reader(self.numbering, notes=self.notes)
        inner.read(cell)
        return [line for line in inner.lines if line.strip()]

    def pieces(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield the text below an element, and gather the text boxes that are anchored in it."""
        for child in element:
            tag = child.tag
            if tag in _TEXTS:
                yield child.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag in _REFERENCES:
                self.notes.append((tag, child.get(qn("w:id")) or ""))
            elif tag == _TEXT_BOX:
                boxes.append(child)
            elif tag not in _UNSEEN and not (tag == _RUN and _is_hidden(child)):
                yield from self.pieces(child, boxes)


def read_docx(data: bytes) -> FileText | ReadFault:
    """Read a Word document; raises what ``python-docx`` raises where it is broken."""
    with ZipFile(io.BytesIO(data)) as package:
        infos = package.infolist()
    fault = fault_of(infos, len(data))
    if fault:
        return ReadFault(*fault)
    if sum(info.file_size for info in infos if info.filename.endswith((".xml", ".rels"))) > LARGEST_XML:
        return ReadFault("file too large", "Its text takes more room than is read: split it, or save it as plain text.")
    document = docx.Document(io.BytesIO(data))
    parts = _parts(document.part)
    reader = _Reader(Numbering(parts.get("numbering"), parts.get("styles")))
    reader.read(document.element.body)
    body = _joined([*reader.lines, *_note_lines(reader, parts)])
    text, furniture = _with_heads(body, _heads_and_feet(document.part, reader))
    core = document.core_properties
    created = core.created.isoformat() if core.created else ""
    return FileText(text, furniture, own_evidence(body, core.title or "", core.author or "", created))


def _joined(lines: Iterable[str]) -> str:
    text = "\n".join(lines).strip("\n")
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text


def _parts(part: Part) -> dict[str, Element]:
    """Return the roots of the parts beside the document itself."""
    found = {}
    for relation in part.rels.values():
        name = relation.reltype.rsplit("/", 1)[-1]
        if name in ("numbering", "styles", "footnotes", "endnotes") and not relation.is_external:
            found[name] = _root(relation.target_part)
    return found


def _root(part: Part) -> Element:
    """Return the root of a part, which python-docx has parsed only where it knows what the part is."""
    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def _below(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the elements of a tag below a parent, also where they are wrapped."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNSEEN and child.tag not in (_TABLE, _PARAGRAPH):
            yield from _below(child, tag)


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false", "off")


def _note_lines(reader: _Reader, parts: dict[str, Element]) -> Iterator[str]:
    """Yield the foot- and endnotes that the text refers to, in the order of reference."""
    texts = {
        (reference, note.get(qn("w:id")) or ""): note
        for name, reference, tag in (
            ("footnotes", qn("w:footnoteReference"), qn("w:footnote")),
            ("endnotes", qn("w:endnoteReference"), qn("w:endnote")),
        )
        for note in (parts[name].iterfind(tag) if name in parts else ())
        if note.get(qn("w:type")) not in _SEPARATORS
    }
    for number, key in enumerate(dict.fromkeys(reader.notes), 1):
        if key in texts:
            lines = _plain_lines(texts[key], reader.numbering)
            yield from ("", f"[{number}] {' '.join(lines)}") if lines else ()


def _plain_lines(root: Element, numbering: Numbering) -> list[str]:
    reader = _Reader(numbering)
    reader.read(root)
    return [line.strip() for line in reader.lines if line.strip()]


def _heads_and_feet(part: Part, reader: _Reader) -> list[str]:
    """Return the heads and feet of the pages, each text once."""
    found: dict[str, None] = {}
    for relation in part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER) and not relation.is_external:
            root = _root(relation.target_part)
            found.update(dict.fromkeys(_plain_lines(root, reader.numbering)))
    return list(found)


def _with_heads(body: str, heads: list[str]) -> tuple[str, tuple[Edit, ...]]:
    """Return the text with the heads behind it, and the removal that marks them."""
    if not heads or not body.strip():
        return body, ()
    shown = "\n".join(heads)
    start = len(body) + 2
    edit = Edit(start, start + len(shown), "reader", "removed", "head or foot of the pages", shown)
    return f"{body}\n\n{shown}", (edit,)
