"""Light markup that a page was saved with: embedded data, HTML comments, emphasis, links, images, empty table pipes.

A link keeps its text; a line that is nothing but a link to the original page
goes, and its address becomes evidence. Rows of a Markdown table lose their
pipes and become rows of cells.
"""

from __future__ import annotations

import html
import re
import string

from etl.clean.mapped import BREAK, Mapped, spans_of

__all__ = ["strip_markup"]

# pictures and scripts that a page carried in its text; no word and no number is as long
_SHORTEST_DATA = 200
_EMBEDDED = re.compile(
    rf"(?:data:[a-z]{{1,20}}/[\w.+-]{{1,40}};base64,)?[A-Za-z0-9][A-Za-z0-9+/=_%-]{{{_SHORTEST_DATA - 1},}}"
)
_OF_DATA = frozenset(string.ascii_letters + string.digits + "+/=_%-")
_COMMENT = re.compile(r"<!--[^<]{0,400}-->")
# opens with the bracket, not with the line, so that text without brackets is passed over fast
_ORIGINAL = re.compile(
    r"(?m)\[[^\[\]\n]{0,12}(?:原文|原文链接|原網頁|原网页|全文链接|来源链接)[^\[\]\n]{0,8}\]"
    r"\((?P<url>[^()\s]{1,400})\)[ \t]*$"
)
_UPDATED = re.compile(r"(?m)^[ \t]*(?:---+[ \t]*\n\s*)?更新[时時][间間][:：][ \t]*\d{4}-\d\d-\d\dT[\d:.]+Z?[ \t]*$")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\](?:\([^()\n]{0,400}\)|\(?)|!\[\(\)?")
_PAGE_CODE = re.compile(
    r"#p#[^#\n]{0,40}#e#|_(?:baidu|ueditor|kindeditor)_page_break_tag_"
    r"|\[/?(?:next[-_ ]?)?page(?:[-_ ]?break)?(?:=[^\[\]\n]{0,40})?\]"
    r"|\[!?-{1,2}(?:[a-z]{1,20}\.)?(?:next[-_ ]?)?page-{1,2}\]|\{#?page[-_ ]?break#?\}|\{(?:next)?page\}",
    re.I,
)
_LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,200})\]\((?:https?:|/|\.|#|javascript:|mailto:)[^()\s]{0,400}\)")
_STRONG = re.compile(r"\*\*+|__(?:(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]__))")
_RULE = re.compile(r"(?m)^[ \t]*(?:[-*_=~][ \t]*){3,200}$")
_ORNAMENT = re.compile(r"(?m)^[ \t\u3000]*[━─—═＝=＿_﹏～~＊*●■◆☆★※]{4,200}[ \t\u3000]*$")
_ORNAMENTS = "[◆◇●○■□▲△▼▽★☆※♦❖✦✿❀◎⊙]"
_HAS_ORNAMENT = re.compile(_ORNAMENTS)
_SIGNS_ONLY = re.compile(rf"(?m)^[ \t\u3000]*(?:{_ORNAMENTS}[ \t\u3000]*){{1,40}}$")
_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+")
_BULLET = re.compile(r"(?m)^[ \t]*[-*+][ \t]+(?=[^\s\d*+—-])")
_QUOTE = re.compile(r"(?m)^>[ \t]?")
_EMPTY = re.compile(r"(?m)(?<=[。！？”）])(?:\\\*){2,}[ \t]*$")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|~>\n]|$)")
_TAG = re.compile(
    r"</?(?:p|br|b|strong|em|i|u|span|font|div|a|center|img|sup|sub|td|tr|table|tbody)(?:\s[^<>\n]{0,300})?/?>", re.I
)
_ENTITY = re.compile(
    r"&(?:nbsp|ensp|emsp|amp|lt|gt|quot|ldquo|rdquo|lsquo|rsquo|middot|mdash|hellip|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
)
_SIGNS = (
    ("更新", _UPDATED, "time stamp of the page's copy"),
    ("**", _STRONG, "emphasis"),
    ("__", _STRONG, "emphasis"),
    ("---", _RULE, "rule"),
    ("***", _RULE, "rule"),
    ("* ", _RULE, "rule"),
    ("- ", _RULE, "rule"),
    ("_ ", _RULE, "rule"),
    ("===", _RULE, "rule"),
    ("━━━━", _ORNAMENT, "rule"),
    ("────", _ORNAMENT, "rule"),
    ("————", _ORNAMENT, "rule"),
    ("════", _ORNAMENT, "rule"),
    ("____", _ORNAMENT, "rule"),
    ("＿＿＿＿", _ORNAMENT, "rule"),
    ("※※※※", _ORNAMENT, "rule"),
    ("★★★★", _ORNAMENT, "rule"),
    ("# ", _HEADING, "heading sign"),
    ("- ", _BULLET, "list sign"),
    ("* ", _BULLET, "list sign"),
    (">", _QUOTE, "quotation sign"),
    ("\\*\\*", _EMPTY, "emphasis"),
    ("\\", _ESCAPE, "escape sign"),
)
_PIPE_RULE = re.compile(r"(?m)^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$")
_PIPES_ONLY = re.compile(r"(?m)^[ \t|｜]*[|｜][ \t|｜]*$")
_EDGE_PIPES = re.compile(r"(?m)^[ \t]*\|[ \t|]*|[ \t]*\|[ \t|]*$")
_CELL_PIPE = re.compile(r"[ \t]*\|[ \t]*")
_TABLE_LINE = re.compile(r"(?m)^[ \t]*\|[^\n]*\|[ \t]*$")


def strip_markup(doc: Mapped) -> None:
    """Take the markup out of ``doc``; each kind is looked for only where its sign occurs."""
    if not _OF_DATA.isdisjoint(doc.text[::_SHORTEST_DATA]):  # a run as long as that holds one of these characters
        doc.remove(spans_of(_EMBEDDED, doc.text), "markup", "embedded data")
    if "<" in doc.text:
        doc.remove(spans_of(_COMMENT, doc.text), "markup", "HTML comment")
        doc.replace([(*match.span(), _tag(match[0])) for match in _TAG.finditer(doc.text)], "markup", "HTML tag")
    if "&" in doc.text:
        doc.replace([(*m.span(), html.unescape(m[0])) for m in _ENTITY.finditer(doc.text)], "markup", "HTML entity")
    if any(word in doc.text for word in ("page", "Page", "PAGE", "#p#")):
        codes = [(start, end, _left_on_line(doc.text, start, end)) for start, end in spans_of(_PAGE_CODE, doc.text)]
        doc.replace(codes, "markup", "break of a page")
    if "](" in doc.text or "![" in doc.text:
        _strip_links(doc)
    for sign, pattern, reason in _SIGNS:
        if sign in doc.text:
            doc.remove(spans_of(pattern, doc.text), "markup", reason)
    if _HAS_ORNAMENT.search(doc.text):
        doc.remove(spans_of(_SIGNS_ONLY, doc.text), "markup", "row of ornaments")
    if "|" in doc.text or "｜" in doc.text:
        _strip_pipes(doc)


def _tag(tag: str) -> str:
    return "\n" if re.match(r"</?(?:p|br|div|tr|table|center)\b", tag, re.I) else ""


def _strip_links(doc: Mapped) -> None:
    originals = []
    for match in _ORIGINAL.finditer(doc.text):
        line = doc.text.rfind("\n", 0, match.start()) + 1
        if not doc.text[line : match.start()].strip(" \t"):
            doc.note("url", match["url"], *match.span("url"))
            originals.append((line, match.end()))
    doc.remove(originals, "markup", "link to the original page")
    if "![" in doc.text:
        pictures = [(start, end, _left_on_line(doc.text, start, end)) for start, end in spans_of(_IMAGE, doc.text)]
        doc.replace(pictures, "markup", "picture")
    sides = []
    for match in _LINK.finditer(doc.text):
        sides += [(match.start(), match.start("text")), (match.end("text"), match.end())]
    doc.remove(sides, "markup", "link")


def _left_on_line(text: str, start: int, end: int) -> str:
    """Return what a picture or code leaves: a break where it had a line to itself."""
    before, after = text[text.rfind("\n", 0, start) + 1 : start], text[end : end + 80].partition("\n")[0]
    return "" if before.strip() or after.strip(" |\t") else BREAK


def _strip_pipes(doc: Mapped) -> None:
    """Rows of a table become cells two spaces apart; pipes that hold nothing go."""
    doc.remove(spans_of(_PIPE_RULE, doc.text), "markup", "table rule")
    doc.remove(spans_of(_PIPES_ONLY, doc.text), "markup", "empty table row")
    rows = spans_of(_TABLE_LINE, doc.text)
    cells = []
    for start, end in rows:
        inner_start = start + len(doc.text[start:end]) - len(doc.text[start:end].lstrip(" \t|"))
        inner_end = end - (len(doc.text[start:end]) - len(doc.text[start:end].rstrip(" \t|")))
        cells += [
            (m.start(), m.end(), "  ") for m in _CELL_PIPE.finditer(doc.text, inner_start, max(inner_start, inner_end))
        ]
    doc.replace(cells, "markup", "border of a table cell")
    doc.remove(spans_of(_EDGE_PIPES, doc.text), "markup", "border of a table row")
