"""What content systems leave in a text: codes at which they turn a page, names with addresses at line ends."""

from __future__ import annotations

import pytest

from tests.unit.clean.helpers import evidence, lines

TITLE = "在全县水利工作会议上的讲话"
FIRST = "过去的一年，全县水利系统干部职工克服旱情重、任务紧、资金少等困难，新修渠道42公里，改造泵站9座，成绩来之不易。"
SECOND = "今年的任务更重，要求更高，时间更紧，各乡镇要早动员、早部署、早落实，确保汛前完成全部水毁工程修复任务。"


@pytest.mark.parametrize(
    "code",
    [
        "#p#分页标题#e#",
        "#p#副标题#e#",
        "[page]",
        "[NextPage]",
        "[nextpage=第二部分]",
        "[!--empirenews.page--]",
        "[--page--]",
        "_ueditor_page_break_tag_",
        "{#pagebreak#}",
    ],
)
def test_codes_that_turn_a_page_go(code: str) -> None:
    assert lines(f"{TITLE}\n{FIRST}\n\n{code}\n\n{SECOND}") == [TITLE, FIRST, SECOND]
    assert lines(f"{TITLE}\n{FIRST}{SECOND[:20]}\n{code}\n{SECOND[20:]}") == [TITLE, FIRST + SECOND]
    assert lines(f"{TITLE}\n{FIRST}{code}{SECOND}") == [TITLE, FIRST + SECOND]


def _wrapped(width: int, marks: dict[int, str]) -> str:
    text = f"　　{FIRST}{SECOND}{FIRST}"
    rows = [text[at : at + width] for at in range(0, len(text), width)]
    return "\n".join(row + marks.get(number, "") for number, row in enumerate(rows))


@pytest.mark.parametrize(
    "mark", ["　青草堂 www.qingcaotang.net", "  青草堂：www.qingcaotang.net", "　青草堂-http://qingcaotang.net"]
)
@pytest.mark.parametrize("is_named", [True, False])
def test_a_name_goes_with_the_address_behind_it(mark: str, is_named: bool) -> None:
    head = "青草堂\n首页 | 领导讲话 | 工作总结\n您现在的位置：青草堂 → 领导讲话 → 正文\n" if is_named else ""
    page = f"{head}{TITLE}\n{_wrapped(30, {1: mark, 3: mark} if not is_named else {2: mark})}"
    assert lines(page) == [TITLE, FIRST + SECOND + FIRST]


MARKS = (
    "　青草堂 www.qingcaotang.net",
    "（青草堂www.qingcaotang.net）",
    "  qingcaotang.net青草堂",
    "【青草堂】",
    "　@青草堂",
    "　　青草堂原创",
    " 更多资料尽在www.qingcaotang.net",
    "(来源：青草堂 http://www.qingcaotang.net/)",
    " ◆青草堂www.qingcaotang.net◆",
)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("every", [2, 4])
def test_a_mark_takes_nothing_of_the_line_that_it_stands_on(mark: str, every: int) -> None:
    text = [FIRST, SECOND, FIRST.replace("42", "57"), SECOND.replace("汛前", "年底前")]
    rows = [f"　　{line}"[at : at + 30] for line in text for at in range(0, len(line) + 2, 30)]
    page = "\n".join(row + mark if len(row) > 25 and at % every == 1 else row for at, row in enumerate(rows))
    head = "青草堂\n首页 | 领导讲话 | 工作总结\n您的位置：青草堂 > 工作总结 > 正文\n"
    assert lines(f"{head}{TITLE}\n{page}\n上一篇：没有了\nCopyright 青草堂 版权所有") == [TITLE, *text]


@pytest.mark.parametrize(
    "text",
    [
        "请登录县政府网站（网址：http://www.qingshi.example.com/）查询。",
        "联系人：王海，电子邮箱wanghai@qingshi.com。",
        "数据来自县统计局（网址www.tongji.com）。",
    ],
)
def test_addresses_given_again_and_again_stay(text: str) -> None:
    page = f"{TITLE}\n{FIRST}{text}\n{SECOND}{text}"
    assert lines(page) == [TITLE, FIRST + text, SECOND + text]


@pytest.mark.parametrize(
    "between",
    [
        "\n第 2 页  共 6 页\n\n| {title} |\n",
        "\n— 2 —\n\n{title}　　　　第3页\n",
        "\n2014年工作材料汇编　　·17·\n",
        "\n$$分页$$\n",
        "\n分页：1 2 3 下一页\n",
        "\n[转接第四版]\n",
        "\n〔资料图〕\n",
    ],
)
def test_what_stands_between_the_halves_of_a_sentence_goes(between: str) -> None:
    rows = [f"　　{FIRST}{SECOND}"[at : at + 38] for at in range(0, 112, 38)]
    page = "\n".join([*rows[:2], between.format(title=TITLE), *rows[2:], f"　　{SECOND}"])
    site = "青草堂\n首页 | 领导讲话 | 工作总结\n您的位置：青草堂 > 工作总结 > 正文"
    assert lines(f"{site}\n{TITLE}\n{page}\n上一篇：没有了") == [TITLE, FIRST + SECOND, SECOND]


def test_a_name_that_the_sentence_needs_stays() -> None:
    text = f"{FIRST}详情请看 县水利局 www.shuiliju.example"
    assert "县水利局" in lines(f"{TITLE}\n{text}\n{SECOND}")[1]


@pytest.mark.parametrize("written", ["发文日期", "成文日期", "印发日期"])
def test_a_panel_s_day_of_the_document_is_not_that_of_its_publication(written: str) -> None:
    page = f"""索 引 号：5320-2013-0041　　主题分类：水利
发布机构：云岭县人民政府办公室　　{written}：2013年3月4日
文　　号：云政办发〔2013〕9号　　公开形式：主动公开

云岭县人民政府办公室关于做好春灌工作的通知
发布时间：2013-03-11 09:20　　来源：县政府办

各乡镇人民政府：
{SECOND}
"""
    found = evidence(page)
    assert (found["web_published_on"], found["written_on"]) == ("2013-03-11", "2013-03-04")


@pytest.mark.parametrize("printed", ["（共印85份）", "共印 85 份", "（印85份）"])
@pytest.mark.parametrize("edited", ["编辑：石文远　　审核：柳如山", "责任编辑：石文远"])
def test_a_bulletin_s_editors_below_the_number_printed_stay(printed: str, edited: str) -> None:
    page = f"""范文大全 公文写作 工作总结 演讲稿
当前位置：首页 > 工作总结 > 正文
云岭县水利工作简报
第7期
云岭县水利局　　　2013年3月4日
全县春灌工作进展顺利
　　{FIRST}
报：县委办公室，县政府办公室。
送：各乡镇水管站。
{printed}
{edited}
－ 1 －
以上就是本篇文档的全部内容，如对您有帮助，可以下载保存。
【相关推荐】
·水利工作总结
上一篇：没有了    下一篇：没有了
"""
    assert lines(page)[-2:] == [printed.replace(" ", ""), edited.replace("　　", " ")]
