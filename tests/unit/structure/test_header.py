"""Header facts of documents of every kind, in short invented ones."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.records import CleanText, Evidence, RawDocument
from etl.structure.header import Header, read_header
from etl.structure.outline import read_outline


def header_of(text: str, *evidence: Evidence) -> Header:
    end = len(text)
    clean = CleanText(text, array("I", range(end)), array("I", range(1, end + 1)), (), "Hans", (), evidence)
    raw = RawDocument("a.txt", "a.txt", "0", end, "text/plain", "utf-8", "plain", text)
    return read_header(raw, clean, read_outline(clean))


def test_a_bulletin() -> None:
    header = header_of(
        "清河县安全生产工作简报\n（2008）第7期（总第112期）\n清河县安全生产委员会办公室主办 二〇〇八年六月三十日\n"
        "我县筑牢汛期安全防线\n入汛以来，我县扎实开展大检查。\n报：市安委办，县委、县政府领导\n"
        "发：各乡镇（街道、园区）党委。（共印60份）",
    )
    assert header.doc_type == "bulletin"
    assert (header.title, header.issue) == ("我县筑牢汛期安全防线", "第7期（总第112期）")
    assert header.publisher == "清河县安全生产委员会办公室"
    assert header.copied_to == ("市安委办", "县委", "县政府领导", "各乡镇（街道、园区）党委")


@pytest.mark.parametrize(
    "head",
    [
        "农村工作信息\n第二十三期\n中共清河县委农村工作部 编\n二〇〇六年四月十八日\n本期要目\n双河镇三抓促增收",
        "创先争优活动\n简 报\n（第12期）\n中共清河县委农村工作部 2011年3月15日\n编者按：现将做法刊发，供学习。",
        "清河要情\n总第8期\n主办：中共清河县委农村工作部",
        "清河县农业简报\n2011年第6期\n中共清河县委农村工作部编印 2011年3月15日\n【经验交流】",
    ],
)
def test_heads_of_bulletins(head: str) -> None:
    header = header_of(f"{head}\n双河镇三抓促增收\n双河镇坚持以抓产业促增收，农民收入明显提高。")
    assert (header.doc_type, header.title) == ("bulletin", "双河镇三抓促增收")
    assert header.publisher == "中共清河县委农村工作部"
    assert header.authors == ()


def test_a_notice() -> None:
    header = header_of(
        "特急\n江政办〔1998〕27号 签发人：何志刚\n关于做好防汛抗旱工作的紧急通知\n"
        "各县（市、区）人民政府，市政府各部门：\n根据《防汛条例》（国发〔1997〕9号）要求，现通知如下：\n一、加强领导。各级要负责。\n二、加强值守。\n"
        "江州市人民政府办公厅\n一九九八年七月五日\n"
        "抄送：市委办公厅，军分区。\n江州市人民政府办公厅 1998年7月6日印发",
    )
    assert header.doc_type == "notice"
    assert header.title == "关于做好防汛抗旱工作的紧急通知"
    assert (header.doc_number, header.signer) == ("江政办〔1998〕27号", "何志刚")
    assert header.publisher == "江州市人民政府办公厅"
    assert header.addressees == ("各县（市、区）人民政府", "市政府各部门")
    assert header.copied_to == ("市委办公厅", "军分区")


def test_two_issuers_share_a_notice() -> None:
    header = header_of(
        "中共临川镇委员会 临川镇人民政府\n关于印发《方案》的通知\n各村党总支：\n现印发给你们。\n"
        "中共临川镇委员会\n临川镇人民政府\n2016年3月8日",
    )
    assert header.title == "中共临川镇委员会 临川镇人民政府关于印发《方案》的通知"
    assert header.publisher == "中共临川镇委员会 临川镇人民政府"


@pytest.mark.parametrize(
    ("text", "authors", "role"),
    [
        ("春训会召开\n本报讯（记者 赵敏 通讯员 马小军 文/图）昨日，县委召开春训会。", ("赵敏", "马小军"), "reporter"),
        ("本报讯（记者王建华）昨日，县委召开春训会。", ("王建华",), "reporter"),
        ("让春天来得更早\n本报记者 艾力·买合木提\n昨日，县委召开春训会。", ("艾力·买合木提",), "reporter"),
        ("昨日，县委召开春训会。\n图为会议现场。本报记者 许薇 摄", ("许薇",), "reporter"),
        ("让春天来得更早\n柳明\n昨日，我到县里走访。\n图为田间。通讯员 许薇 摄", ("柳明",), "author"),
        ("昨日，县委召开春训会。会议要求抓好落实。（柳明）", ("柳明",), "reporter"),
        ("政府工作报告\n清河县人民政府县长 王 海\n各位代表：\n现在报告工作。", ("王海",), "author"),
        ("创新路上\n李 明 王海涛\n改革是动力。", ("李明", "王海涛"), "author"),
        ("春训会召开\n昨日，县委召开春训会。\n责任编辑：周倩", (), "author"),
        ("简报\n第3期\n学院召开推进会\n5月6日，学院召开推进会。\n（组织部 方若谷）", ("方若谷",), "author"),
        (
            "简报\n第3期\n学院召开推进会\n5月6日，学院召开推进会。\n（校团委 方若谷 孟 川）",
            ("方若谷", "孟川"),
            "author",
        ),
    ],
)
def test_authors(text: str, authors: tuple[str, ...], role: str) -> None:
    header = header_of(text)
    assert (header.authors, header.author_role) == (authors, role)


@pytest.mark.parametrize(
    ("text", "doc_type"),
    [
        ("5月7日下午，某区召开推进会议。区委书记王海出席会议并讲话。", "news_report"),
        ("全县春训会召开\n2月6日，全县春训会召开。", "news_report"),
        ("在全县春训会上的讲话\n同志们：\n今天开会。", "speech"),
        ("某县委书记谈发展\n发展是第一要务。我们要抓住机遇。\n（根据王海在春训会上的讲话整理）", "speech"),
        ("春训会召开 王海出席并讲话\n2月6日，全县春训会召开，王海出席会议并讲话。", "news_report"),
        ("清河县人民法院工作报告\n各位代表：\n现在报告工作。", "work_report"),
        ("城关镇上半年工作总结及下半年工作计划\n上半年完成产值8亿元。", "work_report"),
        ("关于加强用水管理的意见\n为加强管理，提出意见。", "notice"),
        ("全县防汛工作方案\n为做好防汛工作，制定本方案。", "notice"),
        ("第15期\n关于做好防汛工作的通知\n各乡镇：\n请抓好落实。", "bulletin"),
        ("让改革成为动力\n县委党校 李明\n改革是时代的主题。我们要解放思想。", "article"),
        ("县政府常务会议纪要\n会议研究了三个事项。", "other"),
        ("一只鸟飞过。", "other"),
    ],
)
def test_kind_of_document(text: str, doc_type: str) -> None:
    assert header_of(text).doc_type == doc_type


def test_a_page_names_its_source_and_what_was_cut_off() -> None:
    header = header_of(
        "春训会召开\n昨日，县委召开春训会。", Evidence("web_source", "清河日报"), Evidence("truncated", "1")
    )
    assert header.publisher == "清河日报"
    assert header.is_truncated


def test_nothing_is_invented() -> None:
    header = header_of("为了总结工作，8月7日，县委召开总结大会。王海主持会议。\n会议学习了清发〔2009〕3号文件。")
    assert (header.title, header.issue, header.doc_number, header.publisher, header.authors) == ("", "", "", "", ())


@given(
    st.text(alphabet="各位代表：关于的通知第期2011年3月〔〕号（）记者 \n张伟县委办公室编印发抄送报，。", max_size=120)
)
def test_any_text_has_a_header(text: str) -> None:
    header = header_of(text)
    assert all(name in text.replace(" ", "") for name in header.authors)


MINUTES = "清河县人民政府常务会议纪要\n2008年7月1日，县长何志刚主持召开常务会议，研究防汛工作。\n会议同意该方案。"


@pytest.mark.parametrize(
    ("text", "told", "publisher"),
    [
        (f"{MINUTES}\n清河县人民政府办公室 2008年7月3日印发", {"web_source": "综合股"}, "清河县人民政府办公室"),
        (MINUTES, {"web_source": "综合股", "web_issuer": "清河县人民政府"}, "清河县人民政府"),
        (MINUTES, {"web_source": "县政府办"}, "县政府办"),
    ],
)
def test_who_issued_minutes(text: str, told: dict[str, str], publisher: str) -> None:
    assert header_of(text, *(Evidence(kind, value) for kind, value in told.items())).publisher == publisher


def test_a_report_comes_from_its_paper_whatever_the_panel_says() -> None:
    report = "清河县防汛工作会议召开\n本报讯（记者 何静）7月1日，全县防汛工作会议召开，安排部署防汛工作。"
    told = Evidence("web_source", "清河日报"), Evidence("web_issuer", "清河县人民政府办公室")
    assert header_of(report, *told).publisher == "清河日报"


@pytest.mark.parametrize(("author", "names"), [("资料组", ()), ("编辑部", ()), ("何静", ("何静",)), ("信息网", ())])
def test_a_unit_of_the_site_is_no_author(author: str, names: tuple[str, ...]) -> None:
    assert header_of(MINUTES, Evidence("web_author", author)).authors == names
