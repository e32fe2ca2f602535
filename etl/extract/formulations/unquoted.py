"""Coinages that stand without quotation marks and say by their build that they are some.

Programmes (``农民素质提升工程``, ``工业倍增计划``), systems of wardens (``路长制``), spirits
(``右玉精神``), models (``公司+基地+农户``) and numeric formulas (``一心两翼三带``). A verb
must govern each of them, and a word that shows what it is must end or follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.formulations.shapes import Found, is_numeric
from etl.extract.vocabulary import is_word
from etl.lexicon.gazetteer import names
from etl.openers import Opener

__all__ = ["find_unquoted"]

_LED = (
    r"(?:实施|推进|启动|开展|推行|抓好|落实|深化|组织|参与|参加|推动|坚持)"
    r"(?:了|好|实(?!施))?(?:全[国省市县区](?!域))?"
)
_PROGRAMME = Opener(
    _LED + r"(?P<name>[\u4e00-\u9fff]{2,12}?"
    r"(?:素质|提升|达标|培育|培养|引领|领航|倍增|振兴|惠民|富民|利民|暖心|安心|民心|连心|强基|固本|筑基|"
    r"强心|先锋|创优|育人|关爱|孵化|提质|增效|扩面|人才|扶贫|脱贫|帮扶|致富|增收|创业|成长|壮大|转型升级|强镇|强县|强村|兴村|富村|健康|平安|诚信|普法|名师|名医|传承|头雁)工程)"
    r"(?![建师项量质款])"
)
_PLAN = Opener(
    _LED + r"(?P<name>[\u4e00-\u9fff]{2,12}?"
    r"(?:倍增|培育|培养|成长|提升|振兴|行动|资助|扶持|引进|攻坚|创新|壮大|引育|梯度培育)计划)(?![生经内外任单的])"
)
_WARDEN = Opener(r"[河湖林田路街巷山楼栋链井塘渠警片段桥园湿泉沟滩坝灌草]{1,2}长制(?![造作定约])")
_GOVERNS_WARDEN = re.compile(r"(?:推行|实行|实施|落实|建立|推进|深化|完善|健全)(?:了|好|实|以)?$")
_SPIRIT = Opener(
    r"(?:弘扬|发扬|传承|践行|赓续|秉承|学习)(?:了|好|新时代|伟大)?(?P<name>(?P<of>[\u4e00-\u9fff]{2,4})精神)(?!文明|状态|面貌)"
)
_LANDMARK = re.compile(r"[\u4e00-\u9fff](?:山|河|渠|村|坝|沟|湾|岭|江|湖|塬|滩)$")
_MODEL = re.compile(
    r"(?:推广|推行|采取|采用|实行|探索|形成|建立|构建|以|按照|通过|创新|打造|运用|走|了|出|[，。；：“的])"
    r"(?P<name>[\u4e00-\u9fff]{2,8}(?:[+＋](?:(?!的|模式|方式|机制|形式|带动)[\u4e00-\u9fff]){1,10}){1,4})"
    r"(?=(?:”|的)?[\u4e00-\u9fff]{0,8}?(?:模式|机制|方式|形式|路子|办法|联合体|经营|运营|发展|带动))"
)
_HOW_RUN = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:产业化|一体化|生产|经营|发展|运营|合作|工作|管理|服务|组合|融合|联动|运作|利益联结|[购销]售)+\Z"
)
_GROUPS = Opener(
    r"(?P<name>(?:[一二三四五六七八九两][\u4e00-\u9fff]{1,3}?){2,4})"
    r"(?=的?(?:[\u4e00-\u9fff]{0,2}责任制|工作[法机制]|机制|制度|要求|标准|格局|总体布局|空间布局|发展布局|布局|模式|工作法|管理法|管理办法|发展思路|思路))"
)
_GOVERNS_GROUPS = re.compile(
    r"(?:推行|落实|实行|严格|坚持|按照|构建|形成|打造|做到|执行|围绕|推进|实施|建立|健全|优化|的)(?:了|好|实|起|以)?(?:全[县市区])?$"
)
_TWIN = re.compile(r"一.一.|(.).+\1(?!.*[二三四五六七八九两])")


def find_unquoted(text: str) -> Iterator[Found]:
    """Yield the coinages that no quotation marks enclose."""
    for pattern, kind, method in ((_PROGRAMME, "campaign", "programme"), (_PLAN, "plan", "plan")):
        for match in pattern.finditer(text):
            yield Found(*match.span("name"), kind, f"unquoted_{method}", 0.65)
    for match in _WARDEN.finditer(text):
        if _GOVERNS_WARDEN.search(text, max(0, match.start() - 4), match.start()):
            yield Found(*match.span(), "campaign", "unquoted_warden", 0.8)
    for match in _SPIRIT.finditer(text):
        if match["of"] in names() or _LANDMARK.search(match["of"]):
            yield Found(*match.span("name"), "slogan", "unquoted_spirit", 0.7)
    for match in _MODEL.finditer(text) if "+" in text or "＋" in text else ():
        end = _HOW_RUN.search(text, match.start("name"), match.end("name"))
        yield Found(match.start("name"), end.start() if end else match.end("name"), "slogan", "unquoted_model", 0.7)
    for match in _GROUPS.finditer(text):
        name = match["name"]
        governed = _GOVERNS_GROUPS.search(text, max(0, match.start() - 6), match.start())
        if governed and is_numeric(name) and not (is_word(name) or _TWIN.fullmatch(name)):
            yield Found(*match.span("name"), "numeric", "unquoted_numeric", 0.65)
