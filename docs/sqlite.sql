CREATE TABLE code_list (
	code_key TEXT NOT NULL, 
	code_list TEXT NOT NULL, 
	code TEXT NOT NULL, 
	meaning_zh TEXT NOT NULL, 
	meaning_en TEXT NOT NULL, 
	PRIMARY KEY (code_key)
)
 STRICT;

CREATE TABLE dim_date (
	date_key INTEGER NOT NULL, 
	date TEXT, 
	year INTEGER, 
	half INTEGER, 
	quarter INTEGER, 
	month INTEGER, 
	day INTEGER, 
	xun TEXT, 
	iso_week INTEGER, 
	weekday INTEGER, 
	"plan" TEXT, 
	plan_year INTEGER, 
	PRIMARY KEY (date_key)
)
 STRICT;

CREATE TABLE dim_region (
	region_key INTEGER NOT NULL, 
	region_durable_key INTEGER NOT NULL, 
	current_region_key INTEGER NOT NULL, 
	region_code TEXT, 
	short_name TEXT NOT NULL, 
	region_name TEXT, 
	region_level TEXT NOT NULL, 
	province TEXT, 
	prefecture TEXT, 
	county TEXT, 
	parent_code TEXT NOT NULL, 
	valid_from INTEGER, 
	valid_to INTEGER, 
	latitude REAL, 
	longitude REAL, 
	PRIMARY KEY (region_key), 
	FOREIGN KEY(current_region_key) REFERENCES dim_region (region_key)
)
 STRICT;

CREATE TABLE dim_document (
	document_key INTEGER NOT NULL, 
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
	published_on TEXT, 
	uploaded_on TEXT, 
	event_on TEXT, 
	event_from TEXT, 
	event_to TEXT, 
	date_basis TEXT NOT NULL, 
	date_evidence TEXT NOT NULL, 
	dated_from TEXT, 
	dated_to TEXT, 
	dated_by TEXT NOT NULL, 
	region_key INTEGER NOT NULL, 
	region_basis TEXT NOT NULL, 
	region_evidence TEXT NOT NULL, 
	script TEXT NOT NULL, 
	is_truncated INTEGER NOT NULL, 
	duplicate_of TEXT NOT NULL, 
	is_primary INTEGER NOT NULL, 
	conflicts TEXT NOT NULL, 
	warnings TEXT NOT NULL, 
	date_confidence REAL, 
	region_confidence REAL, 
	PRIMARY KEY (document_key), 
	UNIQUE (document_id), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key)
)
 STRICT;

CREATE TABLE document_text (
	document_key INTEGER NOT NULL, 
	raw_text TEXT NOT NULL, 
	clean_text TEXT NOT NULL, 
	raw_sha256 TEXT NOT NULL, 
	n_bytes INTEGER NOT NULL, 
	media_type TEXT NOT NULL, 
	encoding TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	PRIMARY KEY (document_key), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key)
)
 STRICT;

CREATE TABLE dim_section (
	document_key INTEGER NOT NULL, 
	section_no INTEGER NOT NULL, 
	parent_section_no INTEGER NOT NULL, 
	level INTEGER NOT NULL, 
	marker TEXT NOT NULL, 
	heading TEXT NOT NULL, 
	path TEXT NOT NULL, 
	is_run_in INTEGER NOT NULL, 
	clean_start INTEGER NOT NULL, 
	clean_end INTEGER NOT NULL, 
	raw_start INTEGER NOT NULL, 
	raw_end INTEGER NOT NULL, 
	PRIMARY KEY (document_key, section_no), 
	FOREIGN KEY(document_key, parent_section_no) REFERENCES dim_section (document_key, section_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key)
)
 STRICT;

CREATE TABLE dim_entity (
	entity_key INTEGER NOT NULL, 
	entity_type TEXT NOT NULL, 
	name TEXT NOT NULL, 
	formulation_kind TEXT NOT NULL, 
	region_key INTEGER NOT NULL, 
	parent_entity_key INTEGER NOT NULL, 
	aliases TEXT NOT NULL, 
	PRIMARY KEY (entity_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(parent_entity_key) REFERENCES dim_entity (entity_key)
)
 STRICT;

CREATE TABLE entity_alias (
	entity_key INTEGER NOT NULL, 
	alias TEXT NOT NULL, 
	PRIMARY KEY (entity_key, alias), 
	FOREIGN KEY(entity_key) REFERENCES dim_entity (entity_key)
)
 STRICT;

CREATE TABLE dim_indicator (
	indicator_key INTEGER NOT NULL, 
	indicator TEXT NOT NULL, 
	indicator_group TEXT NOT NULL, 
	group_english TEXT NOT NULL, 
	growth_basis TEXT NOT NULL, 
	PRIMARY KEY (indicator_key)
)
 STRICT;

CREATE TABLE dim_unit (
	unit_key INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	unit_kind TEXT NOT NULL, 
	base_unit TEXT NOT NULL, 
	factor REAL, 
	PRIMARY KEY (unit_key)
)
 STRICT;

CREATE TABLE dim_term (
	term_key INTEGER NOT NULL, 
	term TEXT NOT NULL, 
	pos TEXT NOT NULL, 
	PRIMARY KEY (term_key)
)
 STRICT;

CREATE TABLE dim_passage (
	passage_key INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	n_characters INTEGER NOT NULL, 
	earliest_document_key INTEGER NOT NULL, 
	PRIMARY KEY (passage_key), 
	FOREIGN KEY(earliest_document_key) REFERENCES dim_document (document_key)
)
 STRICT;

CREATE TABLE dim_audit (
	audit_key INTEGER NOT NULL, 
	run_id TEXT NOT NULL, 
	pipeline_version TEXT NOT NULL, 
	lexicon_version TEXT NOT NULL, 
	model_version TEXT NOT NULL, 
	method TEXT NOT NULL, 
	confidence_band TEXT NOT NULL, 
	PRIMARY KEY (audit_key)
)
 STRICT;

CREATE TABLE document_party (
	document_key INTEGER NOT NULL, 
	party_role TEXT NOT NULL, 
	party_no INTEGER NOT NULL, 
	party TEXT NOT NULL, 
	entity_key INTEGER NOT NULL, 
	PRIMARY KEY (document_key, party_role, party_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(entity_key) REFERENCES dim_entity (entity_key)
)
 STRICT;

CREATE TABLE fact_document (
	document_key INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	event_date_key INTEGER NOT NULL, 
	published_date_key INTEGER NOT NULL, 
	uploaded_date_key INTEGER NOT NULL, 
	dated_to_date_key INTEGER NOT NULL, 
	n_raw_characters INTEGER NOT NULL, 
	n_removed_characters INTEGER NOT NULL, 
	n_characters INTEGER NOT NULL, 
	n_sentences INTEGER NOT NULL, 
	n_tokens INTEGER NOT NULL, 
	n_mentions INTEGER NOT NULL, 
	n_metrics INTEGER NOT NULL, 
	n_formulations INTEGER NOT NULL, 
	n_reused_characters INTEGER NOT NULL, 
	PRIMARY KEY (document_key), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key), 
	FOREIGN KEY(event_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(published_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(uploaded_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(dated_to_date_key) REFERENCES dim_date (date_key)
)
 STRICT;

CREATE TABLE fact_edit (
	document_key INTEGER NOT NULL, 
	edit_no INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	raw_start INTEGER NOT NULL, 
	raw_end INTEGER NOT NULL, 
	step TEXT NOT NULL, 
	edit_kind TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	removed TEXT NOT NULL, 
	replacement TEXT NOT NULL, 
	PRIMARY KEY (document_key, edit_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key)
)
 STRICT;

CREATE TABLE fact_sentence (
	document_key INTEGER NOT NULL, 
	sentence_no INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	sentence_key INTEGER NOT NULL, 
	paragraph_no INTEGER NOT NULL, 
	section_no INTEGER NOT NULL, 
	sentence_kind TEXT NOT NULL, 
	is_heading INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	text TEXT NOT NULL, 
	n_characters INTEGER NOT NULL, 
	clean_start INTEGER NOT NULL, 
	clean_end INTEGER NOT NULL, 
	raw_start INTEGER NOT NULL, 
	raw_end INTEGER NOT NULL, 
	PRIMARY KEY (document_key, sentence_no), 
	FOREIGN KEY(document_key, section_no) REFERENCES dim_section (document_key, section_no), 
	UNIQUE (sentence_key), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key)
)
 STRICT;

CREATE TABLE fact_mention (
	document_key INTEGER NOT NULL, 
	mention_no INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	sentence_no INTEGER NOT NULL, 
	entity_key INTEGER NOT NULL, 
	entity_type TEXT NOT NULL, 
	surface TEXT NOT NULL, 
	start_date_key INTEGER NOT NULL, 
	end_date_key INTEGER NOT NULL, 
	precision TEXT NOT NULL, 
	number TEXT NOT NULL, 
	parent TEXT, 
	formulation_kind TEXT NOT NULL, 
	confidence REAL NOT NULL, 
	clean_start INTEGER NOT NULL, 
	clean_end INTEGER NOT NULL, 
	raw_start INTEGER NOT NULL, 
	raw_end INTEGER NOT NULL, 
	PRIMARY KEY (document_key, mention_no), 
	FOREIGN KEY(document_key, sentence_no) REFERENCES fact_sentence (document_key, sentence_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key), 
	FOREIGN KEY(entity_key) REFERENCES dim_entity (entity_key), 
	FOREIGN KEY(start_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(end_date_key) REFERENCES dim_date (date_key)
)
 STRICT;

CREATE TABLE fact_metric (
	document_key INTEGER NOT NULL, 
	metric_no INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	sentence_no INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	clause TEXT NOT NULL, 
	value REAL NOT NULL, 
	value_high REAL, 
	value_text TEXT NOT NULL, 
	value_base REAL, 
	unit_key INTEGER NOT NULL, 
	indicator_key INTEGER NOT NULL, 
	indicator_group TEXT NOT NULL, 
	object TEXT NOT NULL, 
	bound TEXT NOT NULL, 
	status TEXT NOT NULL, 
	change TEXT NOT NULL, 
	compared_to TEXT NOT NULL, 
	rate_per TEXT NOT NULL, 
	part_of_no INTEGER, 
	period_start_date_key INTEGER NOT NULL, 
	period_end_date_key INTEGER NOT NULL, 
	period_basis TEXT NOT NULL, 
	figure_region_basis TEXT NOT NULL, 
	confidence REAL NOT NULL, 
	clean_start INTEGER NOT NULL, 
	clean_end INTEGER NOT NULL, 
	raw_start INTEGER NOT NULL, 
	raw_end INTEGER NOT NULL, 
	PRIMARY KEY (document_key, metric_no), 
	FOREIGN KEY(document_key, sentence_no) REFERENCES fact_sentence (document_key, sentence_no), 
	FOREIGN KEY(document_key, part_of_no) REFERENCES fact_metric (document_key, metric_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key), 
	FOREIGN KEY(unit_key) REFERENCES dim_unit (unit_key), 
	FOREIGN KEY(indicator_key) REFERENCES dim_indicator (indicator_key), 
	FOREIGN KEY(period_start_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(period_end_date_key) REFERENCES dim_date (date_key)
)
 STRICT;

CREATE TABLE fact_appointment (
	document_key INTEGER NOT NULL, 
	appointment_no INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	sentence_no INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	post TEXT NOT NULL, 
	organisation TEXT, 
	person_entity_key INTEGER NOT NULL, 
	post_entity_key INTEGER NOT NULL, 
	organisation_entity_key INTEGER NOT NULL, 
	confidence REAL NOT NULL, 
	clean_start INTEGER NOT NULL, 
	clean_end INTEGER NOT NULL, 
	raw_start INTEGER NOT NULL, 
	raw_end INTEGER NOT NULL, 
	PRIMARY KEY (document_key, appointment_no), 
	FOREIGN KEY(document_key, sentence_no) REFERENCES fact_sentence (document_key, sentence_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key), 
	FOREIGN KEY(person_entity_key) REFERENCES dim_entity (entity_key), 
	FOREIGN KEY(post_entity_key) REFERENCES dim_entity (entity_key), 
	FOREIGN KEY(organisation_entity_key) REFERENCES dim_entity (entity_key)
)
 STRICT;

CREATE TABLE fact_participation (
	document_key INTEGER NOT NULL, 
	participation_no INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	sentence_no INTEGER NOT NULL, 
	participant TEXT NOT NULL, 
	participant_type TEXT NOT NULL, 
	meeting TEXT, 
	role TEXT NOT NULL, 
	participant_entity_key INTEGER NOT NULL, 
	meeting_entity_key INTEGER NOT NULL, 
	confidence REAL NOT NULL, 
	clean_start INTEGER NOT NULL, 
	clean_end INTEGER NOT NULL, 
	raw_start INTEGER NOT NULL, 
	raw_end INTEGER NOT NULL, 
	PRIMARY KEY (document_key, participation_no), 
	FOREIGN KEY(document_key, sentence_no) REFERENCES fact_sentence (document_key, sentence_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key), 
	FOREIGN KEY(participant_entity_key) REFERENCES dim_entity (entity_key), 
	FOREIGN KEY(meeting_entity_key) REFERENCES dim_entity (entity_key)
)
 STRICT;

CREATE TABLE fact_task (
	document_key INTEGER NOT NULL, 
	task_no INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	sentence_no INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	actor_entity_key INTEGER NOT NULL, 
	action TEXT NOT NULL, 
	deadline_date_key INTEGER NOT NULL, 
	task_metric_no INTEGER, 
	confidence REAL NOT NULL, 
	clean_start INTEGER NOT NULL, 
	clean_end INTEGER NOT NULL, 
	raw_start INTEGER NOT NULL, 
	raw_end INTEGER NOT NULL, 
	PRIMARY KEY (document_key, task_no), 
	FOREIGN KEY(document_key, sentence_no) REFERENCES fact_sentence (document_key, sentence_no), 
	FOREIGN KEY(document_key, task_metric_no) REFERENCES fact_metric (document_key, metric_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key), 
	FOREIGN KEY(actor_entity_key) REFERENCES dim_entity (entity_key), 
	FOREIGN KEY(deadline_date_key) REFERENCES dim_date (date_key)
)
 STRICT;

CREATE TABLE fact_term (
	document_key INTEGER NOT NULL, 
	term_key INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	n_occurrences INTEGER NOT NULL, 
	PRIMARY KEY (document_key, term_key), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(term_key) REFERENCES dim_term (term_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE fact_passage_use (
	document_key INTEGER NOT NULL, 
	use_no INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	sentence_no INTEGER NOT NULL, 
	passage_key INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	similarity REAL NOT NULL, 
	date_rank INTEGER NOT NULL, 
	days_after INTEGER, 
	clean_start INTEGER NOT NULL, 
	clean_end INTEGER NOT NULL, 
	raw_start INTEGER NOT NULL, 
	raw_end INTEGER NOT NULL, 
	PRIMARY KEY (document_key, use_no), 
	FOREIGN KEY(document_key, sentence_no) REFERENCES fact_sentence (document_key, sentence_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key), 
	FOREIGN KEY(passage_key) REFERENCES dim_passage (passage_key)
)
 STRICT;

CREATE TABLE fact_finding (
	document_key INTEGER NOT NULL, 
	finding_no INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	document_type_key TEXT NOT NULL, 
	audit_key INTEGER NOT NULL, 
	sentence_no INTEGER NOT NULL, 
	check_name TEXT NOT NULL, 
	expected REAL, 
	found REAL, 
	difference REAL, 
	metric_ids TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	clean_start INTEGER NOT NULL, 
	clean_end INTEGER NOT NULL, 
	raw_start INTEGER NOT NULL, 
	raw_end INTEGER NOT NULL, 
	PRIMARY KEY (document_key, finding_no), 
	FOREIGN KEY(document_key, sentence_no) REFERENCES fact_sentence (document_key, sentence_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(document_type_key) REFERENCES code_list (code_key), 
	FOREIGN KEY(audit_key) REFERENCES dim_audit (audit_key)
)
 STRICT;

CREATE TABLE mart_entity (
	entity_key INTEGER NOT NULL, 
	n_mentions INTEGER NOT NULL, 
	n_documents INTEGER NOT NULL, 
	n_regions INTEGER NOT NULL, 
	first_dated TEXT, 
	last_dated TEXT, 
	first_document_key INTEGER NOT NULL, 
	PRIMARY KEY (entity_key), 
	FOREIGN KEY(entity_key) REFERENCES dim_entity (entity_key), 
	FOREIGN KEY(first_document_key) REFERENCES dim_document (document_key)
)
 STRICT;

CREATE TABLE mart_mention_method (
	entity_type TEXT NOT NULL, 
	method TEXT NOT NULL, 
	n_mentions INTEGER NOT NULL, 
	n_documents INTEGER NOT NULL, 
	mean_confidence REAL NOT NULL, 
	example TEXT NOT NULL, 
	PRIMARY KEY (entity_type, method)
)
 STRICT;

CREATE TABLE mart_term (
	term_key INTEGER NOT NULL, 
	doc_type TEXT NOT NULL, 
	n_occurrences INTEGER NOT NULL, 
	n_documents INTEGER NOT NULL, 
	PRIMARY KEY (term_key, doc_type), 
	FOREIGN KEY(term_key) REFERENCES dim_term (term_key)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE mart_indicator_series (
	region_durable_key INTEGER NOT NULL, 
	current_region_key INTEGER NOT NULL, 
	period_start_date_key INTEGER NOT NULL, 
	period_end_date_key INTEGER NOT NULL, 
	indicator_group TEXT NOT NULL, 
	unit_kind TEXT NOT NULL, 
	base_unit TEXT NOT NULL, 
	status TEXT NOT NULL, 
	change TEXT NOT NULL, 
	n_figures INTEGER NOT NULL, 
	n_documents INTEGER NOT NULL, 
	value_min REAL NOT NULL, 
	value_max REAL NOT NULL, 
	value_base REAL, 
	document_ids TEXT NOT NULL, 
	PRIMARY KEY (region_durable_key, period_start_date_key, period_end_date_key, indicator_group, unit_kind, base_unit, status), 
	FOREIGN KEY(current_region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(period_start_date_key) REFERENCES dim_date (date_key), 
	FOREIGN KEY(period_end_date_key) REFERENCES dim_date (date_key)
)
 STRICT;

CREATE TABLE mart_cue (
	document_key INTEGER NOT NULL, 
	sentence_no INTEGER NOT NULL, 
	cue_kind TEXT NOT NULL, 
	cue TEXT NOT NULL, 
	cue_start INTEGER NOT NULL, 
	region_key INTEGER NOT NULL, 
	dated_date_key INTEGER NOT NULL, 
	PRIMARY KEY (document_key, sentence_no, cue_kind, cue), 
	FOREIGN KEY(document_key, sentence_no) REFERENCES fact_sentence (document_key, sentence_no), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key), 
	FOREIGN KEY(region_key) REFERENCES dim_region (region_key), 
	FOREIGN KEY(dated_date_key) REFERENCES dim_date (date_key)
)
 STRICT;

CREATE TABLE mart_cleaning (
	step TEXT NOT NULL, 
	edit_kind TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	n_edits INTEGER NOT NULL, 
	n_documents INTEGER NOT NULL, 
	n_raw_characters INTEGER NOT NULL, 
	example_removed TEXT, 
	example_replacement TEXT, 
	PRIMARY KEY (step, edit_kind, reason)
)
 STRICT;

CREATE TABLE mart_indicator_cue (
	cue_kind TEXT NOT NULL, 
	indicator_key INTEGER NOT NULL, 
	PRIMARY KEY (cue_kind, indicator_key), 
	FOREIGN KEY(indicator_key) REFERENCES dim_indicator (indicator_key)
)
 STRICT;

CREATE TABLE mart_indicator_group (
	indicator_group TEXT NOT NULL, 
	group_english TEXT NOT NULL, 
	n_indicators INTEGER NOT NULL, 
	n_figures INTEGER NOT NULL, 
	n_documents INTEGER NOT NULL, 
	PRIMARY KEY (indicator_group)
)
 STRICT;

CREATE TABLE mart_facet (
	view_name TEXT NOT NULL, 
	column_name TEXT NOT NULL, 
	facet TEXT NOT NULL, 
	n_rows INTEGER NOT NULL, 
	PRIMARY KEY (view_name, column_name, facet)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE entity_redirect (
	old_entity_key INTEGER NOT NULL, 
	entity_key INTEGER NOT NULL, 
	PRIMARY KEY (old_entity_key), 
	FOREIGN KEY(entity_key) REFERENCES dim_entity (entity_key)
)
 STRICT;

CREATE TABLE etl_run (
	run_id TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	finished_at TEXT NOT NULL, 
	pipeline_version TEXT NOT NULL, 
	lexicon_version TEXT NOT NULL, 
	model_version TEXT NOT NULL, 
	schema_version TEXT NOT NULL, 
	n_inputs INTEGER NOT NULL, 
	n_documents INTEGER NOT NULL, 
	n_rejected INTEGER NOT NULL, 
	PRIMARY KEY (run_id)
)
 STRICT;

CREATE TABLE etl_input (
	source TEXT NOT NULL, 
	input_hash TEXT NOT NULL, 
	document_key INTEGER NOT NULL, 
	n_given INTEGER NOT NULL, 
	PRIMARY KEY (source, input_hash), 
	FOREIGN KEY(document_key) REFERENCES dim_document (document_key)
)
 STRICT;

CREATE TABLE etl_rejection (
	rejection_no INTEGER NOT NULL, 
	run_id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	PRIMARY KEY (rejection_no)
)
 STRICT;

CREATE TABLE quality_check (
	run_id TEXT NOT NULL, 
	check_name TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	status TEXT NOT NULL, 
	n_failing INTEGER NOT NULL, 
	detail TEXT NOT NULL, 
	PRIMARY KEY (run_id, check_name)
)
 STRICT;

CREATE INDEX ix_dim_document_is_primary ON dim_document (is_primary);

CREATE INDEX ix_dim_entity_entity_type_name ON dim_entity (entity_type, name);

CREATE INDEX ix_dim_entity_parent_entity_key ON dim_entity (parent_entity_key);

CREATE INDEX ix_entity_alias_alias ON entity_alias (alias);

CREATE INDEX ix_dim_indicator_indicator_group ON dim_indicator (indicator_group);

CREATE INDEX ix_dim_term_term ON dim_term (term);

CREATE INDEX ix_fact_sentence_role ON fact_sentence (role);

CREATE INDEX ix_fact_sentence_sentence_key_document_key_sentence_no_region_key_dated_date_key_document_type_key_role ON fact_sentence (sentence_key, document_key, sentence_no, region_key, dated_date_key, document_type_key, role);

CREATE INDEX ix_fact_mention_document_key_sentence_no ON fact_mention (document_key, sentence_no);

CREATE INDEX ix_fact_mention_entity_key_dated_date_key_document_key ON fact_mention (entity_key, dated_date_key, document_key);

CREATE INDEX ix_fact_mention_entity_type ON fact_mention (entity_type);

CREATE INDEX ix_fact_metric_indicator_key_document_key ON fact_metric (indicator_key, document_key);

CREATE INDEX ix_fact_appointment_organisation_entity_key ON fact_appointment (organisation_entity_key);

CREATE INDEX ix_fact_appointment_person_entity_key ON fact_appointment (person_entity_key);

CREATE INDEX ix_fact_participation_meeting_entity_key ON fact_participation (meeting_entity_key);

CREATE INDEX ix_fact_participation_participant_entity_key ON fact_participation (participant_entity_key);

CREATE INDEX ix_fact_term_term_key_n_occurrences ON fact_term (term_key, n_occurrences);

CREATE INDEX ix_fact_passage_use_passage_key ON fact_passage_use (passage_key);

CREATE INDEX ix_mart_indicator_series_indicator_group ON mart_indicator_series (indicator_group);

CREATE INDEX ix_mart_cue_cue_kind_dated_date_key ON mart_cue (cue_kind, dated_date_key);

CREATE INDEX ix_etl_input_document_key ON etl_input (document_key);
