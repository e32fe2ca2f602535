"""Development zones, parks, scenic areas, farms: a name of their own or that of a place before what they are."""

from __future__ import annotations

import re

from etl.extract.places.context import Found
from etl.extract.places.words import Words, is_han

__all__ = ["zones"]

_KIND = re.compile(
    "(?:(?:经济|技术|高新|高新技术|产业|工业|农业|现代|生态|文化|旅游|休闲|观光|循环|科技|创新|创业|物流|综合|出口|加工|商贸|新型|国际|"
    "临港|临空|空港|石化|化工|纺织|食品|医药|电子|信息|新材料|新能源|装备|制造|边境|跨境|台商|投资|风景|名胜|水利|自然|国家|国家级|省级|红色|健康|养生)*)"
    "(?P<base>开发区|高新区|经开区|工业园区|工业园|产业园区|产业园|科技园|软件园|物流园|创业园|工业集中区|保税区|加工区|度假区|旅游区|"
    "风景名胜区|风景区|景区|自贸区|自由贸易试验区|自由贸易港|自贸港|自然保护区|森林公园|湿地公园|地质公园|国家公园|文化园|"
    "示范区|试验区|管理区|集聚区|合作区|新区|新城|港区|林场|农场|水库|灌区|园区|片区|商务区)"
)
_LOOSE = frozenset(("示范区", "试验区", "管理区", "集聚区", "合作区", "新区", "新城", "港区", "林场", "农场", "水库", "灌区", "园区", "片区", "商务区", "文化园", "景区"))
_BARE = frozenset(("开发区", "高新区", "经开区", "工业园区", "工业园", "产业园区", "度假区", "旅游区", "管理区", "工业集中区", "风景区", "保税区"))
_ACTS = re.compile("管委会|管理委员会|党工委|工委|管理处|管理局")
_BESIDE = re.compile("(?:[0-9一二三四五六七八九十两]+个)?(?:乡镇|街道|镇|乡|开发区|园区|林场)、$")
_LISTED = re.compile("[、，。；]|和|及|等|开展|召开|负责|承担|作了")
_COLLECTIVE = re.compile("(?:各|全|所有)[^，。；：]{0,24}$")
_CUT = re.compile("[^一-龥]|[在到赴对从由向往把给经与和及或将于至抓帮访驻进了等跨沿的以并同让据使被请随是为]")
_GENERIC = frozenset(
    "建设 推进 加快 打造 培育 发展 规划 完善 提升 新建 扩建 改建 省级 国家级 市级 县级 区级 现代 特色 重点 各类 一批 国家 工业 农业 产业 循环 "
    "生态 绿色 科技 创业 物流 旅游 文化 经济 技术 高新 全市 全县 全区 我市 我县 我区 全省 本市 本县 全国 我国 各 每个 部分 一个 两个 三个 多个 "
    "主导 大型 中型 小型 省 市 县 区 乡 镇 村 创建 争创 建成 建立 设立 启动 支持 推动 抓好 抓 主要 示范 核心 先行 综合 精品 乡镇 村级 城市 城镇 "
    "农村 国有 集体 民营 标准化 规模化 现代化 等级 级 国际 著名 知名 旅游业 病险 加固 除险 大中型 中小型 优质 高效 万亩 千亩 百亩 整个 该 此 "
    "本 所在 其他 周边 沿线 中心 老 新 大 小 东 西 南 北 中 环境 投资 招商 引资 入驻 落户 园区 企业 项目 我 全 个 家 处 座 批 片 条".split()
)
ROOM = 8


def zones(text: str, found: list[Found], words: Words) -> list[Found]:
    """Return the zones and parks that bear a name, or stand for the one meant."""
    ends = {place.end: place for place in found}
    matches = [(match, _name_start(text, match, words, ends)) for match in _KIND.finditer(text)]
    heads = {text[start : match.end()] for match, start in matches if start is not None}
    result = []
    for match, start in matches:
        if start is not None:
            result.append(Found(start, match.end(), "zone", 0.85))
        elif _stands_for_one(text, match):
            result.append(Found(match.start(), match.end(), "zone", 0.6))
        else:
            result += _named_before(text, match, heads)
    return result


def _named_before(text: str, match: re.Match[str], heads: set[str]) -> list[Found]:
    """Return the zone where the same name was found for sure in another place of the text."""
    for length in range(min(ROOM, match.start()), 0, -1):
        if text[match.start() - length : match.end()] in heads:
            return [Found(match.start() - length, match.end(), "zone", 0.7)]
    return []


def _name_start(text: str, match: re.Match[str], words: Words, ends: dict[int, Found]) -> int | None:
    """Return where the name of the zone begins, ``None`` where it has none."""
    start = match.start()
    place = ends.get(start)
    if place is not None:
        return place.start
    begin = start
    while begin > 0 and start - begin < ROOM and not _CUT.match(text[begin - 1]) and begin not in ends:
        begin -= 1
    if begin == start or (start - begin >= ROOM and begin not in ends):
        return None
    begin = _without_generic(text, begin, start, words)
    name = text[begin:start]
    if not 2 <= len(name) <= 6 or not all(is_han(char) for char in name):
        return None
    if begin in ends or not _is_loose(match):
        return begin
    return begin if _ACTS.match(text, match.end()) else None


def _is_loose(match: re.Match[str]) -> bool:
    return match.group("base") in _LOOSE


def _without_generic(text: str, begin: int, end: int, words: Words) -> int:
    """Return where the name begins behind the words that say only what is done or of which kind the zone is."""
    at = begin
    pieces = words.inside(begin, end)
    for piece in pieces:
        at += len(piece)
        if piece in _GENERIC or (len(piece) > 1 and piece[-1] in "级型"):
            begin = at
    return begin


def _stands_for_one(text: str, match: re.Match[str]) -> bool:
    """Tell whether a zone without a name stands for the one meant: it acts, or is listed beside towns."""
    if match.group() not in _BARE and match.group("base") not in _BARE:
        return False
    before = text[max(0, match.start() - 30) : match.start()]
    if before and is_han(before[-1]):
        return False
    if _COLLECTIVE.search(before):
        return False
    if _ACTS.match(text, match.end()):
        return True
    return bool(_BESIDE.search(before) and _LISTED.match(text, match.end()))
