"""Says to which division a post belongs: its body's, that of the place named in it, or the document's."""

from __future__ import annotations

from etl.extract.organisations.linking import Linker
from etl.extract.posts import Post

__all__ = ["PostRegions"]

_NATIONAL = frozenset(
    (
        "总书记",
        "总理",
        "副总理",
        "国务委员",
        "委员长",
        "国家主席",
        "国家副主席",
        "外长",
        "大使",
        "国务院总理",
        "中央军委主席",
    )
)
_LEVELS = frozenset("省市县区州盟旗")


class PostRegions:
    """Regions and bodies of the posts of one document."""

    def __init__(self, text: str, linker: Linker, own: str) -> None:
        self._text = text
        self._linker = linker
        self._own = own

    def of(self, posts: tuple[Post, ...]) -> str:
        """Return the region of the first post that says one, else the document's; ``""`` for national posts alone."""
        national = False
        for post in posts:
            title = self._text[post.title_start : post.end]
            if title in _NATIONAL:
                return ""
            if post.body is not None and post.body.token.kind == "national":
                national = True  # 中央政治局委员、省委书记 is known by the province
                continue
            if post.body is not None:
                return self._linker.link(post.body).region_code or self._own
            place = self._text[post.start : post.title_start]
            region = self._linker.called(place) if place else None
            if region is None and title[-1] == "长" and title[-2:-1] in _LEVELS:
                region = self._linker.at_level(title[-2])
            if region is not None:
                return region.code
        return "" if national else self._own

    def body(self, post: Post) -> str:
        """Return the full name of the post's body, ``""`` where none is named."""
        return self._linker.link(post.body).name if post.body is not None else ""
