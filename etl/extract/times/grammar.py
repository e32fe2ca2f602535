"""The grammar of Chinese time expressions, as compiled patterns.

``HEAD`` finds where an expression begins: a year, a word such as ``昨日`` or
``每季度``, or (group ``bare``, of no width) the place before a month, quarter
or half without a year. ``REST`` reads what follows a year or stands bare,
``MONTH_REST`` what follows a month, ``SUFFIX`` what closes an expression and
belongs to it (``前``, ``以来``, ``期间``), and ``JOIN`` makes a range of two.
``HEAD`` and each of its kinds open with a lookahead over the few characters that
can begin them, so that a scan of ordinary text fails at once.
"""

from __future__ import annotations

import re

from etl.openers import Opener, gated

__all__ = ["HEAD", "JOIN", "MONTH_REST", "REST", "SUFFIX", "UNTIL", "number", "year_number"]

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_DIGITS |= dict.fromkeys("〇○ＯO", 0) | {"两": 2, "元": 1}

_HAN = "一二三四五六七八九"
_COUNT = rf"(?:\d{{1,3}}|[{_HAN}两]?[十百][{_HAN}]?十?[{_HAN}]?|[{_HAN}两几数])"
_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_HAN}]|元)"
_DAY = rf"(?:[0-3]?\d|[二三]?十[{_HAN}]?|[{_HAN}])"
_SEP = r"(?:—{1,2}|[至到\-－–~～])"
_CLOCK = r"(?:\d{1,2}(?:[时点]|[:：]\d{2})(?:\d{1,2}分|半|整|许)?)"
_PART = (
    r"(?:(?:[（(](?:星期|周)[一二三四五六日天][）)])?"
    r"(?:上午|下午|中午|晚上|晚间|傍晚|凌晨|清晨|早上|早晨|深夜|夜间|午后|晚(?![于些期])|夜|早(?![日于期]))?"
    rf"{_CLOCK}?)"
)
_MONTH_REST = (
    r"(?:(?P<xun>上中旬|中下旬|[上中下]旬)|(?P<medge>月?初|底|末)"
    rf"|(?P<day>{_DAY})(?:日?{_SEP}(?P<day2>{_DAY}))?[日号]{_PART})"
)
_QUARTER = (
    rf"(?:第?(?P<q1>[一二三四1-4])(?:季?度?(?:{_SEP}|[、和])第?(?P<q2>[一二三四1-4]))?个?季度(?P<qedge>[末底初])?"
    r"|前(?P<qfirst>[两二三2-3])个?季度|(?P<qhead>首季度?))"
)
_MONTHS = rf"(?P<m1>{_MONTH})月?份?(?:{_SEP}|[、和])(?P<m2>{_MONTH})月(?:份(?!额))?(?!{_DAY}[日号])"
_FIRST = rf"[前头](?P<mfirst>{_MONTH}|两)个月"
_ONE_MONTH = rf"(?P<month>{_MONTH})月(?!球|亮|饼|子)(?:份(?!额))?{_MONTH_REST}?"
_LUNAR_DAY = rf"(?:初[{_HAN}十]|廿[{_HAN}]?|二十[{_HAN}]?|十[{_HAN}]?|三十)(?![{_HAN}十个多余几])日?"
_LUNAR = (
    rf"(?:(?:农历)?(?P<lunar>[正腊]月)(?P<lday>{_LUNAR_DAY})?"
    rf"|农历(?P<lunar2>(?:十[一二]?|[{_HAN}])月)(?P<lday2>{_LUNAR_DAY})?)"
)
_FOLLOWED = r"(?=以前|之前|前(?![往来夕后期景三两提])|以后|之后|后(?![期来勤续天]))"
_DAY_OF_FEAST = (
    rf"(?<![\d{_HAN}十月、])(?:“?(?P<feast>元旦|国庆|春节|除夕|元宵|端午|中秋|重阳|七一)节?”?{_FOLLOWED}"
    rf"|“?(?P<feast2>三八|五一|五四|六一|八一|十一)(?:[\u4e00-\u9fff]{{0,3}}节|”){_FOLLOWED}"
    r"|(?<=“)(?P<feast3>七一|八一|五四|五一)(?=”(?:重要)?讲话))"
)
_BARE = rf"{_MONTHS}|{_ONE_MONTH}|{_QUARTER}|(?P<half>[上下])半年|{_FIRST}"

_DEICTIC = (
    r"(?:今年|去年|明年|(?<![以之])前年|(?<![以之然前])后年(?![代度龄])|来年(?!均)|"
    r"(?<!以)上一?年(?![龄纪轻限])|下一年度?|下年度|本年(?!龄)|(?<!当年.)(?<!当年..)当年(?!轻|.{1,2}当年)|同年(?![级龄])|翌年"
    r"|(?<![一每首二三两第初几多届])次年(?![会检审])|(?<=[，。；：、的好\n])这一年(?![来度多级]))度?"
)
_YEAR_DIGITS = r"(?:1[5-9]|2[01])\d\d"
_YEAR_HAN = rf"(?:一[五六七八九]|二[〇○零Ｏ0O一])[〇○零Ｏ0O{_HAN}]{{2}}"
_YEAR = (
    rf"(?:(?<![\d.])|(?<=[：\n]\d\.))(?P<year>{_YEAR_DIGITS}|{_YEAR_HAN})"
    rf"(?:(?:年度?)?{_SEP}(?P<year2>{_YEAR_DIGITS}|{_YEAR_HAN})(?:年度?(?!\d|[{_HAN}十]{{1,2}}月)|学年)|年度?(?!第\d|[级代])|学年)"
)
_ISO = (
    r"(?<![\d.\-/])(?P<iso_y>(?:19|20)\d\d)(?P<iso_s>[-/.])(?P<iso_m>\d{1,2})(?P=iso_s)(?P<iso_d>\d{1,2})(?![\d.\-/])"
)
_DAY_WORD = (
    r"(?:[今昨前后]天|(?<![好的向])明天|今[晨早晚](?!会|报|点)|昨[晨晚夜](?!报)|明[晨早晚]|[今昨明]日(?!之星|报)"
    r"|当[天日晚]|同日|同一天|(?<![一每\d多几首])次日|翌日)"
)
_WEEK = (
    r"(?:(?P<week>(?<!以)上个?|本|这|(?<!以)下个?|当)(?:周|星期)(?P<wday>[一二三四五六日天](?![直定致个]))?(?![边围年岁密期])"
    r"|(?:星期(?P<wday2>[一二三四五六日天])|(?<![一二三每\d])周(?P<wday3>[一二三四五六日])(?=[，上下晚早凌中、至到起前（(])))"
)
_EVERY = (
    rf"按[月季](?=公布|结算|通报|发放|兑现|上报|调度|考核|评比|张榜)|每(?:个|隔|逢)?(?:{_COUNT}|半)?个?(?:年度?|月份?|周|星期|天|日|旬|季度?|学期|学年|半年|半月|工作日|晚)(?!龄|岁|报)"
    rf"(?:(?:首月|末月|第[一二三]个月)(?:\d{{1,2}}[日号]|[上中下]旬|[底初])?|的?\d{{1,2}}月份?(?:\d{{1,2}}[日号]|[上中下]旬|[底初])?(?:{_SEP}\d{{1,2}}月份?(?:\d{{1,2}}[日号]|[上中下]旬|[底初])?)?|[{_HAN}十]{{1,2}}月份?|\d{{1,2}}[日号]|[底末初](?!端)"
    rf"|(?<=[天日])(?:上午|下午|早上?|晚上?)?\d{{1,2}}(?:[时点](?:\d{{1,2}}分|半)?|[:：]\d\d)(?:之前|以前|前|后)?"
    rf"|(?<=周)[一二三四五六日](?![次个场]){_PART})?"
    r"|每半?个?小时(?=至少|[^，。；\d]{0,6}(?:[一1两2]次|巡|报|检|测))"
)
_PLANS = "八五|九五|十五|十一五|十二五|十三五|十四五|十五五"
_PLAN = (
    rf"“?(?P<plan>{_PLANS})”?(?:规划|计划)?(?:期间|时期|(?P<plan_end>期?末)(?!端)|(?P<plan_since>以来))"
    rf"|“(?P<plan2>{_PLANS})(?:期间|时期)”"
)
_DECADE = (
    r"(?P<century>上个?世纪|20世纪|二十世纪|本世纪)?(?P<decade>[二三四五六七八九]十|[2-9]0)年代"
    r"(?:初期?|中期|末期?|后期)?"
)
_SPAN = (
    rf"(?:(?:近|过去|这|最近)的?)?(?:[几数]十|{_COUNT})(?:多|余)?(?:年|个多?月)(?:多|余)?(?:以来|来(?![自源宾到信访历年]))"
    rf"|(?<![\d.第{_HAN}十])(?:[{_HAN}两]|十|\d{{1,2}})(?:[至到、\-—]?(?:[{_HAN}]|\d{{1,2}}))?年之?内(?![外部涵容设])"
    rf"|(?<![\d.一二三四五六七八九十])(?P<ago>[{_HAN}两十]|\d{{1,2}})年前(?![三两二四后列期沿往景半])"
)
_SPAN_N = rf"(?P<past>过去|今后|未来|近|最近)的?(?P<past_n>{_COUNT})年(?![来级前多余]|以[来上])"
_VAGUE = (
    r"(?<!项)目前(?!期)|当前|新春伊始|岁末年初|近期(?:以来)?|日前|近日|最近(?:一段时[间期]|几年|几个?月|几天)?(?:以来)?|近几?些?年(?:以来|来)?(?!均|龄)"
    r"|今后一[个段](?:时期|时间)|近一?段时[间期](?:以来|来)?|近一个?时期(?:以来)?|前不久|不久前|近来|眼下|现阶段|迄今为止"
    r"|今冬明春|去冬今春|入[春夏秋冬汛]以来|[去今明][春夏秋冬](?![节晚])|往年(?![份度])"
)
_FEAST = (
    r"(?:今年|去年|明年)?“?(?:元旦|春节|清明|五一|端午|七一|八一|中秋|国庆|十一)(?:小?长假|节|假期)?”?"
    r"(?:期间|前夕|前后)"
)
_WHOLE = r"全年(?!龄)|(?<![\d一二三四五六七八九十两几数百个半])(?:年内|月内)|年底|年末|年初(?!级)|月底|月末|月初"
_DAY_BARE = (
    r"(?<![\d第每近约满共时期达逾超足限.．/\-])(?P<dbare>[12]?\d|3[01])日"
    r"(?=[前起至到上下晚早凌在从电讯，、发召举开于获表赴抵说（(—\-会就致同对主向]|以前|之前|中午|清晨|傍晚)"
    rf"{_PART}"
)
_FREE = (
    rf"(?<![\d.．/\-第{_HAN}十百几数])(?![{_HAN}]月(?!{_DAY}[日号])[{_HAN}十两])(?![{_HAN}]月(?:革命|份额))"
    rf"(?P<bare>(?={_MONTHS.replace('?P<m1>', '?:').replace('?P<m2>', '?:')}|{_MONTH}月"
    rf"|第?[一二三四1-4](?:季?度?(?:{_SEP}|[、和])第?[一二三四1-4])?个?季度|前[两二三23]个?季度|首季|[上下]半年|[前头](?:{_MONTH}|两)个月))"
)

HEAD = Opener(
    "(?=[0-9〇零一二三四五六七八九十两几数今去明昨前后来上下本这当同翌次每近最过未新连全年月星周目日不眼现迄入首第头八“元春清端中国正腊农除重往这三按岁])(?:"
    + "|".join(
        gated(one).pattern
        for one in (
            rf"(?P<iso>{_ISO})",
            rf"(?P<absolute>{_YEAR})",
            r"(?P<short>(?<![\d.])(?:0\d|9\d)年(?=\d{1,2}月|[初底末]))",
            rf"(?P<during>{_PLAN})",
            rf"(?P<every>{_EVERY})",
            rf"(?P<run>连续(?P<run_n>{_COUNT})年)",
            rf"(?P<holiday>{_FEAST})",
            rf"(?P<feast_day>{_DAY_OF_FEAST})",
            rf"(?P<lunar_day>{_LUNAR})",
            r"(?P<last_year>(?:刚刚)?过去的?一年(?!来|多|以来))",
            r"(?P<new_year>新的一年)",
            rf"(?P<age>{_DECADE})",
            rf"(?P<span>{_SPAN})",
            rf"(?P<years>{_SPAN_N})",
            rf"(?P<vague>{_VAGUE})",
            rf"(?P<deictic>{_DEICTIC})",
            r"(?P<month_word>(?:(?<!以)上个?月|本月|这个月|(?<!以)下个?月|当月|同月)份?)",
            rf"(?P<day_word>{_DAY_WORD}){_PART}",
            rf"(?P<weekly>{_WEEK}{_PART})",
            _FREE,
            rf"(?P<whole>{_WHOLE})",
            rf"(?P<day_bare>{_DAY_BARE})",
        )
    )
    + ")"
)
REST = re.compile(
    rf"{_DAY_OF_FEAST}|{_LUNAR}|{_BARE}|年?(?P<yedge>[初底末])(?![级端])|(?P<season>[春夏秋冬])季|(?P<same>同期|同月|同季)|(?P<all>全年)(?!龄)|(?P<all2>年?内)(?![外部涵容设建])"
)
MONTH_REST = re.compile(_MONTH_REST)
JOIN = re.compile(f"起?{_SEP}")
UNTIL = re.compile(r"截[至止](?:到|至)?$")
SUFFIX = re.compile(
    r"(?P<since>以来|开?始?以来|来(?=[，,全各我])|至今|起(?![草来点步初因诉]))"
    r"|(?P<by>前夕|以前|之前|前(?!提(?![出交报供请前升]|高到)|[三两二四列期沿往来后景段半瞻些线进身所任端置移途\d]))"
    r"|(?P<after>以后|之后|后(?![勤续期备来发进方台劲半盾勁]))|(?P<within>期间)"
)


def number(text: str) -> int | None:
    """Return the value of an Arabic or Chinese numeral below a thousand; None for ``几``, ``数``."""
    if text.isdecimal():
        return int(text)
    total, last = 0, None
    for char in text:
        if char in "十百":
            total += (1 if last is None else last) * (10 if char == "十" else 100)
            last = None
        elif char in _DIGITS:
            last = _DIGITS[char]
        else:
            return None
    return total + (last or 0) if text else None


def year_number(text: str) -> int:
    """Return the year that is written digit by digit, in Arabic or Chinese."""
    return int("".join(str(_DIGITS.get(char, char)) for char in text))
