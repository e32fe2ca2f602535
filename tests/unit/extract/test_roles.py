"""What sentences do: single sentences in their documents, run-in headings, and lines that do nothing."""

from __future__ import annotations

from array import array
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.role_cues import ROLES, heading_theme
from etl.extract.roles import assign_roles
from etl.lexicon import table
from etl.records import CleanText, DocumentFacts
from etl.structure.outline import read_outline


def roles(text: str, doc_type: str = "news_report") -> list[tuple[str, str]]:
    end = len(text)
    clean = CleanText(text, array("I", range(end)), array("I", range(1, end + 1)), (), "Hans")
    outline = assign_roles(clean, read_outline(clean), DocumentFacts(doc_type=doc_type))
    return [(text[s.start : s.end], s.role) for s in outline.sentences]


def role_of(sentence: str, doc_type: str = "news_report", before: str = "") -> str:
    return next(role for words, role in roles(before + sentence, doc_type) if words.startswith(sentence[:8]))


def roles_in_year(text: str, year: int) -> str:
    clean = CleanText(text, array("I", range(len(text))), array("I", range(1, len(text) + 1)), (), "Hans")
    facts = DocumentFacts(doc_type="bulletin", published_on=date(year, 7, 1))
    return assign_roles(clean, read_outline(clean), facts).sentences[-1].role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("县领导王海、李建国、赵敏等出席会议。", "attendance"),
        ("各乡镇主要负责人共120余人参加会议。", "attendance"),
        ("3月5日上午，全县春季农业生产现场会在双河镇召开。", "procedure"),
        ("会上，双河镇、县水利局作了典型发言。", "procedure"),
        ("会议传达学习了全省农村工作会议精神。", "procedure"),
        ("会议听取了县发改局关于重点项目进展情况的汇报。", "procedure"),
        ("会前，与会人员实地察看了三个项目现场。", "procedure"),
        ("今年以来，全县新修农田水利工程320处，同比增长12%。", "achievement"),
        ("通过专项整治，群众满意度明显提高。", "achievement"),
        ("各级各部门狠抓落实，工作取得了阶段性成效。", "achievement"),
        ("但是，部分乡镇重视不够，项目推进缓慢，资金到位率偏低。", "problem"),
        ("同时也要看到，基础设施薄弱的状况尚未根本改变。", "problem"),
        ("王海要求，各乡镇要迅速行动，确保春耕不误农时。", "requirement"),
        ("各有关单位务必于5月底前完成自查，不得瞒报漏报。", "requirement"),
        ("县水利局将于4月对水库进行全面检查。", "plan"),
        ("力争到2015年全县森林覆盖率达到65%以上。", "plan"),
        ("春耕生产事关粮食安全，是全年农业丰收的基础。", "background"),
        ("为贯彻落实省委部署，进一步改善村容村貌，制定本办法。", "background"),
        ("今年是全面建成小康社会的决胜之年。", "background"),
    ],
)
def test_sentences_of_a_report(sentence: str, role: str) -> None:
    assert role_of(sentence) == role


@pytest.mark.parametrize(
    ("sentence", "doc_type", "role"),
    [
        ("防汛责任重于泰山，容不得半点侥幸，事关群众安危。", "speech", "background"),
        ("陈志远指出，生态是立县之本，是永恒课题。", "news_report", "background"),
        ("双河县地处秦巴山区腹地，总面积2100平方公里，总人口38万。", "other", "background"),
        ("应当看到，我县龙头企业仍然偏少，还有12个项目没有开工，吃拿卡要现象尚未根除。", "speech", "problem"),
        ("本网讯（记者 高远）5月6日上午，全县林长制推进会在县城召开，查摆不足，部署任务。", "news_report", "procedure"),
        ("上月中旬，副县长带领有关人员深入6个乡镇走访农户80户，召开座谈会5次，形成如下报告。", "other", "procedure"),
        ("到2020年，全县旅游收入突破60亿元，城镇化率达到55%，累计完成投资300亿元。", "speech", "plan"),
        ("徐海表示，公司将在明年建成二期厂房，带动就业200人。", "news_report", "plan"),
        ("以新发展理念为指导，坚持绿色优先，走特色发展的路子。", "notice", "requirement"),
    ],
)
def test_sentences_of_other_kinds(sentence: str, doc_type: str, role: str) -> None:
    assert role_of(sentence, doc_type) == role


def test_a_notice_asks_and_a_work_report_plans() -> None:
    text = "一、重点任务\n创建节水企业25家，管网漏损率控制在9%以内。\n县财政局每年安排专项资金300万元，每亩补助60元。"
    assert [role for _, role in roles(text, "notice")][1:] == ["requirement", "requirement"]
    text = "一、2015年保障措施\n落实贴息资金3500万元，新增骨干企业6户。"
    assert roles(text, "work_report")[1][1] == "plan"


def test_what_a_leader_demands_stays_a_demand_with_its_figures() -> None:
    text = "陈志远强调，要抓好攻坚。产业方面，10月底前新建茶园2万亩，户均增收不低于2000元。据悉，明年将举办两届茶博会。"
    assert [role for _, role in roles(text)] == ["requirement", "requirement", "plan"]


def test_figures_in_a_section_on_problems_do_not_praise() -> None:
    text = "一、存在的问题\n今年以来，全县发生事故21起，死亡3人，损失60万元。\n抽查企业40家，有12家没有配备安全员。"
    assert [role for _, role in roles(text, "speech")][1:] == ["problem", "problem"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("存在的主要问题", "problem"),
        ("2008年工作回顾", "achievement"),
        ("下一步工作打算", "plan"),
        ("工作要求", "requirement"),
        ("充分认识重要意义", "background"),
        ("紧盯目标，狠抓推进，各项工作成效明显", "achievement"),
        ("推动全县经济持续增长", ""),
        ("关于项目进度问题", ""),
    ],
)
def test_headings_announce_their_sections(heading: str, role: str) -> None:
    theme = heading_theme(heading)
    assert (theme.role if theme.is_strong else "") == role


def test_the_section_decides_where_words_do_not() -> None:
    past = "一、2009年工作回顾\n新建公路82公里，改造危房320户。\n二、2010年工作安排\n新建公路96公里，改造危房400户。"
    found = dict(roles(past, "work_report"))
    assert found["新建公路82公里，改造危房320户。"] == "achievement"
    assert found["新建公路96公里，改造危房400户。"] == "plan"


def test_a_plan_names_figures_and_days_a_requirement_tells_somebody_what_to_do() -> None:
    text = (
        "一、成绩\n总产9万吨。\n二、下一步工作\n6月底前完成小型水库加固12座。\n"
        "各乡镇要成立专门班子，明确专人负责。\n严格落实责任制。"
    )
    assert [role for _, role in roles(text, "bulletin")][3:] == ["plan", "requirement", "requirement"]


def test_what_introduces_a_list_speaks_for_its_items() -> None:
    text = "工作中还存在一些不足：一是认识有偏差。学得少。二是监管有漏洞。\n会议还研究了其他事项。"
    assert [role for _, role in roles(text)] == ["problem", "problem", "problem", "problem", "procedure"]


def test_a_reporting_verb_is_carried_through_its_paragraph() -> None:
    text = "李建国强调，要抓好春管。加强田间管理，搞好技术服务。\n全县已完成春播8万亩。"
    assert [role for _, role in roles(text)] == ["requirement", "requirement", "achievement"]


def test_a_run_in_heading_has_the_role_of_its_content() -> None:
    text = (
        "一、主要做法\n（一）加强领导。成立了领导小组，召开动员会18次。\n"
        "二、有关要求\n（一）加强领导。各乡镇要成立工作组。"
    )
    found = [role for words, role in roles(text, "bulletin") if words == "（一）加强领导。"]
    assert found == ["achievement", "requirement"]


def test_lines_outside_the_body_do_nothing() -> None:
    text = (
        "全县必须抓好春耕的通知\n各乡镇：\n为做好春耕，现通知如下：\n一、要抓紧备耕\n各乡镇要备足农资。\n"
        "二、要搞好服务\n要送技术下乡。\n县农业局\n2009年2月1日\n抄送：县委办，必须存档。"
    )
    other = {words for words, role in roles(text, "notice") if role == "other"}
    assert {"全县必须抓好春耕的通知", "各乡镇：", "一、要抓紧备耕", "县农业局", "抄送：县委办，必须存档。"} <= other


def test_names_in_quotation_marks_say_nothing() -> None:
    assert role_of("全县开展了“必须整改、务必落实”百日竞赛，完成投资3亿元。") == "achievement"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("查摆突出问题", "achievement"),
        ("深入基层，摸清突出问题", "achievement"),
        ("梳理问题，建立台账", "achievement"),
        ("查摆出的突出问题", "problem"),
        ("梳理的主要问题", "problem"),
    ],
)
def test_looking_for_problems_is_a_deed(heading: str, role: str) -> None:
    text = f"我县开展走访\n一、主要做法\n（一）抓学习\n办班5期。\n（二）{heading}\n王海、李建国分别到双河镇联系点调研。"
    assert dict(roles(text, "bulletin"))["王海、李建国分别到双河镇联系点调研。"] == role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("2009年是我县发展历程中极不寻常的一年。", "background"),
        ("过去的一年是双河撤县设区的第一年，也是大事喜事交织的一年。", "background"),
        ("2009年是我县发展的第三年，全县上下扎实开展招商活动，新引进企业36家，完成投资8亿元。", "achievement"),
    ],
)
def test_what_kind_of_year_it_was_is_no_result(sentence: str, role: str) -> None:
    text = f"在全县工作会议上的讲话\n同志们：\n一、肯定成绩，增强信心\n{sentence}"
    assert dict(roles(text, "speech"))[sentence] == role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("2月16日上午，全县旅游暨招商大会在县宾馆举行，总结去年工作，表彰先进。", "procedure"),
        ("会议认为，去冬以来，面对低温冻害，全县上下积极应对，农业生产保持良好势头。", "achievement"),
        ("王海说，水利是农业的根基，没有水利的改观，就没有双河的明天。", "background"),
    ],
)
def test_a_meeting_s_opening_its_review_and_its_reasons(sentence: str, role: str) -> None:
    assert role_of(sentence) == role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("2019年，全县果园面积12.5万亩，产值9亿元，带动农户1.2万户。", "achievement"),
        ("2020年10月底前，新建保鲜库20座，新增库容8000吨。", "plan"),
        ("2020年10月底前，各乡镇组织人员完成20座保鲜库的排查。", "requirement"),
    ],
)
def test_a_notice_reports_of_years_gone_by_and_plans_without_naming_who(sentence: str, role: str) -> None:
    text = f"双河县果业工作方案\n为做强果业，制定本方案。\n一、工作任务\n（一）抓好设施建设。\n{sentence}"
    end = len(text)
    clean = CleanText(text, array("I", range(end)), array("I", range(1, end + 1)), (), "Hans")
    facts = DocumentFacts(doc_type="notice", published_on=date(2020, 6, 1))
    outline = assign_roles(clean, read_outline(clean), facts)
    assert {text[s.start : s.end]: s.role for s in outline.sentences}[sentence] == role


def test_the_lexicons_name_known_roles() -> None:
    assert {row["role"] for row in table("role_cues")} <= {*ROLES, "none"}
    assert {row["place"] for row in table("role_cues")} <= {"any", "start"}
    assert {row["role"] for row in table("section_cues")} <= {*ROLES, "none"}


@given(
    st.text(
        alphabet="一二三是要、。，：；“”（）\n会议召开了必须问题存在不足2011年3月将力争完成8%亿元同志们", max_size=150
    )
)
def test_every_sentence_has_a_role(text: str) -> None:
    assert all(role in ROLES for _, role in roles(text))


@pytest.mark.parametrize(
    ("sentence", "doc_type", "role"),
    [
        ("现将一季度督查情况通报如下：", "notice", "procedure"),
        ("现就有关事项通知如下：", "notice", "procedure"),
        ("下面，我将今年的工作汇报如下。", "speech", "procedure"),
        ("为切实做好防汛工作，现将有关事项通知如下：", "notice", "background"),
        ("会议原则同意《双河县城区停车管理办法》，由县城管局修改后印发。", "other", "procedure"),
        ("会议一致通过该预案，自3月1日起施行。", "other", "procedure"),
        ("李建国与企业代表分别在框架协议上签字。", "news_report", "procedure"),
        ("开工仪式后，王海一行前往双河镇实地察看了水库除险加固情况。", "news_report", "procedure"),
        ("王海在县长赵敏陪同下，来到双河镇敬老院。", "news_report", "procedure"),
        ("该项目竣工投产后，预计年产水泥120万吨，上缴税金3000万元。", "news_report", "plan"),
        ("县督查室将于9月中旬对各乡镇进行抽查。", "notice", "plan"),
        ("县环保局将对各企业整改情况适时组织抽查。", "notice", "plan"),
        ("王海强调，今后三年是我县爬坡过坎、转型升级的关键时期。", "news_report", "background"),
    ],
)
def test_what_leads_over_what_happens_and_what_is_announced(sentence: str, doc_type: str, role: str) -> None:
    assert role_of(sentence, doc_type) == role


def test_a_horizon_before_the_document_s_own_year_is_past() -> None:
    text = "到2008年底，全县贫困人口由9.2万人减少到3.1万人。"
    assert roles_in_year(text, 2009) == "achievement"
    assert roles_in_year(text, 2006) == "plan"


def test_spans_of_years_are_planned_and_headings_ask() -> None:
    text = "一、保障措施\n（一）加大资金投入。2012年至2015年，县财政每年安排专项资金600万元。"
    assert [role for _, role in roles(text, "notice")][1:] == ["requirement", "plan"]


@pytest.mark.parametrize(
    ("text", "doc_type", "role"),
    [
        ("一、工作打算\n赵敏在点评中对各乡镇的做法予以充分肯定，并就下步工作提出了具体意见。", "bulletin", "procedure"),
        ("赵敏在点评中指出，各乡镇要对照先进找差距。", "bulletin", "requirement"),
        ("全县农技人员轮训班今天就要开学了。", "speech", "procedure"),
        ("目前，全县村级兽医平均年龄54岁，有执业资格的只有12%。", "speech", "problem"),
        ("目前，全县通村公路硬化率达到92%。", "speech", "achievement"),
        ("一、实施步骤\n县水利局于9月组织复查，召开总结会。", "notice", "plan"),
        ("一、实施步骤\n各乡镇于9月20日前组织复查，召开总结会。", "notice", "requirement"),
        ("一、2012年财政预算草案\n根据县委全会精神，全县财政收入安排9280万元，增长14%。", "work_report", "plan"),
        ("一、前期工作取得明显成效\n（一）对照标准，差距查得更实。召开座谈会36场。", "bulletin", "achievement"),
    ],
)
def test_comments_calendars_budgets_and_aims(text: str, doc_type: str, role: str) -> None:
    assert roles(text, doc_type)[-1][1] == role


@pytest.mark.parametrize(
    "heading", ["严肃纪律，务求培训取得成效", "强化督查，确保任务落实到位", "改进作风，促进面貌明显改善"]
)
def test_headings_that_aim_at_results_report_none(heading: str) -> None:
    assert heading_theme(heading).role != "achievement"


@pytest.mark.parametrize("lead", ["", "一、看清形势，坚定发展的信心\n"])
@pytest.mark.parametrize(
    "sentence",
    [
        "龙头企业是产业发展的领头雁，也是联农带农的主力军。",
        "旅游业是富民产业，更是朝阳产业，还是绿色产业。",
        "信访是党和政府联系群众的渠道，也是化解矛盾的窗口。",
    ],
)
def test_what_a_thing_is_and_is_besides_is_background(lead: str, sentence: str) -> None:
    assert role_of(sentence, "speech", lead) == "background"


@pytest.mark.parametrize(
    ("heading", "sentence", "role"),
    [
        ("招商要突破", "全年引进亿元以上项目6个，到位资金35亿元。", "plan"),
        ("水利要先行", "新修渠道36公里，整治山塘58口。", "plan"),
        ("队伍要过硬", "乡镇党委书记每季度讲一次党课。", "requirement"),
        ("主要成效", "新修渠道36公里，整治山塘58口。", "achievement"),
    ],
)
def test_a_heading_that_says_what_a_thing_must_do_asks(heading: str, sentence: str, role: str) -> None:
    before = f"二、突出重点\n（一）作风要转变。各级干部要深入一线。\n（二）{heading}。"
    assert role_of(sentence, "speech", before) == role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("他强调，到2025年，全县粮食产量要稳定在30万吨以上，高标准农田占比达到70%。", "plan"),
        ("会议要求，到2018年底，贫困发生率要降到3%以下。", "plan"),
        ("他强调，到2025年还有三年时间，各级各部门要增强紧迫感，狠抓落实。", "requirement"),
        ("会议要求，到基层去的干部要严格遵守纪律。", "requirement"),
    ],
)
def test_figures_of_a_year_to_come_are_a_target_whoever_names_them(sentence: str, role: str) -> None:
    assert role_of(sentence, before="县长赵敏要求，各部门要在5月10日前制定方案。") == role


def test_several_days_by_which_things_are_done_are_a_timetable() -> None:
    before = "政府工作报告\n一、2013年工作回顾\n全年完成生产总值21.7亿元。\n二、2014年工作安排\n（一）加快项目建设。"
    assert role_of("3月底前，所有续建项目必须复工；9月底前，建成污水处理厂。", "work_report", before) == "plan"
    asked = "王海强调，要抓好落实。"
    assert role_of("各乡镇要在3月底前全部复工，9月底前完成建设任务。", before=asked) == "requirement"
