"""Web pages: the complete text of a page, what of it lies outside the main content, and its metadata.

The complete text is the raw text, so nothing on the page is lost unseen. The
reader's choice of the main content is aligned onto it line by line, and the
lines left over become removals with their reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from etl.lexicon.kinds import KIND_AT_END
from etl.records import Edit, Evidence
from etl.sources.adverts import mark_adverts
from etl.sources.controls import OF_ADVERT, find_controls, mark_controls

__all__ = ["READER", "Page", "charset_of", "read_html"]

READER = f"html/1 resiliparse {version('resiliparse')}"

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)|<\?xml[^>]{0,100}?encoding=["']([\w\-]+)""", re.I
)
_META_KINDS = {
    "web_published_on": (
        "publishdate",
        "pubdate",
        "publish_time",
        "article:published_time",
        "publishtime",
        "createdate",
    ),
    "web_source": ("contentsource", "source", "mediaid", "article:source"),
    "web_author": ("author", "article:author"),
    "web_title": ("articletitle", "og:title"),
    "site": ("sitename", "og:site_name"),
    "url": ("og:url", "url"),
}
_META = {name: kind for kind, names in _META_KINDS.items() for name in names}
_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_TITLE_SEPARATOR = re.compile(r"\s*(?:_+|\||\s[-–—]+\s|--|——(?=[^—]{2,14}$)|-(?=[^-]{2,16}$))\s*")
_SITE_WORDS = re.compile(
    r"网$|网站|在线|日报|晚报|政府|门户|频道|新闻|论坛|博客|文库|电视台|委员会|办公室|局$|\.(?:com|cn|gov|net)"
)
_LONGEST_SITE = 14
_COLUMN = re.compile(
    r"(?:[-—](?:[\u4e00-\u9fff]{0,6}(?:公告|动态|要闻|新闻|公开|频道|资讯|信息|简报|公示|文件|时政|法规|专题|正文)))+$"
)
# a paragraph of its own in a cell would put every cell on a line of its own
_PARAGRAPH_IN_CELL = re.compile(
    r"(<t[dh]\b[^<>]{0,300}>)\s*<(p|div)\b[^<>]{0,300}>((?:[^<]|<(?!/?(?:p|div|t[dhr]|table)\b)){0,2000})</\2>\s*(?=</t[dh]>)",
    re.I,
)
# so would a break within a cell, which in a row of three and more only makes it narrow
_ROW = re.compile(r"<tr\b[^<>]{0,300}>(?:[^<]|<(?!/?(?:tr|table)\b)){1,6000}</tr>", re.I)
_CELL = re.compile(r"(<t[dh]\b[^<>]{0,300}>)((?:[^<]|<(?!/?t[dh]\b)){1,800})(?=</t[dh]>)", re.I)
_BREAK_IN_CELL, _BEGINS_CELL = re.compile(r"\s*<br\s*/?>\s*", re.I), re.compile(r"<t[dh]\b", re.I)
_BETWEEN_TAGS, _SAYS_MORE = re.compile(r"<[^<>]*>|\s+"), re.compile(r"[。！？:：|｜©]|\d{3}")
_FEWEST_CELLS, _LONGEST_CELL = 3, 60
# elements whose text the reader leaves out although the page shows it, and what to read them as
_UNREAD = re.compile(r"<(/?)(figure|figcaption|label|hgroup)\b([^<>]{0,300})>", re.I)
# a break that an editor's program set within a paragraph of its own: the sentence goes on without an indent
_BREAK_IN_SENTENCE = re.compile(
    r"(<p\b[^<>]{0,300}>(?:[^<]|<(?!/?(?:p|div|br|t[dhr]|table)\b)){60,4000}[，、；;,])\s*<br\s*/?>(?=[\u4e00-\u9fff]{6})"
    r"(?![一二三四五六七八九十]{1,3}[、是要]|第[一二三四五六七八九十]|其[一二三四五六])",
    re.I,
)
_CAPTION = "caption-of-picture"
_READ_AS = {"figure": "div", "figcaption": "p", "label": "span", "hgroup": "div"}
_SENTENCE = re.compile(r"[，,][^。]{4,}[。！？]")
# what a text has amid its paragraphs, and a page between them hardly: an item of a list, words that lead up to one
_GOES_ON = re.compile(r"[，,][^。]{4,}[。！？；：;:]|[\u4e00-\u9fff”）][。；：]$")


@dataclass(frozen=True, slots=True)
class Page:
    """The complete text of a page, the removals that its reader proposes, and its metadata."""

    text: str
    furniture: tuple[Edit, ...]
    evidence: tuple[Evidence, ...]


def charset_of(data: bytes) -> str:
    """Return the charset that a page declares in its head, or ``""``."""
    match = _CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else ""


def read_html(html: str) -> Page:
    """Read a page; ``text`` is empty where the page has none."""
    tree = HTMLTree.parse(_readable(mark_controls(html)))
    mark_adverts(tree, html, OF_ADVERT)
    shown = find_controls(_text_of(tree, main_content=False))
    evidence = tuple(_page_evidence(tree))
    if not shown.text.strip():
        return Page("", (), evidence)
    main = find_controls(_text_of(tree, main_content=True)).without()
    titles = {_squash(item.value) for item in evidence if item.kind == "web_title"}
    titles.update(_squash(node.text or "") for node in _select(tree, f"h1, .{_CAPTION}"))
    controls = [Edit(a, b, "controls", "removed", why, shown.text[a:b]) for a, b, why in shown.spans]
    return Page(shown.text, (*controls, *_outside(shown.text, shown.without(), main, titles)), evidence)


def _text_of(tree: HTMLTree, main_content: bool) -> str:
    text: str = extract_plain_text(
        tree, preserve_formatting=True, main_content=main_content, list_bullets=False, alt_texts=False, links=False
    )
    return text


def _readable(html: str) -> str:
    """Return the page with elements that its reader would leave out or tear apart put as others."""
    html = _BREAK_IN_SENTENCE.sub(r"\1", _UNREAD.sub(_read_as, html))
    if "<t" not in html and "<T" not in html:
        return html
    return _ROW.sub(_set_row, _PARAGRAPH_IN_CELL.sub(r"\1\3", html))


def _set_row(match: re.Match[str]) -> str:
    """Return a row without the breaks in its cells, where these hold a few words and nothing that speaks or labels."""
    row = match[0]
    if "<br" not in row.lower() or len(_BEGINS_CELL.findall(row)) < _FEWEST_CELLS:
        return row
    return _CELL.sub(_set_cell, row)


def _set_cell(match: re.Match[str]) -> str:
    said = _BETWEEN_TAGS.sub("", match[2])
    if len(said) > _LONGEST_CELL or _SAYS_MORE.search(said):
        return match[0]
    return match[1] + _BREAK_IN_CELL.sub("", match[2])


def _read_as(match: re.Match[str]) -> str:
    name = match[2].lower()
    mark = f' class="{_CAPTION}"' if name == "figcaption" and not match[1] else ""
    return f"<{match[1]}{_READ_AS[name]}{mark}>"


def _select(tree: HTMLTree, selector: str) -> list[Any]:
    return list(tree.document.query_selector_all(selector)) if tree.document else []


def _page_evidence(tree: HTMLTree) -> Iterator[Evidence]:
    """Yield what title and meta elements say, each kind once and the most specific first."""
    found: dict[str, str] = {}
    for node in _select(tree, "meta"):
        name = (node.getattr("name") or node.getattr("property") or "").lower()
        value = re.sub(r"\s+", " ", node.getattr("content") or "").strip()
        kind = _META.get(name, "")
        if kind and value and kind not in found:
            found[kind] = value
    for canonical in _select(tree, 'link[rel="canonical"]')[:1]:
        found.setdefault("url", (canonical.getattr("href") or "").strip())
    title, site = _split_title(re.sub(r"\s+", " ", tree.title or "").strip(), found.get("web_title", ""))
    found["web_title"] = found.get("web_title") or title
    found["site"] = found.get("site") or site
    found["web_published_on"] = _iso_date(found.get("web_published_on", ""))
    yield from (Evidence(kind, found[kind]) for kind in sorted(found) if found[kind])


def _split_title(title: str, article_title: str) -> tuple[str, str]:
    """Split ``文章标题_栏目_某某网`` into the article's title and the site's name."""
    if article_title and title.startswith(article_title):
        rest = _TITLE_SEPARATOR.split(title[len(article_title) :])
        return article_title, rest[-1].strip() if rest else ""
    parts = [part for part in _TITLE_SEPARATOR.split(title) if part]
    is_titled = len(parts) > 1 and bool(KIND_AT_END.search(parts[0])) and len(parts[-1]) <= _LONGEST_SITE
    if is_titled or (len(parts) > 1 and _SITE_WORDS.search(parts[-1])):
        return _COLUMN.sub("", parts[0]), parts[-1]
    if len(parts) > 1 and _SITE_WORDS.search(parts[0]):
        return parts[-1], parts[0]
    return title, ""


def _iso_date(text: str) -> str:
    match = _DATE.search(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else ""


def _squash(line: str) -> str:
    return "".join(line.split())


def _outside(text: str, said: str, main: str, titles: Iterable[str]) -> Iterator[Edit]:
    """Yield the runs of lines of ``text`` that ``main`` leaves out, but for titles and prose amid the main content.

    ``said``: the text with blanks for its controls.
    """
    lines = [(match.start(), match.end(), _squash(match[0])) for match in re.finditer(r"[^\n]+", said)]
    kept = _align([squashed for _, _, squashed in lines], [_squash(line) for line in main.split("\n")])
    if not kept or _misses_the_text([line for _, _, line in lines], kept):
        return
    first, last = min(kept), max(kept)
    start = end = -1
    for number, (line_start, line_end, squashed) in enumerate(lines):
        amid = first < number < last and _GOES_ON.search(squashed)
        if number in kept or squashed in titles or amid or not squashed:
            if start >= 0 and squashed:
                yield _removal(text, start, end)
                start = -1
            continue
        start, end = (line_start if start < 0 else start), line_end
    if start >= 0:
        yield _removal(text, start, end)


def _misses_the_text(lines: list[str], kept: set[int]) -> bool:
    """Tell whether more prose lies outside what the reader chose than in it: a text set as a list, in odd elements."""
    prose = [(number in kept, len(line)) for number, line in enumerate(lines) if _SENTENCE.search(line)]
    return sum(size for is_kept, size in prose if not is_kept) > sum(size for is_kept, size in prose if is_kept)


def _removal(text: str, start: int, end: int) -> Edit:
    return Edit(start, end, "reader", "removed", "lies outside the page's main content", text[start:end])


def _align(lines: list[str], main: list[str]) -> set[int]:
    """Return the numbers of the lines that also stand in ``main``, in its order."""
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        places.setdefault(line, []).append(number)
    kept: set[int] = set()
    at = 0
    for line in main:
        numbers = places.get(line, ()) if line else ()
        position = bisect_left(numbers, at)
        if numbers and position < len(numbers):
            kept.add(numbers[position])
            at = numbers[position] + 1
    return kept
