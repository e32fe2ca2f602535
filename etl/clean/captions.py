"""Captions of pictures: recognised by what they say, or by the place of a picture before them."""

from __future__ import annotations

import re

__all__ = ["is_caption"]

_LONGEST = 160
_OPENS = re.compile(
    r"[（(【\[]?(?:[▲△▼▽◆■●]\s?)?(?:图[为①-⑩一二三四五\d]{0,2}\s?[:：为]|图为|图[一二三四五六\d]{1,2}\s|[上下左右](?:图|右图|左图)\s?[:：为①-⑩]?|图片\s?[:：]|资料(?:图片?|照片)\s?[:：]?|图\s?[:：])"
)
_SHOWS = re.compile("[图摄照▲△▼▽（(]")
_CLOSES = re.compile(
    r"(?:摄|摄影|供图|摄影报道|/图|资料图片?|资料照片)[）)]?。?$|(?:记者|通讯员)\s?[\u4e00-\u9fff\s、]{2,16}摄"
)
_TRIANGLE = re.compile(r"[▲△▼▽]\s?[\u4e00-\u9fff]")
_POSITIONS = re.compile(r"[（(](?:中|左|右|前|后|中间|[左右前后][一二三四五六排]|前排[左右中][一二三四五六]?)[）)]")


def is_caption(text: str, after_picture: bool) -> bool:
    """Tell whether a line on its own is a caption; ``after_picture``: a picture stood just before it."""
    if len(text) > _LONGEST or not _SHOWS.search(text) or text.startswith(("本报讯", "（本报", "(本报")):
        return False
    if _OPENS.match(text) or _TRIANGLE.match(text):
        return True
    if len(text) > 8 and _CLOSES.search(text) and not text.startswith(("记者", "本报记者", "文")):
        return True
    return len(_POSITIONS.findall(text)) >= (1 if after_picture else 2)
