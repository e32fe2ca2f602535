"""Advertisements of a page: elements that their names or their links call so, set between signs before it is read.

Builders of sites call the places of advertisements by name (``id="hzh_ad"``, ``class="ad-box"``, ``guanggao``), and
their links lead to a server that counts clicks. What such an element shows is set apart where it is short, says no
sentence and no title of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resiliparse.parse.html import ElementNode, HTMLTree

__all__ = ["mark_adverts"]

_WORD = (
    r"(?:ads?|adv|advert\w{0,10}|adsense|adsbygoogle|adspace|guang_?gao|huazhonghua|hzh|duilian|sponsor\w{0,6}"
    r"|ad(?:s|v)?[_-]?(?:box|area|top|left|right|banner|content|text|pic|img|list|wrap|unit|slot|frame|link|con|div|pos)s?)"
)
_NAMED = re.compile(rf"(?<![A-Za-z]){_WORD}(?![A-Za-z])|(?<![A-Za-z])[a-z]+Ads?(?![a-z])")
_LEADS = re.compile(
    r"^(?:https?:)?//(?:ads?\d?|adv|click|cpro|union|g\.doubleclick|googleads|pos)\.|/(?:ads?|adv|adclick|guanggao)[/.?]",
    re.I,
)
_MAY_HOLD = re.compile(
    r"""(?:id|class)\s*=\s*["']?[^"'<>]{0,80}?(?:\bad|_ad|-ad|Ad|guang_?gao|huazhonghua|hzh|duilian|sponsor)"""
    r"""|href\s*=\s*["']?[^"'<>\s]{0,200}?/(?:ad|click|cpro|union|g\.double|google|pos|guanggao)""",
)
_BLOCKS = frozenset({"body", "html", "main", "article"})
_SENTENCE = re.compile(r"[，,][^。]{4,}[。！？]|[。！？][”’]?\s*$")
_LONGEST = 200


def mark_adverts(tree: HTMLTree, html: str, signs: tuple[str, str]) -> None:
    """Set ``signs`` around what the advertisements of the page ``tree`` show; ``html``: its source."""
    body = tree.body
    if body is None or not _MAY_HOLD.search(html):
        return
    marked: list[ElementNode] = []
    for node in [*_named(body), *_leading(body)]:
        said = (node.text or "").strip()
        if not said or len(said) > _LONGEST or _SENTENCE.search(said) or said in (tree.title or ""):
            continue
        if any(outer.contains(node) for outer in marked):
            continue
        opened, closed = (tree.create_text_node(sign) for sign in signs)
        if opened is not None and closed is not None:
            node.insert_before(opened, node.first_child)
            node.append_child(closed)
            marked.append(node)


def _named(body: ElementNode) -> Iterator[ElementNode]:
    """Yield the elements whose name says that they hold an advertisement."""
    for node in body.query_selector_all("[id], [class]"):
        name = f"{node.getattr('id') or ''} {node.getattr('class') or ''}"
        if node.tag not in _BLOCKS and _NAMED.search(name):
            yield node


def _leading(body: ElementNode) -> Iterator[ElementNode]:
    """Yield the links that lead to a server of advertisements and have a line or cell to themselves."""
    for node in body.query_selector_all("a[href]"):
        if not _LEADS.search(node.getattr("href") or "") or node.parent is None:
            continue
        if (node.parent.text or "").strip() == (node.text or "").strip():
            yield node
