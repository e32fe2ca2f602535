"""A text that its page serves twice is kept once; what is said twice for a reason stays."""

from __future__ import annotations

import time

import pytest

from tests.unit.clean.helpers import cleaned, lines

POINTS = [
    "一、提高认识。各级各部门要充分认识做好信访工作的重要意义，切实增强责任感和紧迫感。",
    "二、落实责任。各乡镇党委书记是第一责任人，要亲自抓、负总责，一级抓一级，层层抓落实。",
    "三、严格考核。县信访局要定期通报各乡镇信访工作情况，考核结果作为评先评优的重要依据。",
    "四、加强宣传。县电视台要开辟专栏，宣传信访条例，引导群众依法逐级反映诉求，维护社会稳定。",
]
NOTICE = ["县委办公室关于做好信访工作的通知", "各乡镇党委：", *POINTS, "中共青石县委办公室", "2012年4月5日"]
TRADITIONAL = (
    "各鄉鎮黨委：\n一、提高認識。各級各部門要充分認識做好信訪工作的重要意義，切實增強責任感和緊迫感。\n"
    "二、落實責任。各鄉(xiāng)鎮(zhèn)黨委書記是第一責任人，要親自抓、負總責，一級抓一級，層層抓落實。\n"
    "三、嚴格考核。縣信訪局要定期通報各鄉鎮信訪工作情況，考核結果作爲評先評優的重要依據。\n"
    "四、加強宣傳。縣電視臺要開闢專欄，宣傳信訪條例，引導群眾依法逐級反映訴求，維護社會穩定。"
)


def _wrapped(paragraphs: list[str], width: int) -> str:
    rows = []
    for paragraph in paragraphs:
        text = f"\u3000\u3000{paragraph}"
        rows += [text[at : at + width] for at in range(0, len(text), width)]
    return "\n".join(rows)


@pytest.mark.parametrize(
    "second",
    [
        _wrapped(NOTICE, 21),
        _wrapped(NOTICE, 37),
        "\n\n".join(NOTICE).replace("，", ",").replace("：", ":"),
        "\n".join(line.replace("信访", "信 访") for line in NOTICE),
        "——————以下为文件全文（可复制）——————\n" + "\n".join(NOTICE),
        "全文如下：\n" + TRADITIONAL,
    ],
)
def test_second_copy_goes(second: str) -> None:
    text = cleaned("\n".join(NOTICE) + "\n\n" + second)
    assert text.text.split("\n") == NOTICE
    assert any(edit.step in {"copies", "repeats"} for edit in text.edits)


@pytest.mark.parametrize("button", ["【全文阅览】", "……【查看全文】", "[ 阅读全文 ]"])
def test_preview_gives_way_to_the_whole(button: str) -> None:
    body = [
        "5月6日，全县经济工作会议在县城召开，会期一天。县委书记李长河出席会议并讲话，县长周明远主持会议。会议总结了去年工作，安排部署了今年任务。",
        "李长河指出，去年全县生产总值达到56.2亿元，增长9.5%。",
    ]
    page = f"全县经济工作会议召开\n{body[0][:56]}\n{button}\n" + "\n".join(body)
    assert lines(page) == ["全县经济工作会议召开", *body]


@pytest.mark.parametrize(
    "text",
    [
        [
            f"{sign}，要{what}。我们要牢记宗旨，服务人民，青石的明天一定会更好。"
            for sign, what in (("第一", "认清形势"), ("第二", "明确任务"), ("第三", "强化措施"))
        ],
        [
            "会议要求，各乡镇要压实责任，抓好落实。",
            "据介绍，去年全县新增就业1200人，下岗职工再就业600人。",
            "会议要求，各乡镇要压实责任，抓好落实。",
        ],
        [
            f"{name}，男，汉族，大学学历，中共党员，现任县水利局副局长，拟任县水利局局长。"
            for name in ("李长河", "周明远")
        ],
    ],
)
def test_what_is_said_again_for_a_reason_stays(text: list[str]) -> None:
    assert lines("\n".join(text)) == text


def test_time_is_linear() -> None:
    def seconds(n: int) -> float:
        text = "\n".join(f"第{k % 97}项工作已经完成，第{k}项任务正在推进，各单位要抓好落实。" for k in range(n))
        start = time.process_time()
        cleaned(text + "\n" + text)
        return time.process_time() - start

    seconds(50)
    few = max(seconds(500), seconds(500), 0.02)
    assert min(seconds(4000), seconds(4000)) < 24 * few  # 8 is linear, 64 quadratic
