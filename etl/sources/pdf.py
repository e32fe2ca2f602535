"""PDF files with a text layer: the lines of each page as they are printed, a form feed between pages.

PDFium reads the text, ten times as fast as the readers written in Python, and gives
characters where they give radicals that look the same (⼈ for 人). What page numbers,
running heads and broken lines mean is the cleaning room's business.
"""

from __future__ import annotations

import ctypes
import re
from importlib.metadata import version

import pypdfium2 as pdfium
from pypdfium2 import raw

from etl.sources.kinds import LARGEST_TEXT, FileText, ReadFault, megabytes
from etl.sources.metadata import own_evidence
from etl.sources.printed import PAGE_BREAK, PrintedLine, page_text

__all__ = ["MOST_PAGES", "READER", "read_pdf"]

READER = f"pdf/1 pypdfium2 {version('pypdfium2')}"
MOST_PAGES = 3_000

_LETTER = re.compile(r"[^\W\d_]")
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\ufffe]")
_LETTERS_A_PAGE = 3
_UNREADABLE_SHARE = 0.3
_SCAN = "Its pages are pictures: put it through character recognition (OCR) first, and give the text."


def read_pdf(data: bytes) -> FileText | ReadFault:
    """Read a PDF file; raises ``PdfiumError`` where it is broken."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            return ReadFault("encrypted", "It wants a password: print it into a new PDF file without one.")
        raise
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: pdfium.PdfDocument) -> FileText | ReadFault:
    if len(document) > MOST_PAGES:
        return ReadFault("file too large", f"It has {len(document):,} pages, and {MOST_PAGES:,} are read: split it.")
    pages = []
    n_characters = 0
    for number in range(len(document)):
        pages.append(_page_text(document, number))
        n_characters += len(pages[-1])
        if n_characters > LARGEST_TEXT:
            return ReadFault("file too large", f"Its text has more than {megabytes(LARGEST_TEXT)}: split it.")
    text = PAGE_BREAK.join(pages)
    if len(_UNREADABLE.findall(text)) > _UNREADABLE_SHARE * len("".join(text.split())):
        detail = "Its fonts do not tell which characters they draw: put it through character recognition (OCR) first."
        return ReadFault("PDF without readable text layer", detail)
    if len(_LETTER.findall(text)) < _LETTERS_A_PAGE * len(pages):
        return ReadFault("PDF without text layer", _SCAN)
    said = document.get_metadata_dict()
    evidence = own_evidence(text, said.get("Title", ""), said.get("Author", ""), said.get("CreationDate", ""))
    return FileText(text, evidence=evidence)


def _page_text(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        shown = page.get_textpage()
        try:
            return _lines_of(shown)
        finally:
            shown.close()
    finally:
        page.close()


def _lines_of(shown: pdfium.PdfTextPage) -> str:
    """Return the lines of a page, indented where they are printed so."""
    text: str = shown.get_text_range()
    lines = []
    at = 0
    for part in text.split("\n"):
        line = part.strip()
        place = _place(shown, at + len(part) - len(part.lstrip())) if line else (0.0, 0.0)
        lines.append(PrintedLine(line.replace("\ufffe", ""), *place))
        at += len(part) + 1
    return page_text(lines)


def _place(shown: pdfium.PdfTextPage, at: int) -> tuple[float, float]:
    """Return where the character at a place of the page's text begins, and its size."""
    index = raw.FPDFText_GetCharIndexFromTextIndex(shown, at)
    if index < 0:
        return 0.0, 0.0
    size = raw.FPDFText_GetFontSize(shown, index)
    box = raw.FS_RECTF()
    found = raw.FPDFText_GetLooseCharBox(shown, index, ctypes.byref(box))
    return (box.left, max(size, box.top - box.bottom)) if found else (0.0, 0.0)
