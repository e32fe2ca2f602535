"""Chinese punctuation: full-width marks where Chinese is written, curly quotation marks that nest.

An ASCII mark becomes full-width where it touches Chinese; decimals, times of
day, thousands, addresses and English phrases keep theirs. Brackets and
quotation marks are converted in pairs, in one pass with a stack.
"""

from __future__ import annotations

import re

from etl.clean.mapped import Mapped, spans_of

__all__ = ["set_punctuation"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_WIDE = "\u3400-\u9fff，。、；：？！（）《》〈〉【】〔〕“”‘’…—％"
_TOUCHES = re.compile(rf"[{_WIDE}]")
_FORMS = str.maketrans(
    "｡｢｣､﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞﹪＂＇「」﹁﹂﹃﹄『』〝〞", "。「」、，、．；：？！（）〔〕%\"'「」「」『』『』“”"
)
_ODD_FORMS = re.compile("[｡｢｣､﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞﹪＂＇﹁﹂﹃﹄〝〞]")
_TO_BE_SET = re.compile('[｡｢｣､﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞﹪＂＇﹁﹂﹃﹄〝〞,;:?!.()「『"•‧・∙･⋅∶]')
_STRAIGHT, _LINES = re.compile('[「『"]'), re.compile("[―─－–]")
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
# patterns open with the mark itself and look back behind it, so that text without it is passed over fast
_ASCII_MARK = re.compile(
    r"[,;:?!](?:(?<![A-Za-z0-9].)(?!//)|(?<=[A-Za-z0-9].)(?:(?<=,)(?![A-Za-z0-9]|[ ][A-Za-z])"
    r"|(?<=[;:])(?![A-Za-z0-9/]|[ ][A-Za-z])|(?<=[?!])(?![A-Za-z0-9=&]|[ ][A-Za-z])))"
)
_FULL_STOP = re.compile(r"\.(?<=[\u4e00-\u9fff”）》%].)(?=$|[ \u3000]*(?:\n|[\u4e00-\u9fff“《（]))", re.M)
_ORDINAL_STOP = re.compile(r"(?:^|\n)[\s\u3000]*[（(]?[一二三四五六七八九十]{1,3}$")
_CLOCK = re.compile(r"：(?<=\d：)(?=[0-5]\d(?!\d))")
_THOUSANDS = re.compile(r"，(?=\d{3}(?:，\d{3})*[万亿元吨亩人户])(?:(?<=(?<!\d)\d，)|(?<=(?<!\d)\d\d，))")
_RATIO = re.compile(r"(?<=\d)∶(?=\d)")
_BRACKET = re.compile(r"[()（）\n]")
_QUOTE = re.compile('[「」『』“”‘’"\n]')
_ELLIPSIS = re.compile(rf"(?<=[{_WIDE}\d])(?:\.{{3,}}|。{{2,}}|·{{3,}})|(?:\.{{3,}}|。{{3,}})(?=[{_WIDE}])")
_DASHES = re.compile(
    rf"(?<=[{_WIDE}\n])(?:--+|[―─－–]{{2,}}|——+)|^(?:--+|[―─－–]{{2,}}|——+)(?=[{_WIDE}\d])|(?<=[{_WIDE}])―(?=[{_WIDE}])",
    re.M,
)
_ANGLES = re.compile(r"(?:<<|〈〈)(?=[^<>\n]{0,60}[\u4e00-\u9fff][^<>\n]{0,60}>>)|(?<=[\u4e00-\u9fff）)”])(?:>>|〉〉)")
_DOTS = re.compile(r"[•‧・∙･⋅](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")
_DOUBLED = re.compile(r"，{2,}|、{2,}|；{2,}|：{2,}")
_PAIRS = ("，，", "、、", "；；", "：：")


def set_punctuation(doc: Mapped) -> None:
    """Set the punctuation of ``doc``."""
    text = doc.text
    if not _HAN.search(text):
        return
    is_plain = not _TO_BE_SET.search(text)
    if not is_plain:
        if _ODD_FORMS.search(text):
            text = text.translate(_FORMS)
        text = _marks(text)
        if "(" in text or ")" in text:
            text = _brackets(text)
    if _lopsided(text) or (not is_plain and _STRAIGHT.search(text)):
        text = _quotes(text)
    if "：" in text:
        text = _CLOCK.sub(":", text)
    if "，" in text:
        text = _THOUSANDS.sub(",", text)
    if not is_plain:
        text = _DOTS.sub("·", text)
        if "∶" in text:
            text = _RATIO.sub(":", text).replace("∶", "：")
    doc.rewrite(text, "punctuation", "mark in the form of Chinese writing", gap=0)
    _lengths(doc)


def _lengths(doc: Mapped) -> None:
    """Set the marks whose length changes: dots, dashes, angles, doubled marks."""
    text = doc.text
    if "..." in text or "。。" in text or "···" in text:
        doc.replace([(a, b, "……") for a, b in spans_of(_ELLIPSIS, text)], "punctuation", "row of dots")
    if "--" in text or _LINES.search(text) or "———" in text:
        dashes = [(a, b, "——") for a, b in spans_of(_DASHES, doc.text) if doc.text[a:b] != "——"]
        doc.replace(dashes, "punctuation", "dash")
    if "<<" in text or "〈〈" in text:
        angles = [(a, b, "《" if doc.text[a] in "<〈" else "》") for a, b in spans_of(_ANGLES, doc.text)]
        doc.replace(angles, "punctuation", "angle brackets for a title")
    if any(pair in doc.text for pair in _PAIRS):
        doubled = [(a, b, doc.text[b - 1]) for a, b in spans_of(_DOUBLED, doc.text)]
        doc.replace(doubled, "punctuation", "doubled mark")


def _marks(text: str) -> str:
    places = [match.start() for match in _ASCII_MARK.finditer(text)]
    changes = {at: _MARKS[text[at]] for at in places if _near_chinese(text, at)}
    for match in _FULL_STOP.finditer(text) if "." in text else ():
        if not _ORDINAL_STOP.search(text[max(0, match.start() - 8) : match.start()]):
            changes[match.start()] = "。"
    if not changes:
        return text
    out = list(text)
    for at, mark in changes.items():
        out[at] = mark
    return "".join(out)


def _near_chinese(text: str, at: int) -> bool:
    """Chinese within a few characters before or behind, on the same line."""
    before = text[max(0, at - 12) : at].rpartition("\n")[2]
    after = text[at + 1 : at + 13].partition("\n")[0]
    return bool(_TOUCHES.search(before) or _TOUCHES.search(after))


def _brackets(text: str) -> str:
    """Make both brackets of a pair full-width where Chinese stands in or around them."""
    out = list(text)
    stack: list[int] = []
    for match in _BRACKET.finditer(text):
        at, char = match.start(), match[0]
        if char == "\n":
            _convert_alone(text, out, stack)
            stack.clear()
        elif char in "(（":
            stack.append(at)
        elif stack:
            _convert_pair(text, out, stack.pop(), at)
        else:
            _convert_alone(text, out, [at])
    _convert_alone(text, out, stack)
    return "".join(out)


def _convert_pair(text: str, out: list[str], opening: int, closing: int) -> None:
    around = text[max(0, opening - 1) : opening + 2] + text[closing - 1 : closing + 2]
    inner = text[opening + 1 : min(closing, opening + 40)]
    if "（" in text[opening] or "）" in text[closing] or _TOUCHES.search(around) or _HAN.search(inner):
        out[opening], out[closing] = "（", "）"


def _convert_alone(text: str, out: list[str], places: list[int]) -> None:
    for at in places:
        if text[at] in "()" and _TOUCHES.search(text[max(0, at - 1) : at + 2]):
            out[at] = "（" if text[at] == "(" else "）"


def _lopsided(text: str) -> bool:
    return text.count("“") != text.count("”")


def _quotes(text: str) -> str:
    """Turn corner brackets and straight quotes into curly ones by how deep they nest in their paragraph."""
    out = list(text)
    begin = 0
    places: list[int] = []
    for match in _QUOTE.finditer(text):
        if match[0] == "\n":
            _set_quotes(text, out, places, begin)
            places, begin = [], match.end()
        else:
            places.append(match.start())
    _set_quotes(text, out, places, begin)
    return "".join(out)


def _set_quotes(text: str, out: list[str], places: list[int], begin: int) -> None:
    chars = {text[at] for at in places}
    if chars in ({"“"}, {"”"}) and len(places) % 2 == 0:
        # a writer who typed one and the same curly mark for both
        for number, at in enumerate(places):
            out[at] = "“" if number % 2 == 0 else "”"
        return
    if not chars & set('「」『』"'):
        return
    straight_pairs = sum(text[at] == '"' for at in places) % 2 == 0
    depth, opened = 0, False
    for at in places:
        char = text[at]
        if char == '"':
            if not straight_pairs or not _near_chinese(text, at):
                continue
            opens = not (depth and opened)
        else:
            opens = char in "「『“‘"
        if opens:
            depth += 1
        opened, level = opens, depth
        if not opens:
            depth = max(0, depth - 1)
        if char in '「『」』"':
            out[at] = ("“" if opens else "”") if level <= 1 or level % 2 else ("‘" if opens else "’")
