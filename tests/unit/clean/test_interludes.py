"""What sites and pages set into the midst of a text: between the halves of a sentence, and between paragraphs."""

from __future__ import annotations

import pytest

from tests.unit.clean.helpers import cleaned

INTERLUDES = {
    "page1": "\n- 2 -\n",
    "page2": "\n第2页 共5页\n全区农村人居环境整治推进会材料\n",
    "page3": "\n2\n\n\x0c",
    "jump1": "（下转第三版）\n\n\n（上接第一版）",
    "jump2": "下转2版\n上接1版",
    "jump3": "（紧接1版）",
    "paperblk": "（下转第4版）\n白沙日报\n2013年4月13日 星期六\n第4版 综合新闻\n本版编辑 何静\n（上接第1版）",
    "pager": "\n1 2 3 下一页\n",
    "pager2": "\n上一页 1 2 3 4 下一页 尾页\n转到第 页\n",
    "pager3": "\n本文共 3 页，当前第 2 页\n",
    "ad": "\n广告\n\n",
    "ad2": "\n-----广告-----\n点击下载APP 领取会员\n",
    "adx": "\n【相关阅读】 某县召开人居环境整治会议\n",
    "ad3": "\n>>>更多范文请访问 白沙公文网 www.bsgw.example\n",
    "wm": "\n白沙公文网www.bsgw.example\n",
    "wm2": "\n本文来自 白沙公文网\n",
    "wx": "\n☟ 点击观看视频 ☟\n",
    "wx2": "\n向上滑动阅览\n",
    "vid": "\n00:00 / 03:25\n",
    "vid2": "\n正在播放：会议现场视频\n播放 暂停 音量\n",
    "fold": "\n展开全文 ∨\n",
    "fold2": "\n文档还有3页未显示，点击继续阅读 \n",
    "fold3": "\n......（此处隐藏 215 字）......\n",
    "rule": "\n----------------------------Page 2-----------------------\n",
    "rule2": "\n==============第二页==============\n",
    "wps": "\n金山WPS专业版制作\n",
    "head": "\n全区农村人居环境整治推进会召开\n2 / 4\n",
    "head2": "\n白沙区人居办编印\u3000\u3000\u3000\u3000\u3000\u3000第 2 页\n",
    "scan": "\n[扫描件第2页]\n",
    "reg": "\n登录后可继续阅读全文\n",
    "audio": "\n听音频 | 语速 1.0x | 音色 女声\n",
}
TITLE = "全区农村人居环境整治推进会召开"
OPENING = (
    "本报讯（记者 唐小荷）4月12日上午，全区农村人居环境整治推进会在区会议中心召开，总结去年工作，安排部署今年任务。"
)
FIRST = "林致远强调，要提高站位，压实责任，以钉钉子精神抓好落实，要突出重点，在垃圾治理、污水处理、厕所"
SECOND = "改造上下功夫，年内新建公厕86座，改造户厕1.2万户，确保整治任务圆满完成。"
CLOSING = "会上，白沙镇、青溪镇、区住建局负责人先后作了表态发言，区直有关部门负责人参加会议。"
TEXT = "\n".join([TITLE, OPENING, FIRST + SECOND, CLOSING])
WIDTH = 30


def _lines(paragraph: str, is_wrapped: bool) -> list[str]:
    if not is_wrapped:
        return [paragraph]
    indented = f"　　{paragraph}"
    return [indented[at : at + WIDTH] for at in range(0, len(indented), WIDTH)]


@pytest.mark.parametrize("is_wrapped", [False, True], ids=["whole", "wrapped"])
@pytest.mark.parametrize("interlude", INTERLUDES)
def test_between_the_halves_of_a_sentence(interlude: str, is_wrapped: bool) -> None:
    halves = [_lines(FIRST, False), _lines(SECOND, False)]
    if is_wrapped:
        broken = _lines(FIRST + SECOND, True)
        halves = [broken[:2], broken[2:]]
    lines = [TITLE, *_lines(OPENING, is_wrapped), *halves[0], INTERLUDES[interlude], *halves[1]]
    assert cleaned("\n".join([*lines, *_lines(CLOSING, is_wrapped)])).text == TEXT


@pytest.mark.parametrize("is_wrapped", [False, True], ids=["whole", "wrapped"])
@pytest.mark.parametrize("interlude", INTERLUDES)
def test_between_paragraphs(interlude: str, is_wrapped: bool) -> None:
    lines = [TITLE, *_lines(OPENING, is_wrapped), INTERLUDES[interlude], *_lines(FIRST + SECOND, is_wrapped)]
    assert cleaned("\n".join([*lines, *_lines(CLOSING, is_wrapped)])).text == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "图一：会议现场",
        "（图片：会议现场）",
        "主要做法",
        "附件",
        "林致远",
        "参会单位名单",
        "（一）总体要求",
        "白沙镇 86 1.2",
    ],
)
def test_a_line_of_the_document_between_paragraphs_stays(line: str) -> None:
    text = "\n\n".join([TITLE, OPENING, line, FIRST + SECOND, CLOSING])
    assert line in cleaned(text).text.split("\n")


def test_a_title_with_a_comma_is_no_half_of_a_sentence() -> None:
    title = "认真传达学习上级会议精神，研究部署下一阶段重点工作"
    text = f"{title}\n\n云岭县委办公室\n\n昨日，县委召开会议，传达学习上级会议精神。"
    assert cleaned(text).text == text.replace("\n\n", "\n")


OPENING_LINES = "\n".join(
    ["全县农业工作会议召开", "5月6日，全县农业工作会议召开，总结去年工作。", "县长高远主持会议。", "会议表彰了先进。"]
)


@pytest.mark.parametrize("between", ["\n- 2 -\n", "\n[图片]\n", "\n第2页 共5页\n", "广告"])
@pytest.mark.parametrize(
    ("first", "second"), [("会议要求，各乡镇要抓好", "秋收秋种。"), ("会议要求，做到颗粒", "归仓。")]
)
def test_short_halves_of_a_sentence_at_a_page_s_end(between: str, first: str, second: str) -> None:
    page = f"{OPENING_LINES}\n{first}\n{between}\n{second}\n会议号召，大干苦干。"
    assert cleaned(page).text == f"{OPENING_LINES}\n{first}{second}\n会议号召，大干苦干。"


@pytest.mark.parametrize("between", ["[图片]", "广告", "- - - 分页 - - -", "点击观看视频"])
def test_what_interrupts_a_text_opens_no_foot(between: str) -> None:
    page = f"{OPENING_LINES}\n{between}\n特此通知。\n谢谢大家！"
    assert cleaned(page).text == f"{OPENING_LINES}\n特此通知。\n谢谢大家！"
