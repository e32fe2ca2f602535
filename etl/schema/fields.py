"""Every column of the warehouse, declared once: type, what it refers to, and its comment in two languages.

Tables (``tables.py``) and views (``views.py``) name the columns that they
have; a column of one name means the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FIELDS", "Field"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: ``type`` is key, int, text, date, flag, real, decimal or json (compact text).

    ``refs`` is ``table.column`` of the dimension that it leads to; ``additive``
    is ``yes``, ``no`` or ``semi`` for measures and ``""`` for the rest.
    """

    type: str
    zh: str
    en: str
    refs: str = ""
    additive: str = ""
    nullable: bool = False


def _key(zh: str, en: str, refs: str) -> Field:
    return Field("key", zh, en, refs)


def _date_key(zh: str, en: str) -> Field:
    return Field("key", zh + "（日期维度）", en + " (date dimension)", "dim_date.date_key")


def _measure(zh: str, en: str, additive: str = "yes") -> Field:
    return Field("int", zh, en, additive=additive)


def _text(zh: str, en: str) -> Field:
    return Field("text", zh, en)


def _maybe(kind: str, zh: str, en: str) -> Field:
    return Field(kind, zh, en, nullable=True)


_KEYS = {
    "document_key": _key("文书键", "Key of the document", "dim_document.document_key"),
    "region_key": _key(
        "行政区划键（版本）", "Key of the version of the administrative division", "dim_region.region_key"
    ),
    "region_durable_key": Field("key", "跨更名不变的区划键", "Key of the division that outlives its renamings"),
    "current_region_key": _key("现行区划键", "Key of the division's current version", "dim_region.region_key"),
    "dated_date_key": _date_key("文书所属日期（事件、发布或推定）", "First day that the document is dated to"),
    "dated_to_date_key": _date_key("文书所属期间的末日", "Last day that the document is dated to"),
    "event_date_key": _date_key("会议或讲话日期", "Day of the meeting or speech"),
    "published_date_key": _date_key("文中印明的发布日期", "Day of publication printed on the document"),
    "uploaded_date_key": _date_key("网站上传日期", "Day of upload to a site"),
    "start_date_key": _date_key("所述时间的首日", "First day of the time expression"),
    "end_date_key": _date_key("所述时间的末日", "Last day of the time expression"),
    "period_start_date_key": _date_key("数字所属期间首日", "First day of the period that the figure speaks for"),
    "period_end_date_key": _date_key("数字所属期间末日", "Last day of the period that the figure speaks for"),
    "deadline_date_key": _date_key("时限", "Deadline"),
    "date_key": Field("key", "日期键 YYYYMMDD", "Day as YYYYMMDD"),
    "audit_key": _key("加工审计键", "Key of run, versions, method and confidence band", "dim_audit.audit_key"),
    "entity_key": _key("实体键", "Key of the entity", "dim_entity.entity_key"),
    "old_entity_key": Field("key", "旧实体键", "Key that the entity had before"),
    "parent_entity_key": _key("上级机构键", "Key of the parent body", "dim_entity.entity_key"),
    "person_entity_key": _key("人物键", "Key of the person", "dim_entity.entity_key"),
    "post_entity_key": _key("职务键", "Key of the post", "dim_entity.entity_key"),
    "organisation_entity_key": _key("机构键", "Key of the body", "dim_entity.entity_key"),
    "participant_entity_key": _key("参会者键", "Key of the participant", "dim_entity.entity_key"),
    "meeting_entity_key": _key("会议键", "Key of the meeting", "dim_entity.entity_key"),
    "actor_entity_key": _key("承办者键", "Key of the actor", "dim_entity.entity_key"),
    "indicator_key": _key("指标键", "Key of the indicator", "dim_indicator.indicator_key"),
    "unit_key": _key("单位键", "Key of the unit", "dim_unit.unit_key"),
    "term_key": _key("词键", "Key of the word", "dim_term.term_key"),
    "passage_key": _key("段落键", "Key of the shared passage", "dim_passage.passage_key"),
    "sentence_key": Field("key", "句子检索键（63 位散列）", "Key of the sentence in the search index (63-bit hash)"),
    "document_type_key": Field("text", "文种代码键", "Code of the document's type", "code_list.code_key"),
    "code_key": _text("代码键", "Key of the code: list:code"),
}


_IDS = {
    "document_id": _text("文书编号：来源键 SHA-256 的前 16 位", "Id: first 16 hex digits of the source key's SHA-256"),
    "sentence_id": _text("句子编号", "Id of the sentence: <document_id>-s<n>"),
    "edit_id": _text("清洗编辑编号", "Id of the edit: <document_id>-c<n>"),
    "section_id": _text("章节编号", "Id of the section: <document_id>-h<n>"),
    "mention_id": _text("提及编号", "Id of the mention: <document_id>-e<n>"),
    "time_id": _text("时间提及编号", "Id of the time: <document_id>-e<n>"),
    "work_id": _text("引用文件提及编号", "Id of the cited work: <document_id>-e<n>"),
    "metric_id": _text("数字编号", "Id of the figure: <document_id>-m<n>"),
    "appointment_id": _text("任职编号", "Id of the appointment: <document_id>-a<n>"),
    "participation_id": _text("参会编号", "Id of the participation: <document_id>-p<n>"),
    "task_id": _text("任务编号", "Id of the task: <document_id>-t<n>"),
    "reuse_id": _text("转引编号", "Id of the reuse: <document_id>-u<n>"),
    "finding_id": _text("发现编号", "Id of the finding: <document_id>-f<n>"),
    "entity_id": _maybe("key", "实体编号；时间无实体", "Id of the entity; empty for times"),
    "sentence_no": Field("int", "句序（自 1 起）", "Number of the sentence, from 1"),
    "edit_no": Field("int", "编辑序号", "Number of the edit"),
    "section_no": Field("int", "章节序号（0 为正文）", "Number of the section; 0 is the body"),
    "parent_section_no": Field("int", "上级章节序号", "Number of the section above; 0 for the body"),
    "mention_no": Field("int", "提及序号", "Number of the mention"),
    "metric_no": Field("int", "数字序号", "Number of the figure"),
    "task_metric_no": _maybe("int", "任务所含数字的序号", "Number of the task's figure, if any"),
    "part_of_no": _maybe("int", "所属总数的序号", "Number of the total that the figure breaks down"),
    "appointment_no": Field("int", "任职序号", "Number of the appointment"),
    "participation_no": Field("int", "参会序号", "Number of the participation"),
    "task_no": Field("int", "任务序号", "Number of the task"),
    "use_no": Field("int", "转引序号", "Number of the occurrence"),
    "finding_no": Field("int", "发现序号", "Number of the finding"),
    "party_no": Field("int", "同一角色内的次序", "Order within the role"),
    "paragraph_no": Field("int", "段序（自 1 起）", "Number of the paragraph, from 1"),
    "rejection_no": Field("int", "拒收序号", "Number of the rejection"),
    "run_id": _text("运行编号：由输入与版本散列而来", "Id of the run, hashed from inputs and versions"),
}

_SPANS = {
    "clean_start": Field("int", "净文起点", "Start in the clean text (code points)"),
    "clean_end": Field("int", "净文终点（不含）", "End in the clean text (exclusive)"),
    "raw_start": Field("int", "原文起点", "Start in the raw text (code points)"),
    "raw_end": Field("int", "原文终点（不含）", "End in the raw text (exclusive)"),
}

_DOCUMENT = {
    "source": _text("来源键", "Source key"),
    "source_path": _text("读取路径", "Path that it was read from"),
    "url": _text("网址", "Address of the page"),
    "site": _text("网站", "Site"),
    "fetched_at": _text("抓取时间", "When the page was fetched"),
    "title": _text("标题（不臆造）", "Title, never invented"),
    "label": _text("列表用名：标题，或由开头拼成", "Title, or a made one for lists"),
    "subtitle": _text("副标题", "Subtitle"),
    "doc_type": _text("文种", "Type of document (code_list: doc_type)"),
    "publisher": _text("发布者", "Publisher"),
    "authors": Field("json", "作者、记者（JSON 数组）", "Authors or reporters (JSON array)"),
    "signer": _text("签发人", "Signer"),
    "addressees": Field("json", "主送（JSON 数组）", "Addressees (JSON array)"),
    "copied_to": Field("json", "抄送（JSON 数组）", "Copied to (JSON array)"),
    "issue": _text("期号", "Issue"),
    "doc_number": _text("本文书发文字号", "The document's own number"),
    "published_on": _maybe("date", "印明的发布日期", "Day of publication as printed"),
    "uploaded_on": _maybe("date", "上传日期", "Day of upload"),
    "event_on": _maybe("date", "会议或讲话之日", "Day of the meeting or speech"),
    "event_from": _maybe("date", "事件最早日", "Earliest day of the event"),
    "event_to": _maybe("date", "事件最晚日", "Latest day of the event"),
    "date_basis": _text("日期依据：stated 明载，inferred 推定", "stated or inferred; empty when no day is known"),
    "date_evidence": _text("日期证据", "Evidence for the dates, in words"),
    "dated_from": _maybe("date", "所属期间首日", "First day that the document is dated to"),
    "dated_to": _maybe("date", "所属期间末日", "Last day that the document is dated to"),
    "dated_by": _text("所属期间由何而定", "What it is dated by: event, published, evidence"),
    "region_basis": _text("区划依据：stated 明载，inferred 推定", "How the region is known"),
    "region_evidence": _text("区划证据", "Evidence for the region, in words"),
    "script": _text("字形：Hans 简，Hant 繁", "Script of the raw text: Hans or Hant"),
    "is_truncated": Field("flag", "是否残缺", "1 if the text breaks off"),
    "duplicate_of": _text("与何文书字节相同", "Id of the document with the same bytes; empty if none"),
    "is_primary": Field("flag", "计数用主本", "1 for the one to count among equal bytes"),
    "date_confidence": _maybe(
        "real",
        "定年置信度 0–1；不知则空，矛盾使其降低",
        "How sure the dating is, 0 to 1; null where nothing is known, contradictions lower it",
    ),
    "region_confidence": _maybe(
        "real",
        "区划置信度 0–1；不知则空，矛盾使其降低",
        "How sure the region is, 0 to 1; null where nothing is known, contradictions lower it",
    ),
    "conflicts": Field("json", "证据之间的矛盾（JSON 数组）", "Contradictions in the evidence (JSON array)"),
    "warnings": Field("json", "加工中的提醒（JSON 数组）", "Warnings of the extraction (JSON array)"),
    "raw_text": _text("原文", "Raw text as decoded or read"),
    "clean_text": _text("净文", "Clean text"),
    "raw_sha256": _text("原始字节 SHA-256", "SHA-256 of the raw bytes"),
    "n_bytes": _measure("原始字节数", "Bytes of the source"),
    "media_type": _text("媒体类型", "Media type"),
    "encoding": _text("编码", "Encoding"),
    "reader": _text("读取器及版本", "Reader and its version"),
    "party_role": _text(
        "关系：发布、作者、记者、签发、主送、抄送", "issuer, author, reporter, signer, addressee, copied"
    ),
    "party": _text("机构或人名（原写法）", "Body or person as written"),
}

_TEXT = {
    "step": _text("清洗步骤", "Step of cleaning"),
    "edit_kind": _text("removed 删、replaced 换、moved 移", "removed, replaced or moved"),
    "kind": _text("类别", "Kind"),
    "reason": _text("原因", "Reason"),
    "removed": _text("被删或被换的原文", "Raw text removed or replaced"),
    "replacement": _text("换成的文字", "Text put in its place"),
    "level": Field("int", "标题层级", "Level of the heading"),
    "marker": _text("序号标记", "Marker, such as （一）"),
    "heading": _text("标题文字（不含标记）", "Heading without its marker"),
    "path": _text("标题路径，以 / 相连", "Headings from the top, joined by ' / '"),
    "section_path": _text("所在章节路径", "Path of the section that the sentence stands in"),
    "is_run_in": Field("flag", "段内标题", "1 if the heading runs into its paragraph"),
    "sentence_kind": _text("所在段落的类别", "Kind of its paragraph"),
    "is_heading": Field("flag", "是否标题", "1 if it is a heading or item"),
    "role": _text("角色", "Role (code_list)"),
    "text": _text("文字", "Text"),
    "surface": _text("文中写法", "As written"),
    "clause": _text("所在分句", "Clause that holds the figure"),
    "quote": _text("数字原文（含单位与界限词）", "The figure with its unit, bound words and range"),
    "method": _text("得出此行的规则或模型", "Rule or model that found it"),
    "confidence": Field("real", "置信度 0–1", "Confidence from 0 to 1", additive="no"),
    "confidence_band": _text("置信度档：high ≥ 0.9，medium ≥ 0.7，low", "high from 0.9, medium from 0.7, else low"),
}

_THINGS = {
    "entity_type": _text("实体类别", "Type of entity (code_list)"),
    "name": _text("规范名", "Canonical name"),
    "alias": _text("写法", "Surface form"),
    "aliases": Field("json", "各种写法（JSON 数组）", "Surface forms (JSON array)"),
    "formulation_kind": _text("提法类别", "Kind of formulation (code_list)"),
    "parent": _maybe("text", "上级机构", "Parent body"),
    "region_code": _maybe("text", "区划代码 GB/T 2260", "Code of the division, GB/T 2260"),
    "region_name": _maybe("text", "区划全名", "Full name of the division"),
    "short_name": _text("区划简称", "Name of the division itself"),
    "region_level": _text("区划级别", "province, prefecture or county"),
    "province": _maybe("text", "省", "Province"),
    "prefecture": _maybe("text", "地市", "Prefecture"),
    "county": _maybe("text", "县区", "County"),
    "parent_code": _text("上级区划代码", "Code of the division above"),
    "valid_from": _maybe("int", "启用年", "First year of validity"),
    "valid_to": _maybe("int", "弃用年；空为在用", "Year it ended; empty while valid"),
    "latitude": _maybe("real", "纬度", "Latitude"),
    "longitude": _maybe("real", "经度", "Longitude"),
    "n_documents": _measure("文书数", "Documents", "no"),
    "n_mentions": _measure("提及次数", "Mentions"),
    "n_regions": _measure("地区数", "Regions", "no"),
    "first_document_key": _key("最早文书键", "Key of the earliest document that names it", "dim_document.document_key"),
    "view_name": _text("视图", "View"),
    "column_name": _text("列", "Column"),
    "facet": _text("列中的值", "Value in the column"),
    "n_rows": _measure("行数", "Rows"),
    "n_edits": _measure("编辑次数", "Edits"),
    "n_indicators": _measure("指标数", "Indicators"),
    "example_removed": _maybe("text", "一例所删", "An example of what was removed"),
    "example_replacement": _maybe("text", "一例所换", "An example of what stands there now"),
    "mean_confidence": Field("real", "平均可信度", "Mean confidence", additive="no"),
    "example": _text("一例", "An example"),
    "first_dated": _maybe("date", "首见日期", "First day that a document with it is dated to"),
    "last_dated": _maybe("date", "末见日期", "Last day that a document with it is dated to"),
    "start_on": _maybe("date", "首日", "First day"),
    "end_on": _maybe("date", "末日", "Last day"),
    "precision": _text("精度", "Precision (code_list)"),
    "cue_kind": _text("线索词类别", "Kind of cue (code_list)"),
    "cue": _text("线索词", "Word that tells of it"),
    "cue_start": Field("int", "线索词在句中的位置（从 0 起）", "Its start in the sentence, from 0", additive="no"),
    "number": _text("文号", "Document number of the work"),
    "person": _text("人物", "Person"),
    "post": _text("职务（原写法）", "Post as written"),
    "organisation": _maybe("text", "机构", "Body"),
    "stated_on": _maybe("date", "表述日期", "Day that the document is dated to"),
    "participant": _text("参会者", "Participant"),
    "participant_type": _text("参会者类别", "person, organisation or place"),
    "meeting": _maybe("text", "会议", "Meeting"),
    "actor": _text("承办者", "Who is to act"),
    "action": _text("事项", "What is to be done"),
    "deadline_on": _maybe("date", "时限", "Deadline"),
    "term": _text("词", "Word"),
    "pos": _text("词性", "Part of speech"),
    "n_occurrences": _measure("次数", "Occurrences"),
}

_FIGURES = {
    "value": Field("decimal", "数值（万、亿已展开）", "The number in its unit, 万 and 亿 expanded", additive="no"),
    "value_high": Field("decimal", "区间上限", "Upper end of a range", additive="no", nullable=True),
    "value_text": _text("数值（精确十进制）", "The number as exact decimal text"),
    "value_base": Field("decimal", "基本单位下的数值", "The number in base units", additive="no", nullable=True),
    "base_unit": _text("基本单位", "Base unit"),
    "factor": Field("decimal", "对基本单位的倍数", "Factor to the base unit", nullable=True),
    "unit": _text("单位", "Unit as written"),
    "unit_kind": _text("单位类别", "Kind of unit (code_list)"),
    "indicator": _text("指标", "What is measured"),
    "indicator_group": _text("指标归并名", "Group of spellings of one indicator"),
    "group_english": _text("指标归并名的英文", "The group's name in English; empty where it is not in the lexicon"),
    "growth_basis": _text("增幅口径：real 按可比价", "real where growth is quoted at constant prices, else empty"),
    "value_min": Field("decimal", "所载最小值（基本单位）", "Smallest figure, in base units", additive="no"),
    "value_max": Field("decimal", "所载最大值（基本单位）", "Largest figure, in base units", additive="no"),
    "object": _text("所计对象", "Head noun counted"),
    "bound": _text("界限：exact、approx、min、max", "exact, approx, min or max"),
    "status": _text("状态", "reported or target; of a check: passed or failed"),
    "change": _text("水平或增减", "level, increase or decrease"),
    "compared_to": _text("比较基准", "What it is compared with"),
    "rate_per": _text("每…", "Per what"),
    "part_of": _maybe("text", "所属总数的编号", "Id of the total that it breaks down"),
    "period_start": _maybe("date", "期间首日", "First day of its period"),
    "period_end": _maybe("date", "期间末日", "Last day of its period"),
    "period_basis": _text("期间依据", "sentence, section or document"),
    "figure_region_basis": _text("数字区划依据", "sentence, section or document"),
    "expected": Field("real", "应为", "Value expected", additive="no", nullable=True),
    "found": Field("real", "实为", "Value found", additive="no", nullable=True),
    "difference": Field(
        "real",
        "差额；在四舍五入之内为 0",
        "Found less expected; 0 where they agree within rounding",
        additive="no",
        nullable=True,
    ),
    "document_ids": Field("json", "所据文书（JSON 数组）", "Documents that tell it (JSON array of ids)"),
    "metric_ids": Field("json", "有关数字（JSON 数组）", "Figures concerned (JSON array of ids)"),
}

_COUNTS = {
    "n_characters": _measure("字数", "Characters"),
    "n_raw_characters": _measure("原文字数", "Characters of the raw text"),
    "n_removed_characters": _measure("清洗删去字数", "Raw characters removed by cleaning"),
    "n_sentences": _measure("句数", "Sentences"),
    "n_tokens": _measure("词次", "Words counted"),
    "n_metrics": _measure("数字数", "Figures"),
    "n_figures": _measure("所据数字数", "Figures behind it"),
    "n_formulations": _measure("提法提及数", "Mentions of formulations"),
    "n_reused_characters": _measure("与他文相同的字数", "Characters in passages shared with another document"),
}

_REUSE = {
    "earliest_document_id": _text("最早文书", "Document with the passage's earliest occurrence"),
    "earliest_text": _text("最早文字", "Text of the earliest occurrence"),
    "earliest_document_key": _key(
        "最早文书键", "Key of the document where it occurs first", "dim_document.document_key"
    ),
    "similarity": Field("real", "相似度 0–1", "Similarity from 0 to 1", additive="no"),
    "days_after": Field("int", "晚于最早的天数", "Days after the earliest occurrence", additive="no", nullable=True),
    "date_rank": Field("int", "按日期的次序", "Rank by date among the passage's occurrences", additive="no"),
}

_CALENDAR = {
    "date": _maybe("date", "日期", "Day"),
    "year": _maybe("int", "年", "Year"),
    "half": _maybe("int", "半年", "Half of the year"),
    "quarter": _maybe("int", "季度", "Quarter"),
    "month": _maybe("int", "月", "Month"),
    "day": _maybe("int", "日", "Day of the month"),
    "xun": _maybe("text", "旬", "上旬, 中旬 or 下旬"),
    "iso_week": _maybe("int", "ISO 周", "ISO week"),
    "weekday": _maybe("int", "星期（1 为周一）", "Weekday, 1 for Monday"),
    "plan": _maybe("text", "五年规划", "Five-year plan, such as 十二五"),
    "plan_year": _maybe("int", "规划第几年", "Year within the plan, 1 to 5"),
}

_RUNS = {
    "started_at": _text("开始时间（UTC）", "Start of the run (UTC)"),
    "finished_at": _text("装载完成时间（UTC）", "When the load finished (UTC)"),
    "pipeline_version": _text("程序版本", "Version of the pipeline"),
    "lexicon_version": _text("词库版本：文件散列", "Version of the lexicon: hash of its files"),
    "model_version": _text("模型版本", "Versions of models"),
    "schema_version": _text("库结构版本", "Version of this schema"),
    "n_inputs": _measure("输入数", "Inputs"),
    "input_hash": _text("输入散列：字节、路径与读取方式", "Hash of the input: its bytes, its path and how it is read"),
    "n_given": _measure("给出次数", "How often the input was given"),
    "n_rejected": _measure("拒收数", "Inputs rejected"),
    "stage": _text("阶段", "Stage that refused it"),
    "detail": _text("说明与办法", "Detail, and what to do"),
    "check_name": _text("检查名", "Name of the check"),
    "severity": _text("轻重：fail、warn", "fail or warn"),
    "n_failing": _measure("不合行数", "Offending rows"),
    "code_list": _text("代码表", "List that the code belongs to"),
    "code": _text("代码", "Code"),
    "meaning_zh": _text("中文含义", "Meaning in Chinese"),
    "meaning_en": _text("英文含义", "Meaning in English"),
}

FIELDS: dict[str, Field] = {
    name: field
    for group in (
        _KEYS,
        _IDS,
        _SPANS,
        _DOCUMENT,
        _TEXT,
        _THINGS,
        _FIGURES,
        _COUNTS,
        _REUSE,
        _CALENDAR,
        _RUNS,
    )
    for name, field in group.items()
}
"""Name of a column -> what it is."""
