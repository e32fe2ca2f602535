"""Within words: characters, glosses, script, marks and spaces."""

from __future__ import annotations

import pytest
from opencc import OpenCC

from etl.clean.mapped import Mapped
from etl.clean.script import simplify
from tests.unit.clean.helpers import cleaned, lines


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("\ufeff全县\u200b召开\u00ad会议。\x07", "全县召开会议。"),
        ("完成投资１２．５亿元，占７０％。", "完成投资12.5亿元，占70%。"),
        ("中国－东盟合作，新增８－１０家。", "中国－东盟合作，新增8-10家。"),
        ("⻄部⼤开发，⻓江沿岸。", "西部大开发，长江沿岸。"),
        ("二○一一年三月，二ＯＯ九年五月。", "二〇一一年三月，二〇〇九年五月。"),
        ("二○一○年三月，二０二Ｏ年五月。", "二〇一〇年三月，二〇二〇年五月。"),
    ],
)
def test_characters(given: str, expected: str) -> None:
    assert cleaned(given).text == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("全區(qū)創(chuàng)先爭優(yōu)活動開展得好。", "全区创先争优活动开展得好。"),
        ("學(xué)習（xí）、聯(lián)係、鄉(xiāng)鎮(zhèn)。", "学习、联系、乡镇。"),
        ("人們(men)都説好。", "人们都说好。"),
        ("青弋(yì)江、亳(bó)州。", "青弋江、亳州。"),
        ("創新(chuàngxīn)驅動。", "创新驱动。"),
        ("國内生産總值(GDP)增長，見表(a)。", "国内生产总值（GDP）增长，见表（a）。"),
        ("拼音課上，老師講“區”字，區(qū)是第一聲。", "拼音课上，老师讲“区”字，区（qū）是第一声。"),
    ],
)
def test_glosses_go_and_content_stays(given: str, expected: str) -> None:
    assert cleaned(given).text == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("廣大黨員乾部苦乾實乾，正在乾的事要乾好。", "广大党员干部苦干实干，正在干的事要干好。"),
        ("優化昇級、鞏固提昇，戰斗力明顯增強，達到高標准。", "优化升级、巩固提升，战斗力明显增强，达到高标准。"),
        (
            "新修公路20公裏，種植麵積佔三成，製定規劃，摺合資金，産銷脫鉤。",
            "新修公路20公里，种植面积占三成，制定规划，折合资金，产销脱钩。",
        ),
        (
            "著力解決問題，著眼長遠，隨著形勢發展執著追求，成效顯著。",
            "着力解决问题，着眼长远，随着形势发展执着追求，成效显著。",
        ),
        (
            "險情威脅著3400餘名群眾的生命安全，背負著「貧困縣」的帽子，某某著《縣志考》。",
            "险情威胁着3400余名群众的生命安全，背负着“贫困县”的帽子，某某著《县志考》。",
        ),
        ("這位著名作家的著作，編著者三人，沿著縣裏的河邊走。", "这位著名作家的著作，编著者三人，沿着县里的河边走。"),
        ("皇后鎮後續工作，里程碑，乾隆年間。", "皇后镇后续工作，里程碑，乾隆年间。"),
        ("恢覆生産，反覆研究。", "恢复生产，反复研究。"),
    ],
)
def test_script_follows_words_in_context(given: str, expected: str) -> None:
    assert cleaned(given).text == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("领导批覆同意，工厂出毛坏。", "领导批复同意，工厂出毛坯。"),
        ("夜色深沈，找藉口推诿。", "夜色深沉，找借口推诿。"),
    ],
)
def test_characters_of_simplified_writing_are_converted_within_their_phrases(given: str, expected: str) -> None:
    assert cleaned(given).text == expected


def test_whatever_can_be_converted_is() -> None:
    converter = OpenCC("t2s")
    chars = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    plain = "".join(map(converter.convert, chars))
    changed = [one for one, other in zip(chars, plain, strict=True) if one != other]
    assert len(changed) > 3000
    for char in changed:
        doc = Mapped(char)
        simplify(doc, "Hant")
        assert doc.text != char, char


def test_a_simplified_text_keeps_what_names_may_hold() -> None:
    text = "出席会议的有李昇、徐堃、郑和鑑、乾县县长赵喆，显著成绩由编著者记下。"
    assert cleaned(text).text == text
    assert cleaned(text).script == "Hans"
    assert cleaned("黨員幹部學習會議精神，縣委召開會議。").script == "Hant"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("会议要求:一要抓进度,二要抓质量;做到没有?做到了!", "会议要求：一要抓进度，二要抓质量；做到没有？做到了！"),
        ("增长12.5%;收入1,200元,8:30开会,电话0559-123。", "增长12.5%；收入1,200元，8:30开会，电话0559-123。"),
        ("他說：「要像『愚公移山』那樣干」。", "他说：“要像‘愚公移山’那样干”。"),
        ("開展『雙聯』活動和『三比』活動。", "开展“双联”活动和“三比”活动。"),
        ('执行"三检"制度和"四查"制度。', "执行“三检”制度和“四查”制度。"),
        ("实施”十二五”规划，落实”三农”政策。", "实施“十二五”规划，落实“三农”政策。"),
        ("领导小组(名单见附件(一))成立,负责人(GDP)发言", "领导小组（名单见附件（一））成立，负责人（GDP）发言"),
        ("坚持--就是胜利...继续干。。。", "坚持——就是胜利……继续干……"),
        ("This is a plan, not a rule (see below).", "This is a plan, not a rule (see below)."),
        ("详见http://example.gov.cn/a?b=1,谢谢", "详见http://example.gov.cn/a?b=1，谢谢"),
    ],
)
def test_marks(given: str, expected: str) -> None:
    assert cleaned(given).text == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("排查各类问题2511 个，投入 30 万元。", "排查各类问题2511个，投入30万元。"),
        ("把今年定为 “服务年”，突出 服务。", "把今年定为“服务年”，突出服务。"),
        ("副区长孙朝阳、李　锐、欧阳文杰出席会议。", "副区长孙朝阳、李锐、欧阳文杰出席会议。"),
        ("副县长 林 凡出席会议。", "副县长林凡出席会议。"),
        ("青石县人民政府县长  罗大恒", "青石县人民政府县长 罗大恒"),
        ("组　长：傅明　　区委常委、副区长", "组长：傅明 区委常委、副区长"),
        ("总 指 挥：傅明　　县长", "总指挥：傅明 县长"),
        ("　　副 总 教 练：林凡　　教练员", "副总教练：林凡 教练员"),
        ("总调度　傅明　　现 场 调 度 ：林凡", "总调度 傅明 现场调度：林凡"),
        ("张  强  李小红  王  伟  赵国庆", "张强 李小红 王伟 赵国庆"),
        ("政 府 工 作 报 告", "政府工作报告"),
        ("县 长  梁 玉 成", "县长 梁玉成"),
        ("第 23 期", "第23期"),
        ("第81期  2011年5月10日", "第81期 2011年5月10日"),
        ("２ ０ １ ０ 年完成 6 8 . 5 亿元，增长 13 . 2 %。", "2010年完成68.5亿元，增长13.2%。"),
        ("投入资金2 300万元，受益5 万人。", "投入资金2300万元，受益5万人。"),
        ("本报讯（记者 林小雨 通讯员 高远）昨日开会。", "本报讯（记者 林小雨 通讯员 高远）昨日开会。"),
        ("发表题为《展现新气象　再创新辉煌》的文章，反响热烈。", "发表题为《展现新气象 再创新辉煌》的文章，反响热烈。"),
        (
            "丁学文　马宁（回族）　王小洪　王毅　王广林　李强（女，白族）　万立",
            "丁学文 马宁（回族） 王小洪 王毅 王广林 李强（女，白族） 万立",
        ),
        ("图为会议现场。 本报记者 高远 摄", "图为会议现场。本报记者 高远 摄"),
    ],
)
def test_spaces(given: str, expected: str) -> None:
    assert cleaned(given).text == expected


def test_a_table_is_a_row_a_line_and_a_space_between_cells() -> None:
    table = "任务分解如下：\n乡镇    修建道路(公里)    改造危房(户)\n东河镇\t21.5\t46\n合计    52.5    111\n"
    assert lines(table)[1:] == ["乡镇 修建道路（公里） 改造危房（户）", "东河镇 21.5 46", "合计 52.5 111"]
    piped = "| 村名 | 人数 |\n|---|---:|\n| 上河村 | 35 |\n| 下河村 | 28 |\n"
    assert lines(piped) == ["村名 人数", "上河村 35", "下河村 28"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            "<!--body begin-->\n\n**某网消息**（新闻）：会议召开。\n\n[查看原文](https://a.b/c.shtml)\n\n---\n\n更新时间：2023-09-04T14:22:33.775Z",
            "某网消息（新闻）：会议召开。",
        ),
        ("# 召开会议\n\n- 第一项议程\n- 第二项议程", "召开会议\n第一项议程\n第二项议程"),
        ("<p>&nbsp;&nbsp;县委<b>召开</b>会议。</p><p>特此通知。</p>", "县委召开会议。\n特此通知。"),
        ("![]() |\n|\n|||\n本報訊：會議召開。\n| 請您文明上網、理性發言並遵守相關規定。 | ||||", "本报讯：会议召开。"),
        ("详见[办法](http://a.b/c)和![图](a.jpg)附表[2]。", "详见办法和附表[2]。"),
        (
            f"县委召开会议。\ndata:image/png;base64,{'iVBORw0KGgo' * 40}==\n会议听取了汇报。",
            "县委召开会议。\n会议听取了汇报。",
        ),
        (f"县委召开会议。{'0' * 5_000}", "县委召开会议。"),
        (
            f"请登录http://www.qingshi.gov.cn/{'zwgk' * 20}查看。",
            f"请登录http://www.qingshi.gov.cn/{'zwgk' * 20}查看。",
        ),
    ],
)
def test_markup(given: str, expected: str) -> None:
    assert cleaned(given).text == expected
