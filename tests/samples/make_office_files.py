"""Make the samples that are no text files: a Word file, a PDF file and a ZIP archive.

Run it with the environment's Python to make them anew; the texts are ours.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

DOCUMENTS = Path(__file__).parent / "documents"

NOTICE = [
    ("", "蒙阴县人民政府办公室文件"),
    ("", "蒙政办发〔2016〕9号"),
    ("", "蒙阴县人民政府办公室关于做好2016年农村公路养护工作的通知"),
    ("", "各乡镇人民政府（街道办事处），县政府有关部门："),
    ("", "为做好2016年农村公路养护工作，保障群众出行安全，经县政府同意，现将有关事项通知如下。"),
    ("0", "目标任务"),
    ("", "2016年，全县养护农村公路1860公里，其中县道320公里、乡道540公里、村道1000公里。"),
    ("0", "工作重点"),
    ("1", "抓好日常养护。各乡镇（街道）要在4月底前配齐养护员420名，每公里每年安排养护资金3500元。"),
    ("1", "抓好水毁修复。县交通运输局要在汛期前完成危桥改造12座，投入资金960万元。"),
    ("0", "保障措施"),
    ("", "县财政局要足额安排养护资金，县交通运输局每季度组织一次检查。任务分解见下表。"),
]
TABLE = [
    ("乡镇（街道）", "养护里程（公里）", "养护员（名）"),
    ("蒙阴街道", "260", "58"),
    ("常路镇", "300", "66"),
    ("岱崮镇", "420", "96"),
    ("坦埠镇", "380", "88"),
    ("野店镇", "500", "112"),
    ("合计", "1860", "420"),
]
SIGNED = ["蒙阴县人民政府办公室", "2016年3月10日"]
LEVELS = (
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>"
)

HEAD = "腾冲旅游信息 第7期"
BULLETIN = [
    [
        (200, "腾冲旅游信息"),
        (150, "第7期（总第43期）　2014年5月16日"),
        (150, "腾冲县召开旅游项目推进会"),
        (112, "5月14日，腾冲县召开旅游项目推进会，总结一季度工作，部署下一阶"),
        (80, "段任务。副县长尹绍春出席会议并讲话，县旅游局局长段应华主持会议。"),
        (112, "会议通报，1至4月，全县接待游客186万人次，同比增长14.2%；实现"),
        (80, "旅游总收入13.6亿元，同比增长18.5%。和顺古镇、热海景区等8个重点"),
        (80, "项目完成投资2.4亿元，占年度计划的40%。"),
        (112, "会议指出，部分项目用地手续办理较慢，景区停车位缺口仍有1200个，"),
    ],
    [
        (80, "旺季接待能力不足。"),
        (112, "会议要求，要倒排工期，9月底前完成热海景区改造工程；要加强管理，"),
        (80, "全年投诉办结率达到98%以上；要抓好培训，年内培训从业人员3000人次。"),
        (112, "县发展和改革局、县国土资源局、县交通运输局和有关乡镇的负责人参加"),
        (80, "会议。"),
        (112, "报：县委办公室，县人大常委会办公室，县政府办公室，县政协办公室。"),
        (112, "送：各乡镇人民政府，县直有关单位。"),
    ],
]

ARCHIVE = {
    "2015年/左安镇扶贫工作情况汇报.txt": """左安镇2014年扶贫工作情况汇报

中共左安镇委员会　左安镇人民政府
（2015年1月12日）

　　2014年，左安镇认真落实县委、县政府的部署，扎实推进精准扶贫，现将有关情况汇报如下。
一、主要做法
　　（一）摸清底数。组织镇村干部86名进村入户，核定贫困户432户、贫困人口1516人。
　　（二）发展产业。新建茶园1200亩，带动贫困户210户，户均增收2600元。
　　（三）改善条件。硬化通组公路18公里，改造危房64户。
二、存在问题
　　一是产业规模偏小，销路不稳；二是部分村集体经济薄弱，仍有5个村年收入不足3万元。
三、下步打算
　　2015年，力争再减少贫困人口480人，新建茶园800亩，6月底前完成12公里通组公路的硬化。
""".encode("gb18030"),
    "2015年/大汾镇开展环境整治.html": """<html><head><meta charset="gb2312">
<title>大汾镇开展环境整治_乡镇动态_遂川县人民政府网</title>
<meta name="PubDate" content="2015-04-20"><meta name="ContentSource" content="大汾镇"></head>
<body><div id="nav"><a href="/">首页</a> <a href="/xz">乡镇动态</a></div><h1>大汾镇开展环境整治</h1>
<div class="content"><p>　　4月17日，大汾镇组织干部群众200余人开展环境整治活动，清理垃圾15吨、河道6公里。</p>
<p>　　该镇要求，各村要建立保洁制度，5月底前配备保洁员48名，做到每天清扫、当天清运。</p></div>
<div id="footer">版权所有：遂川县人民政府</div></body></html>
""".encode("gb18030"),
}


def make_docx(path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    numbering.append(parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='1'>{LEVELS}</w:abstractNum>"))
    numbering.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='1'><w:abstractNumId w:val='1'/></w:num>"))
    for depth, text in NOTICE:
        paragraph = document.add_paragraph(text)
        if depth:
            mark = f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{depth}'/><w:numId w:val='1'/></w:numPr>"
            paragraph._p.get_or_add_pPr().append(parse_xml(mark))
    table = document.add_table(0, 3)
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for line in SIGNED:
        document.add_paragraph(line)
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    document.core_properties.title = NOTICE[2][1]
    document.core_properties.author = "Administrator"
    document.core_properties.created = datetime(2016, 3, 9, 16, 30)
    document.save(str(path))


def make_pdf(path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), invariant=1)
    canvas.setTitle("腾冲县召开旅游项目推进会")
    for number, lines in enumerate(BULLETIN, 1):
        canvas.setFont("STSong-Light", 14)
        if number > 1:
            canvas.drawString(80, 810, HEAD)
        for row, (left, line) in enumerate(lines):
            canvas.drawString(left, 770 - 26 * row, line)
        canvas.drawString(280, 40, f"— {number} —")
        canvas.showPage()
    canvas.save()


class _ChineseWindows(ZipInfo):
    """A member whose name is written in GBK, without the flag that would tell."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def make_zip(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        for name, data in ARCHIVE.items():
            archive.writestr(_ChineseWindows(name, (2015, 5, 4, 10, 0, 0)), data, ZIP_DEFLATED)


if __name__ == "__main__":
    make_docx(DOCUMENTS / "mengyin" / "2016-notice.docx")
    make_pdf(DOCUMENTS / "tengchong" / "2014-05-bulletin-07.pdf")
    make_zip(DOCUMENTS / "suichuan-2015.zip")
