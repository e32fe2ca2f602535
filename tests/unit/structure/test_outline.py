"""Paragraph kinds, headings and sentences of documents of every kind, in short invented ones."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.records import CleanText, Evidence, Outline
from etl.structure.outline import read_outline


def clean_text(text: str, *evidence: Evidence, captions: tuple[tuple[int, int], ...] = ()) -> CleanText:
    end = len(text)
    return CleanText(text, array("I", range(end)), array("I", range(1, end + 1)), (), "Hans", captions, evidence)


def outline_of(text: str, *evidence: Evidence) -> Outline:
    return read_outline(clean_text(text, *evidence))


def kinds(text: str) -> list[str]:
    return [p.kind for p in outline_of(text).paragraphs]


def headings(text: str, *evidence: Evidence) -> list[tuple[int, str, str]]:
    return [(s.level, s.marker, s.heading) for s in outline_of(text, *evidence).sections[1:]]


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in outline_of(text).sentences]


NOTICE = """平江县人民政府办公室文件
平政办发〔2007〕18号 签发人：何志刚
平江县人民政府办公室关于做好春耕备耕工作的通知
各乡镇人民政府，县直有关单位：
为切实做好春耕备耕工作，现就有关事项通知如下：
一、提高认识
（一）加强组织领导。各乡镇要成立工作班子。
1.明确责任。主要领导负总责。
（1）落实到人。一名干部联系一个村。
（2）落实到田。分片包干。
2.严格考核。年底兑现奖惩。
（二）搞好宣传发动
利用广播、标语广泛宣传。
二、搞好服务
按照第（一）项要求，备足农资。
附件：1.农资储备表
2.联系人名单
平江县人民政府办公室
2007年2月26日
附件1
农资储备表
品名 数量（吨） 单价（元）
尿素 1200 1850
复合肥 860 2300
抄送：县委办公室，县人大常委会办公室。
平江县人民政府办公室 2007年2月27日印发"""


def test_a_notice_has_its_lines_sorted() -> None:
    assert kinds(NOTICE) == [
        *("head", "head", "title", "addressee", "body", "heading"),
        *("body", "body", "body", "body", "body", "heading", "body", "heading", "body"),
        *("note", "note", "signature", "signature", "head", "heading"),
        *("table", "table", "table", "note", "note"),
    ]


def test_formal_markers_have_fixed_levels() -> None:
    assert headings(NOTICE) == [
        (1, "一、", "提高认识"),
        (2, "（一）", "加强组织领导"),
        (3, "1.", "明确责任"),
        (4, "（1）", "落实到人"),
        (4, "（2）", "落实到田"),
        (3, "2.", "严格考核"),
        (2, "（二）", "搞好宣传发动"),
        (1, "二、", "搞好服务"),
    ]


def test_paths_join_headings_and_notes_leave_the_sections() -> None:
    outline = outline_of(NOTICE)
    assert outline.sections[4].path == "提高认识 / 加强组织领导 / 明确责任 / 落实到人"
    note = next(s for s in outline.sentences if s.kind == "note")
    assert note.section_no == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议要求，一要抓早，争取主动。早谋划早动手。二要抓实，务求实效。三要抓好督查。",
            [(1, "一要", "抓早，争取主动"), (1, "二要", "抓实，务求实效"), (1, "三要", "抓好督查")],
        ),
        (
            "会议强调，一是提高认识，二是强化措施；三是严格督查。",
            [(1, "一是", "提高认识"), (1, "二是", "强化措施"), (1, "三是", "严格督查")],
        ),
        (
            "主要做法：一是领导重视。层层部署。二紧盯目标，狠抓推进。任务到人。三健全制度，常抓不懈。长期坚持。",
            [(1, "一是", "领导重视"), (1, "二", "紧盯目标，狠抓推进"), (1, "三", "健全制度，常抓不懈")],
        ),
        (
            "就做好工作，他提出：第一，要统一思想。第二，要形成合力。",
            [(1, "第一", "要统一思想"), (1, "第二", "要形成合力")],
        ),
        (
            "一、做法\n（一）抓教育。一是集中学。每周一次。二是自己学。写笔记。\n（二）抓管理。管到位。",
            [
                (1, "一、", "做法"),
                (2, "（一）", "抓教育"),
                (3, "一是", "集中学"),
                (3, "二是", "自己学"),
                (2, "（二）", "抓管理"),
            ],
        ),
        (
            "1、夯实基础。一是修路。全长3公里。二是架桥。\n2、发展产业。种茶。",
            [(3, "1、", "夯实基础"), (4, "一是", "修路"), (4, "二是", "架桥"), (3, "2、", "发展产业")],
        ),
        (
            "形势好，亮点多，（一）粮食增产。总产9万吨。（二）农民增收。",
            [(2, "（一）", "粮食增产"), (2, "（二）", "农民增收")],
        ),
        ("他说：“一是快，二是好。”大家鼓掌。", []),
        ("一是要看到成绩。", []),
        ("他获得一、二、三等奖各一次。二次创业。三农工作。", []),
        ("依照第（一）项、第（二）项处理。", []),
        ("依照第（ 1）项处理，第（ 2）项另议，产量达1 1、1 2吨。", []),
        ("分两步走： 1）打基础。 2）上台阶。", [(4, "1）", "打基础"), (4, "2）", "上台阶")]),
        ("增长1.5倍。2.6万人受益。", []),
    ],
)
def test_run_in_markers_count_up(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert headings(text) == expected


def test_numbering_that_goes_on_across_headings_and_restarts() -> None:
    text = (
        "一、思想建设\n1.抓学习。学原文。\n2.抓教育。讲党课。\n"
        "二、组织建设\n3.抓班子。配强。\n4.抓队伍。\n三、作风建设\n1.抓整改。"
    )
    assert [(level, marker) for level, marker, _ in headings(text)] == [
        *((1, "一、"), (3, "1."), (3, "2."), (1, "二、"), (3, "3."), (3, "4."), (1, "三、")),
    ]


def test_a_first_heading_alone_is_kept_where_the_rest_was_cut_off() -> None:
    text = "全县工作会议讲话\n同志们：\n讲两点意见。\n一、认清形势，增强信心\n今年形势很好。"
    assert headings(text) == [(1, "一、", "认清形势，增强信心")]


def test_items_inside_a_paragraph_end_with_it() -> None:
    text = "他指出，一是人少。缺编多。二是钱少。\n会议还研究了其他事项。"
    outline = outline_of(text)
    assert outline.sentences[-1].section_no == 0


def test_a_paragraph_behind_single_paragraph_sections_belongs_to_their_parent() -> None:
    text = (
        "一、成绩\n（一）工业增长。产值8亿元。\n（二）农业丰收。总产9万吨。\n同时，财力仍然薄弱。\n二、打算\n继续努力。"
    )
    outline = outline_of(text)
    after = next(s for s in outline.sentences if text[s.start : s.end].startswith("同时"))
    assert outline.sections[after.section_no].heading == "成绩"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“很好。大家满意。”会议结束。", ["他说：“很好。大家满意。”", "会议结束。"]),
        ("以“谁执法谁普法？”为主题开展宣传。", ["以“谁执法谁普法？”为主题开展宣传。"]),
        ("做了三件事；办了两件；很好！", ["做了三件事；办了两件；很好！"]),
        ("落实到位。（责任单位：县教育局）", ["落实到位。", "（责任单位：县教育局）"]),
        ("学习《怎么办？》一文。", ["学习《怎么办？》一文。"]),
        ("引号“没有闭合。下一句。", ["引号“没有闭合。", "下一句。"]),
        ("等等……完了？！是。", ["等等……", "完了？！", "是。"]),
        ("一要抓紧；二要抓好。", ["一要抓紧；", "二要抓好。"]),
    ],
)
def test_sentences_end_outside_quotes_and_brackets(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县春训会召开\n李建国讲话 王海主持\n本报讯（记者 赵敏）昨日，会议召开。", ["title", "subtitle", "body"]),
        ("王海在全县春训会上强调\n真抓实干开新局\n昨日，全县春训会召开。", ["subtitle", "title", "body"]),
        ("5月7日，我县召开春训会。\n王海出席。", ["body", "body"]),
        (
            "政府工作报告\n——2004年1月8日在县人民代表大会上\n县长 王海\n各位代表：\n现在，我报告工作。",
            ["title", "subtitle", "byline", "salutation", "body"],
        ),
        (
            "农业简报\n第3期\n县农业局编 2009年3月2日\n春播进展顺利\n截至3月底，播种过半。",
            ["head", "head", "head", "title", "body"],
        ),
        ("第81期 2011年5月10日\n某区召开推进会议\n5月7日，会议召开。", ["head", "title", "body"]),
        ("创新路上\n李 明 王海涛\n改革是动力。", ["title", "byline", "body"]),
        (
            "关于表扬的通报\n各乡镇：\n现通报如下。\n县政府\n二〇〇八年六月三日",
            ["title", "addressee", "body", "signature", "signature"],
        ),
    ],
)
def test_lines_around_the_body(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_a_given_caption_is_one() -> None:
    text = "会议召开。\n参观现场。\n大家讨论。"
    outline = read_outline(clean_text(text, captions=((6, 11),)))
    assert [p.kind for p in outline.paragraphs] == ["body", "caption", "body"]


def test_the_page_title_tells_which_line_is_the_title() -> None:
    text = "新闻频道\n我县春耕全面展开\n记者从县农业局获悉，春耕全面展开。"
    outline = read_outline(clean_text(text, Evidence("web_title", "我县春耕全面展开_新闻频道_某网")))
    assert [p.kind for p in outline.paragraphs] == ["head", "title", "body"]


@pytest.mark.parametrize(
    ("head", "title", "expected"),
    [
        (
            "冬训练精兵 开春打硬仗\n我县水利建设提速\n全县水利会召开 李建国讲话 王海主持",
            1,
            ["head", "title", "subtitle"],
        ),
        ("凝心聚力 真抓实干\n全县经济会议召开\n李建国讲话 王海主持", 1, ["head", "title", "subtitle"]),
        ("李建国在全县水利会上强调\n我县水利建设提速", 1, ["subtitle", "title"]),
        ("冬训练精兵 开春打硬仗\n全县水利会在石桥镇召开", 0, ["title", "subtitle"]),
    ],
)
def test_a_kicker_above_a_title_with_a_deck_is_no_subtitle(head: str, title: int, expected: list[str]) -> None:
    evidence = Evidence("web_title", head.split("\n")[title])
    outline = outline_of(f"{head}\n本报讯 昨日，会议召开。", evidence)
    assert [p.kind for p in outline.paragraphs] == [*expected, "body"]


PIECES = st.sampled_from(
    [
        *"一二三四五六七八九十１1234.．、，。；：！？…“”‘’（）()《》 \n是要第其抓①\u3000",
        *("（一）", "一是", "二是", "一、", "二、", "1.", "（1）", "第一，"),
        *(
            "附件：",
            "抄送：",
            "同志们：",
            "2011年3月2日",
            "县委办公室",
            "第3期",
            "简报",
            "——",
            "通知",
            "关于",
            "记者",
            "张伟",
        ),
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    outline = outline_of(text)
    covered = [False] * len(text)
    last = 0
    for number, sentence in enumerate(outline.sentences, 1):
        assert sentence.no == number
        assert last <= sentence.start < sentence.end
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        covered[sentence.start : sentence.end] = [True] * (sentence.end - sentence.start)
        last = sentence.end
        paragraph = outline.paragraphs[sentence.paragraph_no - 1]
        assert paragraph.start <= sentence.start and sentence.end <= paragraph.end
    assert all(done or char.isspace() for done, char in zip(covered, text, strict=True))


@given(st.lists(PIECES, max_size=60).map("".join))
def test_sections_nest_and_begin_sentences(text: str) -> None:
    outline = outline_of(text)
    starts = {sentence.start for sentence in outline.sentences}
    for number, section in enumerate(outline.sections):
        assert section.no == number
        if not number:
            assert section.level == 0
            continue
        parent = outline.sections[section.parent_no]
        assert parent.no < section.no and parent.level < section.level
        assert section.start < section.end <= section.until <= parent.until
        assert section.start in starts
        assert text[section.start :].startswith(section.marker) and section.heading in text[section.start : section.end]


@given(st.text(max_size=200))
def test_any_text_has_an_outline(text: str) -> None:
    assert outline_of(text).sections[0].level == 0


@pytest.mark.parametrize(
    "rows",
    [
        ["第一组：王海 双河镇、石桥镇", "第二组：李建国 东河镇、安平乡", "第三组：赵敏 云岭镇、白水乡"],
        ["第1督查组：王海、李建国", "第2督查组：赵敏、高远"],
        ["A组：双河镇、石桥镇、县一中", "B组：东河镇、安平乡"],
        ["一号路线：双河镇、石桥镇、安平乡", "二号路线：东河镇、云岭镇"],
    ],
)
def test_rows_that_list_who_belongs_to_which_team(rows: list[str]) -> None:
    text = "\n".join(["关于做好造林工作的通知", "各乡镇：", "一、目标任务", "全县完成造林2万亩。", *rows])
    assert [p.kind for p in outline_of(text).paragraphs][4:] == ["table"] * len(rows)


def test_stages_are_no_teams() -> None:
    rows = ["第一阶段：宣传发动（3月1日至15日），召开动员会。", "第二阶段：组织实施（3月16日至30日），完成整治。"]
    text = "\n".join(["关于开展整治工作的通知", "各乡镇：", "一、实施步骤", *rows])
    assert [p.kind for p in outline_of(text).paragraphs][3:] == ["body", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("各乡（镇）农技站，局机关各股室，各种植大户：", "addressee"),
        ("各旅行社，各景区：", "addressee"),
        ("各养殖场（户）：", "addressee"),
        ("有关考生：", "addressee"),
        ("县直各单位，各乡镇，各驻县企业：", "addressee"),
        ("各单位要做到以下几点：", "body"),
        ("各项工作安排：", "body"),
    ],
)
def test_whoever_is_named_with_each_is_addressed(line: str, kind: str) -> None:
    text = f"关于做好秋季安全工作的通知\n{line}\n为切实做好秋季安全工作，现将有关事项通知如下。"
    assert outline_of(text).paragraphs[1].kind == kind
