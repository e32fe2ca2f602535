"""Invented documents and the noises of sites and scanners, to be mixed at will by the property tests."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

__all__ = ["NOISES", "document", "noisy"]

_FRAMES = sorted((Path(__file__).parent / "frames").glob("*.txt"))
_CLAUSES = (
    "县委第{}次召开专题会议研究部署",
    "{}个乡镇压实责任抓好落实",
    "全年新修公路{}.6公里",
    "财政收入增长{}.5%",
    "累计投入资金{}00万元",
    "为{}个村办理“双联”实事",
    "完成造林{}.2万亩（含东河镇）",
    "县长高远{}次到现场督查",
    "6月{}日前完成整改任务",
    "群众满意度比上年提高{}.8个百分点",
)
_HEADINGS = ("一、总体要求", "二、主要做法", "三、存在的问题", "四、下步打算")
_RUN_INS = ("（一）加强组织领导。", "（二）突出工作重点。", "一是抓好宣传发动。", "二是强化督查问责。")
_TITLES = ("全县农村工作会议召开", "云岭县2012年工作总结", "在全县经济工作会议上的讲话", "关于做好防汛工作的通知")


def document(seed: int) -> list[str]:
    """Return the paragraphs of an invented document: a title, headings and prose."""
    chance = random.Random(seed)
    paragraphs = [chance.choice(_TITLES)]
    for heading in _HEADINGS[: chance.randint(0, 4)] or ("",):
        paragraphs += [heading] if heading else []
        for _ in range(chance.randint(1, 3)):
            clauses = [clause.format(chance.randint(2, 98)) for clause in chance.sample(_CLAUSES, chance.randint(2, 5))]
            lead = chance.choice(_RUN_INS) if heading and chance.random() < 0.4 else ""
            paragraphs.append(f"{lead}{'，'.join(clauses)}。")
    return list(dict.fromkeys(paragraphs))


def _wrapped(lines: list[str], chance: random.Random) -> list[str]:
    width = chance.choice((18, 24, 30, 36))
    indented = [lines[0], *(f"　　{line}" for line in lines[1:])]
    return [line[at : at + width] for line in indented for at in range(0, len(line), width)]


def _paged(lines: list[str], chance: random.Random) -> list[str]:
    form = chance.choice(("- {} -", "第{}页 共9页", "— {} —", "{}/9", "·{}·", "\f"))
    size = chance.randint(3, 8)
    pages = [lines[at : at + size] for at in range(0, len(lines), size)]
    return [line for number, page in enumerate(pages, 1) for line in (*page, "", form.format(number), "")]


def _framed(lines: list[str], chance: random.Random) -> list[str]:
    frame = chance.choice(_FRAMES).read_text("utf-8").replace("{title}", lines[0]).replace("{rel}", "某县工作总结")
    return frame.replace("{document}", "\n".join(lines)).split("\n")


def _glossed(lines: list[str], _: random.Random) -> list[str]:
    return [line.replace("县委", "縣(xiàn)委").replace("责任", "責(zé)任").replace("实", "實(shí)") for line in lines]


def _half_width(lines: list[str], _: random.Random) -> list[str]:
    return [line.translate(str.maketrans("，（）：", ",():")) for line in lines]


def _full_width(lines: list[str], _: random.Random) -> list[str]:
    return [line.translate(str.maketrans("0123456789%", "０１２３４５６７８９％")) for line in lines]


def _spaced(lines: list[str], chance: random.Random) -> list[str]:
    blank = chance.choice((" ", "\u3000", "\xa0"))
    return [line.replace("万", f"{blank}万").replace("公里", f"{blank}公里") for line in lines]


def _padded(lines: list[str], chance: random.Random) -> list[str]:
    pad = chance.choice(("    ", "\u3000\u3000", "\xa0\xa0\xa0\xa0", "\t"))
    return [f"{pad}{line}  " for line in lines]


def _invisible(lines: list[str], chance: random.Random) -> list[str]:
    return [line[:3] + chance.choice("\u200b\u200d\ufeff\u00ad") + line[3:] for line in lines]


def _marked(lines: list[str], chance: random.Random) -> list[str]:
    mark = chance.choice(("  云岭文库网", "【云岭文库网】", "　　www.ylwk.example", " ◆云岭在线www.ylzx.example◆"))
    return [line + mark if chance.random() < 0.3 else line for line in lines]


def _jumped(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.randint(1, max(1, len(lines) - 1))
    return [*lines[:at], "（下转第三版）", "", "（上接第一版）", *lines[at:]]


def _pictured(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.randint(1, max(1, len(lines) - 1))
    label = chance.choice(
        ("[图片]", "![](/a.jpg)", "（点击查看大图）", "【新闻图片】", "图为会议现场。本报记者 何静 摄")
    )
    return [*lines[:at], label, *lines[at:]]


def _emphasised(lines: list[str], _: random.Random) -> list[str]:
    return [f"**{line}**" if len(line) < 12 else f"<p>{line}</p>" for line in lines]


def _doubled(lines: list[str], _: random.Random) -> list[str]:
    return [*lines, *lines[1:]]


def _on_one_line(lines: list[str], chance: random.Random) -> list[str]:
    return [chance.choice((" ", "\u3000\u3000", "  ")).join(lines)]


def _apart(lines: list[str], _: random.Random) -> list[str]:
    return [part for line in lines for part in (line, "")]


def _torn(lines: list[str], _: random.Random) -> list[str]:
    """Set each figure of prose on a line of its own, as editors of accounts do."""
    if len(lines) == 1:
        return lines
    return [
        part for line in lines for part in (re.split(r"(\d[\d.]*)", line) if line.endswith("。") else [line]) if part
    ]


def _kept(lines: list[str], chance: random.Random) -> list[str]:
    """Set above the text what a reader's program notes when it keeps a page, and rules around the text."""
    note = chance.choice(("> 剪藏于 2016-05-04 21:10", "保存时间：2016-05-04", "收藏于 2016/5/4"))
    rule = chance.choice(("* * *", "- - -", "***"))
    return [note, "", rule, "", *lines, "", rule]


def _coded(lines: list[str], chance: random.Random) -> list[str]:
    """Set a random code behind every paragraph of text, as sites that share documents do."""
    kinds = "abcdefghkmnpqrstuvwxyz", "ABCDEFGHKLMNPQRSTUVWXYZ", "23456789"
    return [
        line + "".join(chance.choice(kinds[at % 3]) for at in range(10)) if line.endswith("。") else line
        for line in lines
    ]


def _worded(lines: list[str], _: random.Random) -> list[str]:
    """Set the text as a Word file holds it: links as fields, a page's number as one, a drawing's mark."""
    fields = [
        line.replace("会议", '\x13 HYPERLINK "http://a.example/b.html" \\t "_blank" \x14会议\x15', 1)
        if line.endswith("。")
        else line
        for line in lines
    ]
    return ["\x08\x13 TITLE  \\* MERGEFORMAT \x14\x15", *fields]


Noise = Callable[[list[str], random.Random], list[str]]
# in the order in which a page comes by them
NOISES: dict[str, Noise] = {
    noise.__name__.strip("_"): noise
    for noise in (
        _glossed, _full_width, _half_width, _spaced, _invisible, _doubled, _pictured, _padded, _wrapped, _jumped,
        _paged, _coded, _worded, _marked, _emphasised, _apart, _framed, _on_one_line, _torn, _kept,
    )
}  # fmt: skip


def noisy(seed: int, names: Sequence[str]) -> str:
    """Return an invented document with the noises ``names``, one laid over the other."""
    chance = random.Random(seed)
    lines = document(seed)
    for name in names:
        lines = NOISES[name](lines, chance) if lines else lines
    return "\n".join(lines)
