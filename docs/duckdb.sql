CREATE TABLE code_list (
	code_key TEXT NOT NULL, 
	code_list TEXT NOT NULL, 
	code TEXT NOT NULL, 
	meaning_zh TEXT NOT NULL, 
	meaning_en TEXT NOT NULL
);

COMMENT ON TABLE code_list IS '每个枚举代码一行，含中英文含义 · one row for each code of an enumeration';

COMMENT ON COLUMN code_list.code_key IS '代码键 · Key of the code: list:code';

COMMENT ON COLUMN code_list.code_list IS '代码表 · List that the code belongs to';

COMMENT ON COLUMN code_list.code IS '代码 · Code';

COMMENT ON COLUMN code_list.meaning_zh IS '中文含义 · Meaning in Chinese';

COMMENT ON COLUMN code_list.meaning_en IS '英文含义 · Meaning in English';

CREATE TABLE dim_date (
	date_key BIGINT NOT NULL, 
	date DATE, 
	year BIGINT, 
	half BIGINT, 
	quarter BIGINT, 
	month BIGINT, 
	day BIGINT, 
	xun TEXT, 
	iso_week BIGINT, 
	weekday BIGINT, 
	plan TEXT, 
	plan_year BIGINT
);

COMMENT ON TABLE dim_date IS '1900 至 2060 年每日一行；-1 不详，-2 不适用，-3 无终点 · one row for each day from 1900 to 2060; -1 not known, -2 not applicable, -3 open end';

COMMENT ON COLUMN dim_date.date_key IS '日期键 YYYYMMDD · Day as YYYYMMDD';

COMMENT ON COLUMN dim_date.date IS '日期 · Day';

COMMENT ON COLUMN dim_date.year IS '年 · Year';

COMMENT ON COLUMN dim_date.half IS '半年 · Half of the year';

COMMENT ON COLUMN dim_date.quarter IS '季度 · Quarter';

COMMENT ON COLUMN dim_date.month IS '月 · Month';

COMMENT ON COLUMN dim_date.day IS '日 · Day of the month';

COMMENT ON COLUMN dim_date.xun IS '旬 · 上旬, 中旬 or 下旬';

COMMENT ON COLUMN dim_date.iso_week IS 'ISO 周 · ISO week';

COMMENT ON COLUMN dim_date.weekday IS '星期（1 为周一） · Weekday, 1 for Monday';

COMMENT ON COLUMN dim_date.plan IS '五年规划 · Five-year plan, such as 十二五';

COMMENT ON COLUMN dim_date.plan_year IS '规划第几年 · Year within the plan, 1 to 5';

CREATE TABLE dim_region (
	region_key BIGINT NOT NULL, 
	region_durable_key BIGINT NOT NULL, 
	current_region_key BIGINT NOT NULL, 
	region_code TEXT, 
	short_name TEXT NOT NULL, 
	region_name TEXT, 
	region_level TEXT NOT NULL, 
	province TEXT, 
	prefecture TEXT, 
	county TEXT, 
	parent_code TEXT NOT NULL, 
	valid_from BIGINT, 
	valid_to BIGINT, 
	latitude DOUBLE PRECISION, 
	longitude DOUBLE PRECISION
);

COMMENT ON TABLE dim_region IS '行政区划的每个版本一行 · one row for each version of an administrative division';

COMMENT ON COLUMN dim_region.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN dim_region.region_durable_key IS '跨更名不变的区划键 · Key of the division that outlives its renamings';

COMMENT ON COLUMN dim_region.current_region_key IS '现行区划键 · Key of the division''s current version';

COMMENT ON COLUMN dim_region.region_code IS '区划代码 GB/T 2260 · Code of the division, GB/T 2260';

COMMENT ON COLUMN dim_region.short_name IS '区划简称 · Name of the division itself';

COMMENT ON COLUMN dim_region.region_name IS '区划全名 · Full name of the division';

COMMENT ON COLUMN dim_region.region_level IS '区划级别 · province, prefecture or county';

COMMENT ON COLUMN dim_region.province IS '省 · Province';

COMMENT ON COLUMN dim_region.prefecture IS '地市 · Prefecture';

COMMENT ON COLUMN dim_region.county IS '县区 · County';

COMMENT ON COLUMN dim_region.parent_code IS '上级区划代码 · Code of the division above';

COMMENT ON COLUMN dim_region.valid_from IS '启用年 · First year of validity';

COMMENT ON COLUMN dim_region.valid_to IS '弃用年；空为在用 · Year it ended; empty while valid';

COMMENT ON COLUMN dim_region.latitude IS '纬度 · Latitude';

COMMENT ON COLUMN dim_region.longitude IS '经度 · Longitude';

CREATE TABLE dim_document (
	document_key BIGINT NOT NULL, 
	document_id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	source_path TEXT NOT NULL, 
	url TEXT NOT NULL, 
	site TEXT NOT NULL, 
	fetched_at TEXT NOT NULL, 
	title TEXT NOT NULL, 
	label TEXT NOT NULL, 
	subtitle TEXT NOT NULL, 
	doc_type TEXT NOT NULL, 
	publisher TEXT NOT NULL, 
	authors TEXT NOT NULL, 
	signer TEXT NOT NULL, 
	addressees TEXT NOT NULL, 
	copied_to TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	doc_number TEXT NOT NULL, 
	published_on DATE, 
	uploaded_on DATE, 
	event_on DATE, 
	event_from DATE, 
	event_to DATE, 
	date_basis TEXT NOT NULL, 
	date_evidence TEXT NOT NULL, 
	dated_from DATE, 
	dated_to DATE, 
	dated_by TEXT NOT NULL, 
	region_key BIGINT NOT NULL, 
	region_basis TEXT NOT NULL, 
	region_evidence TEXT NOT NULL, 
	script TEXT NOT NULL, 
	is_truncated SMALLINT NOT NULL, 
	duplicate_of TEXT NOT NULL, 
	is_primary SMALLINT NOT NULL, 
	conflicts TEXT NOT NULL, 
	warnings TEXT NOT NULL, 
	date_confidence DOUBLE PRECISION, 
	region_confidence DOUBLE PRECISION
);

COMMENT ON TABLE dim_document IS '每份装入的文书一行：描述属性 · one row for each document as loaded: descriptive attributes';

COMMENT ON COLUMN dim_document.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN dim_document.document_id IS '文书编号：来源键 SHA-256 的前 16 位 · Id: first 16 hex digits of the source key''s SHA-256';

COMMENT ON COLUMN dim_document.source IS '来源键 · Source key';

COMMENT ON COLUMN dim_document.source_path IS '读取路径 · Path that it was read from';

COMMENT ON COLUMN dim_document.url IS '网址 · Address of the page';

COMMENT ON COLUMN dim_document.site IS '网站 · Site';

COMMENT ON COLUMN dim_document.fetched_at IS '抓取时间 · When the page was fetched';

COMMENT ON COLUMN dim_document.title IS '标题（不臆造） · Title, never invented';

COMMENT ON COLUMN dim_document.label IS '列表用名：标题，或由开头拼成 · Title, or a made one for lists';

COMMENT ON COLUMN dim_document.subtitle IS '副标题 · Subtitle';

COMMENT ON COLUMN dim_document.doc_type IS '文种 · Type of document (code_list: doc_type)';

COMMENT ON COLUMN dim_document.publisher IS '发布者 · Publisher';

COMMENT ON COLUMN dim_document.authors IS '作者、记者（JSON 数组） · Authors or reporters (JSON array)';

COMMENT ON COLUMN dim_document.signer IS '签发人 · Signer';

COMMENT ON COLUMN dim_document.addressees IS '主送（JSON 数组） · Addressees (JSON array)';

COMMENT ON COLUMN dim_document.copied_to IS '抄送（JSON 数组） · Copied to (JSON array)';

COMMENT ON COLUMN dim_document.issue IS '期号 · Issue';

COMMENT ON COLUMN dim_document.doc_number IS '本文书发文字号 · The document''s own number';

COMMENT ON COLUMN dim_document.published_on IS '印明的发布日期 · Day of publication as printed';

COMMENT ON COLUMN dim_document.uploaded_on IS '上传日期 · Day of upload';

COMMENT ON COLUMN dim_document.event_on IS '会议或讲话之日 · Day of the meeting or speech';

COMMENT ON COLUMN dim_document.event_from IS '事件最早日 · Earliest day of the event';

COMMENT ON COLUMN dim_document.event_to IS '事件最晚日 · Latest day of the event';

COMMENT ON COLUMN dim_document.date_basis IS '日期依据：stated 明载，inferred 推定 · stated or inferred; empty when no day is known';

COMMENT ON COLUMN dim_document.date_evidence IS '日期证据 · Evidence for the dates, in words';

COMMENT ON COLUMN dim_document.dated_from IS '所属期间首日 · First day that the document is dated to';

COMMENT ON COLUMN dim_document.dated_to IS '所属期间末日 · Last day that the document is dated to';

COMMENT ON COLUMN dim_document.dated_by IS '所属期间由何而定 · What it is dated by: event, published, evidence';

COMMENT ON COLUMN dim_document.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN dim_document.region_basis IS '区划依据：stated 明载，inferred 推定 · How the region is known';

COMMENT ON COLUMN dim_document.region_evidence IS '区划证据 · Evidence for the region, in words';

COMMENT ON COLUMN dim_document.script IS '字形：Hans 简，Hant 繁 · Script of the raw text: Hans or Hant';

COMMENT ON COLUMN dim_document.is_truncated IS '是否残缺 · 1 if the text breaks off';

COMMENT ON COLUMN dim_document.duplicate_of IS '与何文书字节相同 · Id of the document with the same bytes; empty if none';

COMMENT ON COLUMN dim_document.is_primary IS '计数用主本 · 1 for the one to count among equal bytes';

COMMENT ON COLUMN dim_document.conflicts IS '证据之间的矛盾（JSON 数组） · Contradictions in the evidence (JSON array)';

COMMENT ON COLUMN dim_document.warnings IS '加工中的提醒（JSON 数组） · Warnings of the extraction (JSON array)';

COMMENT ON COLUMN dim_document.date_confidence IS '定年置信度 0–1；不知则空，矛盾使其降低 · How sure the dating is, 0 to 1; null where nothing is known, contradictions lower it';

COMMENT ON COLUMN dim_document.region_confidence IS '区划置信度 0–1；不知则空，矛盾使其降低 · How sure the region is, 0 to 1; null where nothing is known, contradictions lower it';

CREATE TABLE document_text (
	document_key BIGINT NOT NULL, 
	raw_text TEXT NOT NULL, 
	clean_text TEXT NOT NULL, 
	raw_sha256 TEXT NOT NULL, 
	n_bytes BIGINT NOT NULL, 
	media_type TEXT NOT NULL, 
	encoding TEXT NOT NULL, 
	reader TEXT NOT NULL
);

COMMENT ON TABLE document_text IS '每份文书一行：原文与净文 · one row for each document: its long texts';

COMMENT ON COLUMN document_text.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN document_text.raw_text IS '原文 · Raw text as decoded or read';

COMMENT ON COLUMN document_text.clean_text IS '净文 · Clean text';

COMMENT ON COLUMN document_text.raw_sha256 IS '原始字节 SHA-256 · SHA-256 of the raw bytes';

COMMENT ON COLUMN document_text.n_bytes IS '原始字节数 · Bytes of the source';

COMMENT ON COLUMN document_text.media_type IS '媒体类型 · Media type';

COMMENT ON COLUMN document_text.encoding IS '编码 · Encoding';

COMMENT ON COLUMN document_text.reader IS '读取器及版本 · Reader and its version';

CREATE TABLE dim_section (
	document_key BIGINT NOT NULL, 
	section_no BIGINT NOT NULL, 
	parent_section_no BIGINT NOT NULL, 
	level BIGINT NOT NULL, 
	marker TEXT NOT NULL, 
	heading TEXT NOT NULL, 
	path TEXT NOT NULL, 
	is_run_in SMALLINT NOT NULL, 
	clean_start BIGINT NOT NULL, 
	clean_end BIGINT NOT NULL, 
	raw_start BIGINT NOT NULL, 
	raw_end BIGINT NOT NULL
);

COMMENT ON TABLE dim_section IS '提纲中每个标题或条目一行；0 级为正文 · one row for each heading or item of an outline; level 0 is the document body';

COMMENT ON COLUMN dim_section.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN dim_section.section_no IS '章节序号（0 为正文） · Number of the section; 0 is the body';

COMMENT ON COLUMN dim_section.parent_section_no IS '上级章节序号 · Number of the section above; 0 for the body';

COMMENT ON COLUMN dim_section.level IS '标题层级 · Level of the heading';

COMMENT ON COLUMN dim_section.marker IS '序号标记 · Marker, such as （一）';

COMMENT ON COLUMN dim_section.heading IS '标题文字（不含标记） · Heading without its marker';

COMMENT ON COLUMN dim_section.path IS '标题路径，以 / 相连 · Headings from the top, joined by '' / ''';

COMMENT ON COLUMN dim_section.is_run_in IS '段内标题 · 1 if the heading runs into its paragraph';

COMMENT ON COLUMN dim_section.clean_start IS '净文起点 · Start in the clean text (code points)';

COMMENT ON COLUMN dim_section.clean_end IS '净文终点（不含） · End in the clean text (exclusive)';

COMMENT ON COLUMN dim_section.raw_start IS '原文起点 · Start in the raw text (code points)';

COMMENT ON COLUMN dim_section.raw_end IS '原文终点（不含） · End in the raw text (exclusive)';

CREATE TABLE dim_entity (
	entity_key BIGINT NOT NULL, 
	entity_type TEXT NOT NULL, 
	name TEXT NOT NULL, 
	formulation_kind TEXT NOT NULL, 
	region_key BIGINT NOT NULL, 
	parent_entity_key BIGINT NOT NULL, 
	aliases TEXT NOT NULL
);

COMMENT ON TABLE dim_entity IS '归并后的每个实体一行 · one row for each entity after linking';

COMMENT ON COLUMN dim_entity.entity_key IS '实体键 · Key of the entity';

COMMENT ON COLUMN dim_entity.entity_type IS '实体类别 · Type of entity (code_list)';

COMMENT ON COLUMN dim_entity.name IS '规范名 · Canonical name';

COMMENT ON COLUMN dim_entity.formulation_kind IS '提法类别 · Kind of formulation (code_list)';

COMMENT ON COLUMN dim_entity.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN dim_entity.parent_entity_key IS '上级机构键 · Key of the parent body';

COMMENT ON COLUMN dim_entity.aliases IS '各种写法（JSON 数组） · Surface forms (JSON array)';

CREATE TABLE entity_alias (
	entity_key BIGINT NOT NULL, 
	alias TEXT NOT NULL
);

COMMENT ON TABLE entity_alias IS '实体的每种写法一行 · one row for each surface form of an entity';

COMMENT ON COLUMN entity_alias.entity_key IS '实体键 · Key of the entity';

COMMENT ON COLUMN entity_alias.alias IS '写法 · Surface form';

CREATE TABLE dim_indicator (
	indicator_key BIGINT NOT NULL, 
	indicator TEXT NOT NULL, 
	indicator_group TEXT NOT NULL, 
	group_english TEXT NOT NULL, 
	growth_basis TEXT NOT NULL
);

COMMENT ON TABLE dim_indicator IS '每个指标一行 · one row for each indicator';

COMMENT ON COLUMN dim_indicator.indicator_key IS '指标键 · Key of the indicator';

COMMENT ON COLUMN dim_indicator.indicator IS '指标 · What is measured';

COMMENT ON COLUMN dim_indicator.indicator_group IS '指标归并名 · Group of spellings of one indicator';

COMMENT ON COLUMN dim_indicator.group_english IS '指标归并名的英文 · The group''s name in English; empty where it is not in the lexicon';

COMMENT ON COLUMN dim_indicator.growth_basis IS '增幅口径：real 按可比价 · real where growth is quoted at constant prices, else empty';

CREATE TABLE dim_unit (
	unit_key BIGINT NOT NULL, 
	unit TEXT NOT NULL, 
	unit_kind TEXT NOT NULL, 
	base_unit TEXT NOT NULL, 
	factor NUMERIC(38, 6)
);

COMMENT ON TABLE dim_unit IS '每个单位一行 · one row for each unit';

COMMENT ON COLUMN dim_unit.unit_key IS '单位键 · Key of the unit';

COMMENT ON COLUMN dim_unit.unit IS '单位 · Unit as written';

COMMENT ON COLUMN dim_unit.unit_kind IS '单位类别 · Kind of unit (code_list)';

COMMENT ON COLUMN dim_unit.base_unit IS '基本单位 · Base unit';

COMMENT ON COLUMN dim_unit.factor IS '对基本单位的倍数 · Factor to the base unit';

CREATE TABLE dim_term (
	term_key BIGINT NOT NULL, 
	term TEXT NOT NULL, 
	pos TEXT NOT NULL
);

COMMENT ON TABLE dim_term IS '每个词与词性一行 · one row for each word and part of speech';

COMMENT ON COLUMN dim_term.term_key IS '词键 · Key of the word';

COMMENT ON COLUMN dim_term.term IS '词 · Word';

COMMENT ON COLUMN dim_term.pos IS '词性 · Part of speech';

CREATE TABLE dim_passage (
	passage_key BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	n_characters BIGINT NOT NULL, 
	earliest_document_key BIGINT NOT NULL
);

COMMENT ON TABLE dim_passage IS '见于一份以上文书的每个段落一行 · one row for each passage that occurs in more than one document';

COMMENT ON COLUMN dim_passage.passage_key IS '段落键 · Key of the shared passage';

COMMENT ON COLUMN dim_passage.text IS '文字 · Text';

COMMENT ON COLUMN dim_passage.n_characters IS '字数 · Characters';

COMMENT ON COLUMN dim_passage.earliest_document_key IS '最早文书键 · Key of the document where it occurs first';

CREATE TABLE dim_audit (
	audit_key BIGINT NOT NULL, 
	run_id TEXT NOT NULL, 
	pipeline_version TEXT NOT NULL, 
	lexicon_version TEXT NOT NULL, 
	model_version TEXT NOT NULL, 
	method TEXT NOT NULL, 
	confidence_band TEXT NOT NULL
);

COMMENT ON TABLE dim_audit IS '运行×版本×方法×置信度档，每种组合一行 · one row for each run, versions, method and confidence band';

COMMENT ON COLUMN dim_audit.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN dim_audit.run_id IS '运行编号：由输入与版本散列而来 · Id of the run, hashed from inputs and versions';

COMMENT ON COLUMN dim_audit.pipeline_version IS '程序版本 · Version of the pipeline';

COMMENT ON COLUMN dim_audit.lexicon_version IS '词库版本：文件散列 · Version of the lexicon: hash of its files';

COMMENT ON COLUMN dim_audit.model_version IS '模型版本 · Versions of models';

COMMENT ON COLUMN dim_audit.method IS '得出此行的规则或模型 · Rule or model that found it';

COMMENT ON COLUMN dim_audit.confidence_band IS '置信度档：high ≥ 0.9，medium ≥ 0.7，low · high from 0.9, medium from 0.7, else low';

CREATE TABLE document_party (
	document_key BIGINT NOT NULL, 
	party_role TEXT NOT NULL, 
	party_no BIGINT NOT NULL, 
	party TEXT NOT NULL, 
	entity_key BIGINT NOT NULL
);

COMMENT ON TABLE document_party IS '文书×角色×次序，每个机构或人一行 · one row for each body or person of a document in a role, in its order';

COMMENT ON COLUMN document_party.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN document_party.party_role IS '关系：发布、作者、记者、签发、主送、抄送 · issuer, author, reporter, signer, addressee, copied';

COMMENT ON COLUMN document_party.party_no IS '同一角色内的次序 · Order within the role';

COMMENT ON COLUMN document_party.party IS '机构或人名（原写法） · Body or person as written';

COMMENT ON COLUMN document_party.entity_key IS '实体键 · Key of the entity';

CREATE TABLE fact_document (
	document_key BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	event_date_key BIGINT NOT NULL, 
	published_date_key BIGINT NOT NULL, 
	uploaded_date_key BIGINT NOT NULL, 
	dated_to_date_key BIGINT NOT NULL, 
	n_raw_characters BIGINT NOT NULL, 
	n_removed_characters BIGINT NOT NULL, 
	n_characters BIGINT NOT NULL, 
	n_sentences BIGINT NOT NULL, 
	n_tokens BIGINT NOT NULL, 
	n_mentions BIGINT NOT NULL, 
	n_metrics BIGINT NOT NULL, 
	n_formulations BIGINT NOT NULL, 
	n_reused_characters BIGINT NOT NULL
);

COMMENT ON TABLE fact_document IS '每份文书一行：可加度量 · one row for each document: additive measures';

COMMENT ON COLUMN fact_document.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_document.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_document.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_document.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_document.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_document.event_date_key IS '会议或讲话日期（日期维度） · Day of the meeting or speech (date dimension)';

COMMENT ON COLUMN fact_document.published_date_key IS '文中印明的发布日期（日期维度） · Day of publication printed on the document (date dimension)';

COMMENT ON COLUMN fact_document.uploaded_date_key IS '网站上传日期（日期维度） · Day of upload to a site (date dimension)';

COMMENT ON COLUMN fact_document.dated_to_date_key IS '文书所属期间的末日（日期维度） · Last day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_document.n_raw_characters IS '原文字数 · Characters of the raw text';

COMMENT ON COLUMN fact_document.n_removed_characters IS '清洗删去字数 · Raw characters removed by cleaning';

COMMENT ON COLUMN fact_document.n_characters IS '字数 · Characters';

COMMENT ON COLUMN fact_document.n_sentences IS '句数 · Sentences';

COMMENT ON COLUMN fact_document.n_tokens IS '词次 · Words counted';

COMMENT ON COLUMN fact_document.n_mentions IS '提及次数 · Mentions';

COMMENT ON COLUMN fact_document.n_metrics IS '数字数 · Figures';

COMMENT ON COLUMN fact_document.n_formulations IS '提法提及数 · Mentions of formulations';

COMMENT ON COLUMN fact_document.n_reused_characters IS '与他文相同的字数 · Characters in passages shared with another document';

CREATE TABLE fact_edit (
	document_key BIGINT NOT NULL, 
	edit_no BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	raw_start BIGINT NOT NULL, 
	raw_end BIGINT NOT NULL, 
	step TEXT NOT NULL, 
	edit_kind TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	removed TEXT NOT NULL, 
	replacement TEXT NOT NULL
);

COMMENT ON TABLE fact_edit IS '清洗的每处编辑一行 · one row for each edit made by cleaning';

COMMENT ON COLUMN fact_edit.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_edit.edit_no IS '编辑序号 · Number of the edit';

COMMENT ON COLUMN fact_edit.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_edit.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_edit.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_edit.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_edit.raw_start IS '原文起点 · Start in the raw text (code points)';

COMMENT ON COLUMN fact_edit.raw_end IS '原文终点（不含） · End in the raw text (exclusive)';

COMMENT ON COLUMN fact_edit.step IS '清洗步骤 · Step of cleaning';

COMMENT ON COLUMN fact_edit.edit_kind IS 'removed 删、replaced 换、moved 移 · removed, replaced or moved';

COMMENT ON COLUMN fact_edit.reason IS '原因 · Reason';

COMMENT ON COLUMN fact_edit.removed IS '被删或被换的原文 · Raw text removed or replaced';

COMMENT ON COLUMN fact_edit.replacement IS '换成的文字 · Text put in its place';

CREATE TABLE fact_sentence (
	document_key BIGINT NOT NULL, 
	sentence_no BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	sentence_key BIGINT NOT NULL, 
	paragraph_no BIGINT NOT NULL, 
	section_no BIGINT NOT NULL, 
	sentence_kind TEXT NOT NULL, 
	is_heading SMALLINT NOT NULL, 
	role TEXT NOT NULL, 
	text TEXT NOT NULL, 
	n_characters BIGINT NOT NULL, 
	clean_start BIGINT NOT NULL, 
	clean_end BIGINT NOT NULL, 
	raw_start BIGINT NOT NULL, 
	raw_end BIGINT NOT NULL
);

COMMENT ON TABLE fact_sentence IS '每个句子一行 · one row for each sentence';

COMMENT ON COLUMN fact_sentence.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_sentence.sentence_no IS '句序（自 1 起） · Number of the sentence, from 1';

COMMENT ON COLUMN fact_sentence.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_sentence.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_sentence.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_sentence.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_sentence.sentence_key IS '句子检索键（63 位散列） · Key of the sentence in the search index (63-bit hash)';

COMMENT ON COLUMN fact_sentence.paragraph_no IS '段序（自 1 起） · Number of the paragraph, from 1';

COMMENT ON COLUMN fact_sentence.section_no IS '章节序号（0 为正文） · Number of the section; 0 is the body';

COMMENT ON COLUMN fact_sentence.sentence_kind IS '所在段落的类别 · Kind of its paragraph';

COMMENT ON COLUMN fact_sentence.is_heading IS '是否标题 · 1 if it is a heading or item';

COMMENT ON COLUMN fact_sentence.role IS '角色 · Role (code_list)';

COMMENT ON COLUMN fact_sentence.text IS '文字 · Text';

COMMENT ON COLUMN fact_sentence.n_characters IS '字数 · Characters';

COMMENT ON COLUMN fact_sentence.clean_start IS '净文起点 · Start in the clean text (code points)';

COMMENT ON COLUMN fact_sentence.clean_end IS '净文终点（不含） · End in the clean text (exclusive)';

COMMENT ON COLUMN fact_sentence.raw_start IS '原文起点 · Start in the raw text (code points)';

COMMENT ON COLUMN fact_sentence.raw_end IS '原文终点（不含） · End in the raw text (exclusive)';

CREATE TABLE fact_mention (
	document_key BIGINT NOT NULL, 
	mention_no BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	sentence_no BIGINT NOT NULL, 
	entity_key BIGINT NOT NULL, 
	entity_type TEXT NOT NULL, 
	surface TEXT NOT NULL, 
	start_date_key BIGINT NOT NULL, 
	end_date_key BIGINT NOT NULL, 
	precision TEXT NOT NULL, 
	number TEXT NOT NULL, 
	parent TEXT, 
	formulation_kind TEXT NOT NULL, 
	confidence DOUBLE PRECISION NOT NULL, 
	clean_start BIGINT NOT NULL, 
	clean_end BIGINT NOT NULL, 
	raw_start BIGINT NOT NULL, 
	raw_end BIGINT NOT NULL
);

COMMENT ON TABLE fact_mention IS '句中实体或时间的每次提及一行 · one row for each mention of an entity or time in a sentence';

COMMENT ON COLUMN fact_mention.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_mention.mention_no IS '提及序号 · Number of the mention';

COMMENT ON COLUMN fact_mention.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_mention.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_mention.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_mention.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_mention.sentence_no IS '句序（自 1 起） · Number of the sentence, from 1';

COMMENT ON COLUMN fact_mention.entity_key IS '实体键 · Key of the entity';

COMMENT ON COLUMN fact_mention.entity_type IS '实体类别 · Type of entity (code_list)';

COMMENT ON COLUMN fact_mention.surface IS '文中写法 · As written';

COMMENT ON COLUMN fact_mention.start_date_key IS '所述时间的首日（日期维度） · First day of the time expression (date dimension)';

COMMENT ON COLUMN fact_mention.end_date_key IS '所述时间的末日（日期维度） · Last day of the time expression (date dimension)';

COMMENT ON COLUMN fact_mention.precision IS '精度 · Precision (code_list)';

COMMENT ON COLUMN fact_mention.number IS '文号 · Document number of the work';

COMMENT ON COLUMN fact_mention.parent IS '上级机构 · Parent body';

COMMENT ON COLUMN fact_mention.formulation_kind IS '提法类别 · Kind of formulation (code_list)';

COMMENT ON COLUMN fact_mention.confidence IS '置信度 0–1 · Confidence from 0 to 1';

COMMENT ON COLUMN fact_mention.clean_start IS '净文起点 · Start in the clean text (code points)';

COMMENT ON COLUMN fact_mention.clean_end IS '净文终点（不含） · End in the clean text (exclusive)';

COMMENT ON COLUMN fact_mention.raw_start IS '原文起点 · Start in the raw text (code points)';

COMMENT ON COLUMN fact_mention.raw_end IS '原文终点（不含） · End in the raw text (exclusive)';

CREATE TABLE fact_metric (
	document_key BIGINT NOT NULL, 
	metric_no BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	sentence_no BIGINT NOT NULL, 
	quote TEXT NOT NULL, 
	clause TEXT NOT NULL, 
	value NUMERIC(38, 6) NOT NULL, 
	value_high NUMERIC(38, 6), 
	value_text TEXT NOT NULL, 
	value_base NUMERIC(38, 6), 
	unit_key BIGINT NOT NULL, 
	indicator_key BIGINT NOT NULL, 
	indicator_group TEXT NOT NULL, 
	object TEXT NOT NULL, 
	bound TEXT NOT NULL, 
	status TEXT NOT NULL, 
	change TEXT NOT NULL, 
	compared_to TEXT NOT NULL, 
	rate_per TEXT NOT NULL, 
	part_of_no BIGINT, 
	period_start_date_key BIGINT NOT NULL, 
	period_end_date_key BIGINT NOT NULL, 
	period_basis TEXT NOT NULL, 
	figure_region_basis TEXT NOT NULL, 
	confidence DOUBLE PRECISION NOT NULL, 
	clean_start BIGINT NOT NULL, 
	clean_end BIGINT NOT NULL, 
	raw_start BIGINT NOT NULL, 
	raw_end BIGINT NOT NULL
);

COMMENT ON TABLE fact_metric IS '每个数字一行；不得跨指标、单位、增减或由分到总相加 · one row for each figure; never summed across indicator, unit, change or from parts to totals';

COMMENT ON COLUMN fact_metric.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_metric.metric_no IS '数字序号 · Number of the figure';

COMMENT ON COLUMN fact_metric.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_metric.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_metric.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_metric.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_metric.sentence_no IS '句序（自 1 起） · Number of the sentence, from 1';

COMMENT ON COLUMN fact_metric.quote IS '数字原文（含单位与界限词） · The figure with its unit, bound words and range';

COMMENT ON COLUMN fact_metric.clause IS '所在分句 · Clause that holds the figure';

COMMENT ON COLUMN fact_metric.value IS '数值（万、亿已展开） · The number in its unit, 万 and 亿 expanded';

COMMENT ON COLUMN fact_metric.value_high IS '区间上限 · Upper end of a range';

COMMENT ON COLUMN fact_metric.value_text IS '数值（精确十进制） · The number as exact decimal text';

COMMENT ON COLUMN fact_metric.value_base IS '基本单位下的数值 · The number in base units';

COMMENT ON COLUMN fact_metric.unit_key IS '单位键 · Key of the unit';

COMMENT ON COLUMN fact_metric.indicator_key IS '指标键 · Key of the indicator';

COMMENT ON COLUMN fact_metric.indicator_group IS '指标归并名 · Group of spellings of one indicator';

COMMENT ON COLUMN fact_metric.object IS '所计对象 · Head noun counted';

COMMENT ON COLUMN fact_metric.bound IS '界限：exact、approx、min、max · exact, approx, min or max';

COMMENT ON COLUMN fact_metric.status IS '状态 · reported or target; of a check: passed or failed';

COMMENT ON COLUMN fact_metric.change IS '水平或增减 · level, increase or decrease';

COMMENT ON COLUMN fact_metric.compared_to IS '比较基准 · What it is compared with';

COMMENT ON COLUMN fact_metric.rate_per IS '每… · Per what';

COMMENT ON COLUMN fact_metric.part_of_no IS '所属总数的序号 · Number of the total that the figure breaks down';

COMMENT ON COLUMN fact_metric.period_start_date_key IS '数字所属期间首日（日期维度） · First day of the period that the figure speaks for (date dimension)';

COMMENT ON COLUMN fact_metric.period_end_date_key IS '数字所属期间末日（日期维度） · Last day of the period that the figure speaks for (date dimension)';

COMMENT ON COLUMN fact_metric.period_basis IS '期间依据 · sentence, section or document';

COMMENT ON COLUMN fact_metric.figure_region_basis IS '数字区划依据 · sentence, section or document';

COMMENT ON COLUMN fact_metric.confidence IS '置信度 0–1 · Confidence from 0 to 1';

COMMENT ON COLUMN fact_metric.clean_start IS '净文起点 · Start in the clean text (code points)';

COMMENT ON COLUMN fact_metric.clean_end IS '净文终点（不含） · End in the clean text (exclusive)';

COMMENT ON COLUMN fact_metric.raw_start IS '原文起点 · Start in the raw text (code points)';

COMMENT ON COLUMN fact_metric.raw_end IS '原文终点（不含） · End in the raw text (exclusive)';

CREATE TABLE fact_appointment (
	document_key BIGINT NOT NULL, 
	appointment_no BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	sentence_no BIGINT NOT NULL, 
	person TEXT NOT NULL, 
	post TEXT NOT NULL, 
	organisation TEXT, 
	person_entity_key BIGINT NOT NULL, 
	post_entity_key BIGINT NOT NULL, 
	organisation_entity_key BIGINT NOT NULL, 
	confidence DOUBLE PRECISION NOT NULL, 
	clean_start BIGINT NOT NULL, 
	clean_end BIGINT NOT NULL, 
	raw_start BIGINT NOT NULL, 
	raw_end BIGINT NOT NULL
);

COMMENT ON TABLE fact_appointment IS '文中所述某人任某职，每次一行 · one row for each person in a post as stated';

COMMENT ON COLUMN fact_appointment.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_appointment.appointment_no IS '任职序号 · Number of the appointment';

COMMENT ON COLUMN fact_appointment.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_appointment.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_appointment.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_appointment.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_appointment.sentence_no IS '句序（自 1 起） · Number of the sentence, from 1';

COMMENT ON COLUMN fact_appointment.person IS '人物 · Person';

COMMENT ON COLUMN fact_appointment.post IS '职务（原写法） · Post as written';

COMMENT ON COLUMN fact_appointment.organisation IS '机构 · Body';

COMMENT ON COLUMN fact_appointment.person_entity_key IS '人物键 · Key of the person';

COMMENT ON COLUMN fact_appointment.post_entity_key IS '职务键 · Key of the post';

COMMENT ON COLUMN fact_appointment.organisation_entity_key IS '机构键 · Key of the body';

COMMENT ON COLUMN fact_appointment.confidence IS '置信度 0–1 · Confidence from 0 to 1';

COMMENT ON COLUMN fact_appointment.clean_start IS '净文起点 · Start in the clean text (code points)';

COMMENT ON COLUMN fact_appointment.clean_end IS '净文终点（不含） · End in the clean text (exclusive)';

COMMENT ON COLUMN fact_appointment.raw_start IS '原文起点 · Start in the raw text (code points)';

COMMENT ON COLUMN fact_appointment.raw_end IS '原文终点（不含） · End in the raw text (exclusive)';

CREATE TABLE fact_participation (
	document_key BIGINT NOT NULL, 
	participation_no BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	sentence_no BIGINT NOT NULL, 
	participant TEXT NOT NULL, 
	participant_type TEXT NOT NULL, 
	meeting TEXT, 
	role TEXT NOT NULL, 
	participant_entity_key BIGINT NOT NULL, 
	meeting_entity_key BIGINT NOT NULL, 
	confidence DOUBLE PRECISION NOT NULL, 
	clean_start BIGINT NOT NULL, 
	clean_end BIGINT NOT NULL, 
	raw_start BIGINT NOT NULL, 
	raw_end BIGINT NOT NULL
);

COMMENT ON TABLE fact_participation IS '参会者在本文书会议中的每个角色一行 · one row for each participant in a role in the document''s meeting';

COMMENT ON COLUMN fact_participation.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_participation.participation_no IS '参会序号 · Number of the participation';

COMMENT ON COLUMN fact_participation.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_participation.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_participation.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_participation.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_participation.sentence_no IS '句序（自 1 起） · Number of the sentence, from 1';

COMMENT ON COLUMN fact_participation.participant IS '参会者 · Participant';

COMMENT ON COLUMN fact_participation.participant_type IS '参会者类别 · person, organisation or place';

COMMENT ON COLUMN fact_participation.meeting IS '会议 · Meeting';

COMMENT ON COLUMN fact_participation.role IS '角色 · Role (code_list)';

COMMENT ON COLUMN fact_participation.participant_entity_key IS '参会者键 · Key of the participant';

COMMENT ON COLUMN fact_participation.meeting_entity_key IS '会议键 · Key of the meeting';

COMMENT ON COLUMN fact_participation.confidence IS '置信度 0–1 · Confidence from 0 to 1';

COMMENT ON COLUMN fact_participation.clean_start IS '净文起点 · Start in the clean text (code points)';

COMMENT ON COLUMN fact_participation.clean_end IS '净文终点（不含） · End in the clean text (exclusive)';

COMMENT ON COLUMN fact_participation.raw_start IS '原文起点 · Start in the raw text (code points)';

COMMENT ON COLUMN fact_participation.raw_end IS '原文终点（不含） · End in the raw text (exclusive)';

CREATE TABLE fact_task (
	document_key BIGINT NOT NULL, 
	task_no BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	sentence_no BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	actor_entity_key BIGINT NOT NULL, 
	action TEXT NOT NULL, 
	deadline_date_key BIGINT NOT NULL, 
	task_metric_no BIGINT, 
	confidence DOUBLE PRECISION NOT NULL, 
	clean_start BIGINT NOT NULL, 
	clean_end BIGINT NOT NULL, 
	raw_start BIGINT NOT NULL, 
	raw_end BIGINT NOT NULL
);

COMMENT ON TABLE fact_task IS '每项任务、承诺或计划一行 · one row for each task, promise or plan';

COMMENT ON COLUMN fact_task.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_task.task_no IS '任务序号 · Number of the task';

COMMENT ON COLUMN fact_task.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_task.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_task.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_task.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_task.sentence_no IS '句序（自 1 起） · Number of the sentence, from 1';

COMMENT ON COLUMN fact_task.kind IS '类别 · Kind';

COMMENT ON COLUMN fact_task.actor IS '承办者 · Who is to act';

COMMENT ON COLUMN fact_task.actor_entity_key IS '承办者键 · Key of the actor';

COMMENT ON COLUMN fact_task.action IS '事项 · What is to be done';

COMMENT ON COLUMN fact_task.deadline_date_key IS '时限（日期维度） · Deadline (date dimension)';

COMMENT ON COLUMN fact_task.task_metric_no IS '任务所含数字的序号 · Number of the task''s figure, if any';

COMMENT ON COLUMN fact_task.confidence IS '置信度 0–1 · Confidence from 0 to 1';

COMMENT ON COLUMN fact_task.clean_start IS '净文起点 · Start in the clean text (code points)';

COMMENT ON COLUMN fact_task.clean_end IS '净文终点（不含） · End in the clean text (exclusive)';

COMMENT ON COLUMN fact_task.raw_start IS '原文起点 · Start in the raw text (code points)';

COMMENT ON COLUMN fact_task.raw_end IS '原文终点（不含） · End in the raw text (exclusive)';

CREATE TABLE fact_term (
	document_key BIGINT NOT NULL, 
	term_key BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	n_occurrences BIGINT NOT NULL
);

COMMENT ON TABLE fact_term IS '文书与词，每对一行：次数 · one row for each document and word: count';

COMMENT ON COLUMN fact_term.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_term.term_key IS '词键 · Key of the word';

COMMENT ON COLUMN fact_term.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_term.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_term.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_term.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_term.n_occurrences IS '次数 · Occurrences';

CREATE TABLE fact_passage_use (
	document_key BIGINT NOT NULL, 
	use_no BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	sentence_no BIGINT NOT NULL, 
	passage_key BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	similarity DOUBLE PRECISION NOT NULL, 
	date_rank BIGINT NOT NULL, 
	days_after BIGINT, 
	clean_start BIGINT NOT NULL, 
	clean_end BIGINT NOT NULL, 
	raw_start BIGINT NOT NULL, 
	raw_end BIGINT NOT NULL
);

COMMENT ON TABLE fact_passage_use IS '共有段落在文书中的每次出现一行 · one row for each occurrence of a shared passage in a document';

COMMENT ON COLUMN fact_passage_use.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_passage_use.use_no IS '转引序号 · Number of the occurrence';

COMMENT ON COLUMN fact_passage_use.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_passage_use.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_passage_use.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_passage_use.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_passage_use.sentence_no IS '句序（自 1 起） · Number of the sentence, from 1';

COMMENT ON COLUMN fact_passage_use.passage_key IS '段落键 · Key of the shared passage';

COMMENT ON COLUMN fact_passage_use.text IS '文字 · Text';

COMMENT ON COLUMN fact_passage_use.similarity IS '相似度 0–1 · Similarity from 0 to 1';

COMMENT ON COLUMN fact_passage_use.date_rank IS '按日期的次序 · Rank by date among the passage''s occurrences';

COMMENT ON COLUMN fact_passage_use.days_after IS '晚于最早的天数 · Days after the earliest occurrence';

COMMENT ON COLUMN fact_passage_use.clean_start IS '净文起点 · Start in the clean text (code points)';

COMMENT ON COLUMN fact_passage_use.clean_end IS '净文终点（不含） · End in the clean text (exclusive)';

COMMENT ON COLUMN fact_passage_use.raw_start IS '原文起点 · Start in the raw text (code points)';

COMMENT ON COLUMN fact_passage_use.raw_end IS '原文终点（不含） · End in the raw text (exclusive)';

CREATE TABLE fact_finding (
	document_key BIGINT NOT NULL, 
	finding_no BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key BIGINT NOT NULL, 
	sentence_no BIGINT NOT NULL, 
	check_name TEXT NOT NULL, 
	expected DOUBLE PRECISION, 
	found DOUBLE PRECISION, 
	difference DOUBLE PRECISION, 
	metric_ids TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	clean_start BIGINT NOT NULL, 
	clean_end BIGINT NOT NULL, 
	raw_start BIGINT NOT NULL, 
	raw_end BIGINT NOT NULL
);

COMMENT ON TABLE fact_finding IS '关于文书的每个发现一行（如分项之和、占比、增幅不符） · one row for each finding about a document (a sum that does not add up, a share that does not agree)';

COMMENT ON COLUMN fact_finding.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN fact_finding.finding_no IS '发现序号 · Number of the finding';

COMMENT ON COLUMN fact_finding.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN fact_finding.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

COMMENT ON COLUMN fact_finding.document_type_key IS '文种代码键 · Code of the document''s type';

COMMENT ON COLUMN fact_finding.audit_key IS '加工审计键 · Key of run, versions, method and confidence band';

COMMENT ON COLUMN fact_finding.sentence_no IS '句序（自 1 起） · Number of the sentence, from 1';

COMMENT ON COLUMN fact_finding.check_name IS '检查名 · Name of the check';

COMMENT ON COLUMN fact_finding.expected IS '应为 · Value expected';

COMMENT ON COLUMN fact_finding.found IS '实为 · Value found';

COMMENT ON COLUMN fact_finding.difference IS '差额；在四舍五入之内为 0 · Found less expected; 0 where they agree within rounding';

COMMENT ON COLUMN fact_finding.metric_ids IS '有关数字（JSON 数组） · Figures concerned (JSON array of ids)';

COMMENT ON COLUMN fact_finding.detail IS '说明与办法 · Detail, and what to do';

COMMENT ON COLUMN fact_finding.clean_start IS '净文起点 · Start in the clean text (code points)';

COMMENT ON COLUMN fact_finding.clean_end IS '净文终点（不含） · End in the clean text (exclusive)';

COMMENT ON COLUMN fact_finding.raw_start IS '原文起点 · Start in the raw text (code points)';

COMMENT ON COLUMN fact_finding.raw_end IS '原文终点（不含） · End in the raw text (exclusive)';

CREATE TABLE mart_entity (
	entity_key BIGINT NOT NULL, 
	n_mentions BIGINT NOT NULL, 
	n_documents BIGINT NOT NULL, 
	n_regions BIGINT NOT NULL, 
	first_dated DATE, 
	last_dated DATE, 
	first_document_key BIGINT NOT NULL
);

COMMENT ON TABLE mart_entity IS '每个实体一行：提及次数、地区数与首末见 · one row for each entity: how often, when and where it is mentioned, and in which document first';

COMMENT ON COLUMN mart_entity.entity_key IS '实体键 · Key of the entity';

COMMENT ON COLUMN mart_entity.n_mentions IS '提及次数 · Mentions';

COMMENT ON COLUMN mart_entity.n_documents IS '文书数 · Documents';

COMMENT ON COLUMN mart_entity.n_regions IS '地区数 · Regions';

COMMENT ON COLUMN mart_entity.first_dated IS '首见日期 · First day that a document with it is dated to';

COMMENT ON COLUMN mart_entity.last_dated IS '末见日期 · Last day that a document with it is dated to';

COMMENT ON COLUMN mart_entity.first_document_key IS '最早文书键 · Key of the earliest document that names it';

CREATE TABLE mart_mention_method (
	entity_type TEXT NOT NULL, 
	method TEXT NOT NULL, 
	n_mentions BIGINT NOT NULL, 
	n_documents BIGINT NOT NULL, 
	mean_confidence DOUBLE PRECISION NOT NULL, 
	example TEXT NOT NULL
);

COMMENT ON TABLE mart_mention_method IS '实体类型×方法，每种一行：提及次数与平均可信度 · one row for each type of entity and method of finding it';

COMMENT ON COLUMN mart_mention_method.entity_type IS '实体类别 · Type of entity (code_list)';

COMMENT ON COLUMN mart_mention_method.method IS '得出此行的规则或模型 · Rule or model that found it';

COMMENT ON COLUMN mart_mention_method.n_mentions IS '提及次数 · Mentions';

COMMENT ON COLUMN mart_mention_method.n_documents IS '文书数 · Documents';

COMMENT ON COLUMN mart_mention_method.mean_confidence IS '平均可信度 · Mean confidence';

COMMENT ON COLUMN mart_mention_method.example IS '一例 · An example';

CREATE TABLE mart_term (
	term_key BIGINT NOT NULL, 
	doc_type TEXT NOT NULL, 
	n_occurrences BIGINT NOT NULL, 
	n_documents BIGINT NOT NULL
);

COMMENT ON TABLE mart_term IS '词×文种，每种一行：次数与文书数 · one row for each word and kind of document';

COMMENT ON COLUMN mart_term.term_key IS '词键 · Key of the word';

COMMENT ON COLUMN mart_term.doc_type IS '文种 · Type of document (code_list: doc_type)';

COMMENT ON COLUMN mart_term.n_occurrences IS '次数 · Occurrences';

COMMENT ON COLUMN mart_term.n_documents IS '文书数 · Documents';

CREATE TABLE mart_indicator_series (
	region_durable_key BIGINT NOT NULL, 
	current_region_key BIGINT NOT NULL, 
	period_start_date_key BIGINT NOT NULL, 
	period_end_date_key BIGINT NOT NULL, 
	indicator_group TEXT NOT NULL, 
	unit_kind TEXT NOT NULL, 
	base_unit TEXT NOT NULL, 
	status TEXT NOT NULL, 
	change TEXT NOT NULL, 
	n_figures BIGINT NOT NULL, 
	n_documents BIGINT NOT NULL, 
	value_min NUMERIC(38, 6) NOT NULL, 
	value_max NUMERIC(38, 6) NOT NULL, 
	value_base NUMERIC(38, 6), 
	document_ids TEXT NOT NULL
);

COMMENT ON TABLE mart_indicator_series IS '区划×期间×指标×基本单位×状态，每种一行；不作任何加总 · one row for each division, period, group of indicators, base unit and status; nothing is summed';

COMMENT ON COLUMN mart_indicator_series.region_durable_key IS '跨更名不变的区划键 · Key of the division that outlives its renamings';

COMMENT ON COLUMN mart_indicator_series.current_region_key IS '现行区划键 · Key of the division''s current version';

COMMENT ON COLUMN mart_indicator_series.period_start_date_key IS '数字所属期间首日（日期维度） · First day of the period that the figure speaks for (date dimension)';

COMMENT ON COLUMN mart_indicator_series.period_end_date_key IS '数字所属期间末日（日期维度） · Last day of the period that the figure speaks for (date dimension)';

COMMENT ON COLUMN mart_indicator_series.indicator_group IS '指标归并名 · Group of spellings of one indicator';

COMMENT ON COLUMN mart_indicator_series.unit_kind IS '单位类别 · Kind of unit (code_list)';

COMMENT ON COLUMN mart_indicator_series.base_unit IS '基本单位 · Base unit';

COMMENT ON COLUMN mart_indicator_series.status IS '状态 · reported or target; of a check: passed or failed';

COMMENT ON COLUMN mart_indicator_series.change IS '水平或增减 · level, increase or decrease';

COMMENT ON COLUMN mart_indicator_series.n_figures IS '所据数字数 · Figures behind it';

COMMENT ON COLUMN mart_indicator_series.n_documents IS '文书数 · Documents';

COMMENT ON COLUMN mart_indicator_series.value_min IS '所载最小值（基本单位） · Smallest figure, in base units';

COMMENT ON COLUMN mart_indicator_series.value_max IS '所载最大值（基本单位） · Largest figure, in base units';

COMMENT ON COLUMN mart_indicator_series.value_base IS '基本单位下的数值 · The number in base units';

COMMENT ON COLUMN mart_indicator_series.document_ids IS '所据文书（JSON 数组） · Documents that tell it (JSON array of ids)';

CREATE TABLE mart_cue (
	document_key BIGINT NOT NULL, 
	sentence_no BIGINT NOT NULL, 
	cue_kind TEXT NOT NULL, 
	cue TEXT NOT NULL, 
	cue_start BIGINT NOT NULL, 
	region_key BIGINT NOT NULL, 
	dated_date_key BIGINT NOT NULL
);

COMMENT ON TABLE mart_cue IS '讲督查评议、表彰先进、活动阶段的句子，每句每词一行 · one row for each sentence and each word in it that tells of supervision, an honour or a phase of a drive';

COMMENT ON COLUMN mart_cue.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN mart_cue.sentence_no IS '句序（自 1 起） · Number of the sentence, from 1';

COMMENT ON COLUMN mart_cue.cue_kind IS '线索词类别 · Kind of cue (code_list)';

COMMENT ON COLUMN mart_cue.cue IS '线索词 · Word that tells of it';

COMMENT ON COLUMN mart_cue.cue_start IS '线索词在句中的位置（从 0 起） · Its start in the sentence, from 0';

COMMENT ON COLUMN mart_cue.region_key IS '行政区划键（版本） · Key of the version of the administrative division';

COMMENT ON COLUMN mart_cue.dated_date_key IS '文书所属日期（事件、发布或推定）（日期维度） · First day that the document is dated to (date dimension)';

CREATE TABLE mart_cleaning (
	step TEXT NOT NULL, 
	edit_kind TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	n_edits BIGINT NOT NULL, 
	n_documents BIGINT NOT NULL, 
	n_raw_characters BIGINT NOT NULL, 
	example_removed TEXT, 
	example_replacement TEXT
);

COMMENT ON TABLE mart_cleaning IS '清洗步骤×方式×原因，每种一行：编辑次数、涉及文书与一例 · one row for each step, kind and reason of cleaning: how many edits in how many documents, with an example';

COMMENT ON COLUMN mart_cleaning.step IS '清洗步骤 · Step of cleaning';

COMMENT ON COLUMN mart_cleaning.edit_kind IS 'removed 删、replaced 换、moved 移 · removed, replaced or moved';

COMMENT ON COLUMN mart_cleaning.reason IS '原因 · Reason';

COMMENT ON COLUMN mart_cleaning.n_edits IS '编辑次数 · Edits';

COMMENT ON COLUMN mart_cleaning.n_documents IS '文书数 · Documents';

COMMENT ON COLUMN mart_cleaning.n_raw_characters IS '原文字数 · Characters of the raw text';

COMMENT ON COLUMN mart_cleaning.example_removed IS '一例所删 · An example of what was removed';

COMMENT ON COLUMN mart_cleaning.example_replacement IS '一例所换 · An example of what stands there now';

CREATE TABLE mart_indicator_cue (
	cue_kind TEXT NOT NULL, 
	indicator_key BIGINT NOT NULL
);

COMMENT ON TABLE mart_indicator_cue IS '讲问题、讲解决、讲活动所做之事的指标，每个指标每类一行 · one row for each indicator and what it tells of: a problem, its settlement, or work that a drive does';

COMMENT ON COLUMN mart_indicator_cue.cue_kind IS '线索词类别 · Kind of cue (code_list)';

COMMENT ON COLUMN mart_indicator_cue.indicator_key IS '指标键 · Key of the indicator';

CREATE TABLE mart_indicator_group (
	indicator_group TEXT NOT NULL, 
	group_english TEXT NOT NULL, 
	n_indicators BIGINT NOT NULL, 
	n_figures BIGINT NOT NULL, 
	n_documents BIGINT NOT NULL
);

COMMENT ON TABLE mart_indicator_group IS '每个指标组一行：指标数、数字数与文书数 · one row for each group of indicators: how many indicators, figures and documents it has';

COMMENT ON COLUMN mart_indicator_group.indicator_group IS '指标归并名 · Group of spellings of one indicator';

COMMENT ON COLUMN mart_indicator_group.group_english IS '指标归并名的英文 · The group''s name in English; empty where it is not in the lexicon';

COMMENT ON COLUMN mart_indicator_group.n_indicators IS '指标数 · Indicators';

COMMENT ON COLUMN mart_indicator_group.n_figures IS '所据数字数 · Figures behind it';

COMMENT ON COLUMN mart_indicator_group.n_documents IS '文书数 · Documents';

CREATE TABLE mart_facet (
	view_name TEXT NOT NULL, 
	column_name TEXT NOT NULL, 
	facet TEXT NOT NULL, 
	n_rows BIGINT NOT NULL
);

COMMENT ON TABLE mart_facet IS '公开视图×可供分列的列×值，每种一行：行数 · one row for each public view, column by which it is offered to be split, and value in it';

COMMENT ON COLUMN mart_facet.view_name IS '视图 · View';

COMMENT ON COLUMN mart_facet.column_name IS '列 · Column';

COMMENT ON COLUMN mart_facet.facet IS '列中的值 · Value in the column';

COMMENT ON COLUMN mart_facet.n_rows IS '行数 · Rows';

CREATE TABLE entity_redirect (
	old_entity_key BIGINT NOT NULL, 
	entity_key BIGINT NOT NULL
);

COMMENT ON TABLE entity_redirect IS '归并有变时，旧实体编号指向新编号，每个旧编号一行 · one row for each id of an entity that went when linking changed: the id that stands for it now';

COMMENT ON COLUMN entity_redirect.old_entity_key IS '旧实体键 · Key that the entity had before';

COMMENT ON COLUMN entity_redirect.entity_key IS '实体键 · Key of the entity';

CREATE TABLE etl_run (
	run_id TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	finished_at TEXT NOT NULL, 
	pipeline_version TEXT NOT NULL, 
	lexicon_version TEXT NOT NULL, 
	model_version TEXT NOT NULL, 
	schema_version TEXT NOT NULL, 
	n_inputs BIGINT NOT NULL, 
	n_documents BIGINT NOT NULL, 
	n_rejected BIGINT NOT NULL
);

COMMENT ON TABLE etl_run IS '每次运行一行 · one row for each run';

COMMENT ON COLUMN etl_run.run_id IS '运行编号：由输入与版本散列而来 · Id of the run, hashed from inputs and versions';

COMMENT ON COLUMN etl_run.started_at IS '开始时间（UTC） · Start of the run (UTC)';

COMMENT ON COLUMN etl_run.finished_at IS '装载完成时间（UTC） · When the load finished (UTC)';

COMMENT ON COLUMN etl_run.pipeline_version IS '程序版本 · Version of the pipeline';

COMMENT ON COLUMN etl_run.lexicon_version IS '词库版本：文件散列 · Version of the lexicon: hash of its files';

COMMENT ON COLUMN etl_run.model_version IS '模型版本 · Versions of models';

COMMENT ON COLUMN etl_run.schema_version IS '库结构版本 · Version of this schema';

COMMENT ON COLUMN etl_run.n_inputs IS '输入数 · Inputs';

COMMENT ON COLUMN etl_run.n_documents IS '文书数 · Documents';

COMMENT ON COLUMN etl_run.n_rejected IS '拒收数 · Inputs rejected';

CREATE TABLE etl_input (
	source TEXT NOT NULL, 
	input_hash TEXT NOT NULL, 
	document_key BIGINT NOT NULL, 
	n_given BIGINT NOT NULL
);

COMMENT ON TABLE etl_input IS '每个已装入的输入一行：再次给出时，据散列辨别是否有变 · one row for each input that was loaded: by its hash it is known again when it is given again';

COMMENT ON COLUMN etl_input.source IS '来源键 · Source key';

COMMENT ON COLUMN etl_input.input_hash IS '输入散列：字节、路径与读取方式 · Hash of the input: its bytes, its path and how it is read';

COMMENT ON COLUMN etl_input.document_key IS '文书键 · Key of the document';

COMMENT ON COLUMN etl_input.n_given IS '给出次数 · How often the input was given';

CREATE TABLE etl_rejection (
	rejection_no BIGINT NOT NULL, 
	run_id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	detail TEXT NOT NULL
);

COMMENT ON TABLE etl_rejection IS '未装入的每个输入一行 · one row for each input not loaded';

COMMENT ON COLUMN etl_rejection.rejection_no IS '拒收序号 · Number of the rejection';

COMMENT ON COLUMN etl_rejection.run_id IS '运行编号：由输入与版本散列而来 · Id of the run, hashed from inputs and versions';

COMMENT ON COLUMN etl_rejection.source IS '来源键 · Source key';

COMMENT ON COLUMN etl_rejection.stage IS '阶段 · Stage that refused it';

COMMENT ON COLUMN etl_rejection.reason IS '原因 · Reason';

COMMENT ON COLUMN etl_rejection.detail IS '说明与办法 · Detail, and what to do';

CREATE TABLE quality_check (
	run_id TEXT NOT NULL, 
	check_name TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	status TEXT NOT NULL, 
	n_failing BIGINT NOT NULL, 
	detail TEXT NOT NULL
);

COMMENT ON TABLE quality_check IS '每次运行的每项检查一行 · one row for each check in a run';

COMMENT ON COLUMN quality_check.run_id IS '运行编号：由输入与版本散列而来 · Id of the run, hashed from inputs and versions';

COMMENT ON COLUMN quality_check.check_name IS '检查名 · Name of the check';

COMMENT ON COLUMN quality_check.severity IS '轻重：fail、warn · fail or warn';

COMMENT ON COLUMN quality_check.status IS '状态 · reported or target; of a check: passed or failed';

COMMENT ON COLUMN quality_check.n_failing IS '不合行数 · Offending rows';

COMMENT ON COLUMN quality_check.detail IS '说明与办法 · Detail, and what to do';

ALTER TABLE code_list ADD PRIMARY KEY (code_key);

ALTER TABLE dim_date ADD PRIMARY KEY (date_key);

ALTER TABLE dim_region ADD PRIMARY KEY (region_key);

ALTER TABLE dim_entity ADD PRIMARY KEY (entity_key);

ALTER TABLE entity_alias ADD PRIMARY KEY (entity_key, alias);

ALTER TABLE dim_indicator ADD PRIMARY KEY (indicator_key);

ALTER TABLE dim_unit ADD PRIMARY KEY (unit_key);

ALTER TABLE dim_term ADD PRIMARY KEY (term_key);

ALTER TABLE dim_passage ADD PRIMARY KEY (passage_key);

ALTER TABLE dim_audit ADD PRIMARY KEY (audit_key);

ALTER TABLE fact_document ADD PRIMARY KEY (document_key);

ALTER TABLE fact_passage_use ADD PRIMARY KEY (document_key, use_no);

ALTER TABLE fact_finding ADD PRIMARY KEY (document_key, finding_no);

ALTER TABLE mart_entity ADD PRIMARY KEY (entity_key);

ALTER TABLE mart_mention_method ADD PRIMARY KEY (entity_type, method);

ALTER TABLE mart_term ADD PRIMARY KEY (term_key, doc_type);

ALTER TABLE mart_indicator_series ADD PRIMARY KEY (region_durable_key, period_start_date_key, period_end_date_key, indicator_group, unit_kind, base_unit, status);

ALTER TABLE mart_cleaning ADD PRIMARY KEY (step, edit_kind, reason);

ALTER TABLE mart_indicator_cue ADD PRIMARY KEY (cue_kind, indicator_key);

ALTER TABLE mart_indicator_group ADD PRIMARY KEY (indicator_group);

ALTER TABLE mart_facet ADD PRIMARY KEY (view_name, column_name, facet);

ALTER TABLE entity_redirect ADD PRIMARY KEY (old_entity_key);

ALTER TABLE etl_run ADD PRIMARY KEY (run_id);

ALTER TABLE etl_rejection ADD PRIMARY KEY (rejection_no);

ALTER TABLE quality_check ADD PRIMARY KEY (run_id, check_name);
