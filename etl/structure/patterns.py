"""What the lines around a document's body look like: dates, issue and document numbers, issuers, bylines.

The patterns are anchored pieces for one line or one word of a line; layout.py
sorts lines by them and header.py reads the facts out of the same lines.
"""

from __future__ import annotations

import re

__all__ = [
    "ADDRESSEE_END",
    "ATTACHMENT_PAGE",
    "BYLINE_LABEL",
    "DATE",
    "DATELINE",
    "DOC_NUMBER",
    "DOC_NUMBER_TOKEN",
    "EDITED_BY",
    "ISSUE",
    "MASTHEAD",
    "ORG_END",
    "POST_END",
    "SECRECY",
    "SIGNER",
    "is_issuer",
    "is_note",
    "is_salutation",
]

_CN_YEAR = "[一二三四五六七八九零〇○Ｏ0OoＯ]{4}"
_CN_DAY = "[一二三四五六七八九十]{1,3}"

DATE = re.compile(
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?"
    rf"|{_CN_YEAR}年{_CN_DAY}月(?:{_CN_DAY}日)?"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}"
)
"""A full date (or year and month) as printed in heads, below titles and in signature blocks."""

_NUMERAL = r"[\d一二三四五六七八九十百零〇○]+"
ISSUE = re.compile(
    rf"[（(〔【\[]?(?:(?:(?:19|20)\d\d|{_CN_YEAR})\s?年?[）)〕】\]]?\s?)?[（(【]?"
    rf"(?:总\s?)?第\s?(?P<no>{_NUMERAL})\s?(?:期|辑)(?:增刊)?[）)】]?"
    rf"(?:[，、/]?\s?[（(【]?(?:总|累计)\s?(?:第)?\s?{_NUMERAL}\s?期[）)】]?)?"
    r"|[（(【]?增刊(?:第?[\d一二三四五六七八九十]+期?)?[）)】]?"
)
"""The issue of a bulletin: 第81期, （2011）第5期, 第12期（总第340期）."""

DOC_NUMBER = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{1,16}[〔\[（(［【](?:(?:19|20)?\d\d|[X×xＸ]{2,4}|[一二三四五六七八九〇○零]{4})[〕\]）)］】]"
    r"\s?第?\s?(?:\d{1,4}|[X×xＸ]{1,3})\s?号"
)
DOC_NUMBER_TOKEN = re.compile(rf"(?:文号[：:])?{DOC_NUMBER.pattern}(?:文件)?")
"""A document number (冷发〔2011〕3号) as a whole word of a line."""

MASTHEAD = re.compile(
    r"[^，。；：！？]{0,26}?(?:简报|简讯|快报|专报|要报|要情|要讯|快讯|动态|信息|通讯|内参|参阅(?:件|资料)?|摘报|交流|反映|参考|"
    r"专刊|特刊|周报|月报|旬报|日报|工作通报|情况通报|督查通报|会刊|文件)(?:[（(][^（）()]{1,20}[）)])?"
)
"""The printed name of a bulletin or the red head of a document (…文件)."""

SECRECY = re.compile(
    r"(?:绝密|机密|秘密|内部(?:资料|文件|参考|刊物)?|特急|特提|加急|平急|急件|明传电报|传真电报|注意保存|请勿(?:外传|公开)|"
    r"签发人|[★☆]|\d{1,2}年|长期|等级|第?\d{1,6}份?|No\.?\d+|№\s?\d+|[-—_·*=★☆])+"
)
SIGNER = re.compile(r"签发(?:人)?[：:]\s?(?P<name>.+)")
EDITED_BY = re.compile(r"(?:主\s?办|编\s?印|编\s?发|编\s?辑|主\s?编|承\s?办|编|印|办)(?:单位)?$")

ORG_END = re.compile(
    r"(?:人民政府|政府|委员会|常委会|领导小组|工作组|指导组|督导组|巡[察视]组|小组|调研组|课题组|考察组|编写组|评论员|指挥部|(?<![干全内外])部|委|办|厅|(?<![新格布大全破开结])局|署|"
    r"(?<![之好用长短益])处|(?<![百文本])科|(?<!庭)院|法庭|(?<![之])所|站|中心|总队|支队|大队|党组|党工委|党委|党总支|支部|总支|工委|管委会|"
    r"工会|妇联|团委|文联|科协|残联|工商联|侨联|社科联|(?:联合|协|学|研究|理事|商|基金|组委|监委|居委|村委)会|公司|集团|银行|学校|党校|干校|大学|"
    r"中学|小学|幼儿园|报社|电视台|电台|(?:出版|通讯|合作|供销|旅行|分)社|联席会议|专班|街道|[镇乡]|社区|(?:办公|研究|政研|督查|编研|编辑|秘书|机要)室|"
    r"代表团|人大|政协)"
    r"(?:[（(][^（）()]{1,14}[）)])?$"
)
"""How the name of an issuing body ends."""

_NOT_IN_ISSUER = re.compile(
    r"[，。；：！？“”《》]|关于|召开|举行|开展|进行|大会|会议|座谈会|精神|工作会$|推进会|现场会|动员会|交流会|部署会|强化|推进|加强|深入"
)

_CAMPAIGN = re.compile(r"“[^“”]{1,14}”(?=[\u4e00-\u9fff]{0,12}(?:小组|办公室|指挥部|组委会|委员会|办|专班)$)")


def is_issuer(text: str) -> bool:
    """Return whether a short line or word reads as the name of an issuing body."""
    if not 3 <= len(text) <= 40 or not ORG_END.search(text):
        return False
    # an office of a campaign bears the campaign's quoted name
    plain = _CAMPAIGN.sub("", text) if "“" in text else text
    return not _NOT_IN_ISSUER.search(plain)


_ROLE_WORDS = (
    r"(?:本报|本台|本刊|本网|特约|见习|实习|首席|驻站|新华社|人民日报|全媒体|融媒体)?"
    r"(?:记者|通讯员|特派员|撰稿人?|撰文|作者|供稿|通讯|摄影|图文|文|报道|报告人|汇报人|演讲人|主讲人|讲话人|发言人|述职人|整理)"
)
BYLINE_LABEL = re.compile(
    rf"[（(]?{_ROLE_WORDS}(?:[/／]{_ROLE_WORDS})?(?:[：:/／\s]|(?=[\u4e00-\u9fff·]{{2,4}}[）)]?$))"
)

POST_END = re.compile(
    r"(?:书记|委员|常委|部长|主席|主任|会长|局长|厅长|处长|科长|所长|院长|校长|园长|县长|区长|市长|省长|州长|旗长|盟长|镇长|乡长|村长|"
    r"秘书长|司长|署长|行长|社长|总编辑?|总经理|经理|董事长|检察长|庭长|队长|支队长|政委|司令员?|参谋长|组长|站长|台长|主编|教授|"
    r"研究员|代表|总理|副总理|主席团成员|党组成员|巡视员|调研员|秘书|顾问|总工程师|总会计师|督学|专员|股长|支书|理事长|监事长|关长|馆长)$"
)

_GREETED = re.compile(
    r"(?:们|(?:各位|诸位)[\u4e00-\u9fff]{2,6}|(?:主任|主席|书记|市长|县长|区长|局长|主持人|组长|总理|院长|校长|部长)"
    r"|(?:尊敬|敬爱|亲爱)的[\u4e00-\u9fff]{2,14})$"
)

ADDRESSEE_END = re.compile(
    r"(?:人民政府|政府|委|办|厅|局|院|处|部|所|站|中心|公司|单位|部门|机构|组织|企业|学校|大学|医院|党委|党组|党总支|支部|工委|管委会|委员会|"
    r"办事处|办公室|街道|乡镇|镇|乡|村|社区|开发区|园区|总队|支队|会|团体|机关|法院|检察院|小组|组|成员|科室|科|股|室|队|站所|社|"
    r"大厅|银行|协会|书记|负责人|你[局委办县市区厅镇乡]|居民|市民|村民|职工|家长|村居|等)(?:[（(].{1,24}[）)])?[：:]$"
)

DATELINE = re.compile(
    r"[（(【\[]?(?:本报|本网|本台|本刊|新华社|中新社|中新网|人民网|新华网|新华报业|[\u4e00-\u9fff]{2,8}(?:网|报|台|日报|晚报|在线|融媒|发布))?"
    r"(?:[\u4e00-\u9fff]{0,8}?\s?\d{1,2}月\d{1,2}日)?(?:讯|消息|电)[）)】\]]?(?=[\s（(：:，,]|[\u4e00-\u9fff\d])"
)
"""How a newspaper report opens: 本报讯（记者 …）, 新华社北京3月5日电."""

_NOTE = re.compile(
    r"[（(]?(?:附件|附表|附)[：:]|(?:抄\s?送|抄\s?报|主\s?送|分\s?送|报\s?送|报|送|发|抄|呈)(?:机关|单位)?[：:]"
    r"|[（(【]?(?:责任编辑|本期编辑|责编|编辑|编审|审核|审签|初审|终审|复审|校对|编校|主编|签审|编印|录入|打字|联系人|经办人|承办人|"
    r"联系(?:电话|方式)|咨询电话|电话|传真|地址|邮编|邮箱|电子邮箱|网址|主题词|印数|核稿|供稿|来稿|投稿|分发|发送|印发|信息来源|资料来源|来源)"
    r"[：:\s]"
    r"|[（(](?:根据|摘自|此件|本文|作者|原载|转自|转载|据|注|说明|责任编辑|编辑|整理|标题为|以上|未经|有删节|有删改|节选|联系人|名单附后)"
    r"[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)][。]?$"
    r"|[（(][^（）()。，]{2,30}(?:供稿|报送|提供|整理|报道|文/图)[）)]$"
    r"|(?:备?注|说明|编者按|主题词)[：:]|此件(?:主动|依申请|不予)?公开"
    r"|[（(]?共?印(?:发|制)?\s?\d+\s?份[）)]?|[（(]完[）)]$"
)
_PRINTED = re.compile(rf"[^。；：！？]{{2,40}}?\s?(?:{DATE.pattern})\s?印发")


def is_note(text: str) -> bool:
    """Return whether a line closes a document or speaks about it: 附件：, 抄送：, 责任编辑：, （根据…整理）, 印发."""
    return bool(_NOTE.match(text) or ("印发" in text and _PRINTED.match(text)))


ATTACHMENT_PAGE = re.compile(
    r"[（(]?附\s?(?:件|表|录)?\s?[\d一二三四五六七八九十]{0,3}[）)]?[：:]?(?:\s[^。；：]{2,40})?$"
)


def is_salutation(text: str) -> bool:
    """Return whether a line greets the hearers, like 各位代表： or 尊敬的各位领导、各位来宾，同志们：."""
    if not 3 <= len(text) <= 60 or text[-1] not in "：:！":
        return False
    parts = [part for part in re.split(r"[、，,！\s]+", text[:-1]) if part]
    return bool(parts) and all(_GREETED.search(part) for part in parts)
