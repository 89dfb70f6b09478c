-- version 14 of the steps 002fbc6de4ed8a8e1aaa79614489da65bd148da1b1195cdf7b1380fecbbb29b6
BEGIN;
CREATE TABLE agreement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	municipality VARCHAR NOT NULL, 
	party VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	made_on DATE NOT NULL, 
	due_on DATE, 
	done_on DATE, 
	act INTEGER NOT NULL, 
	
	CONSTRAINT fk_agreement_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_agreement_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE agreement_before (
	id INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	party VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	made_on DATE NOT NULL, 
	due_on DATE, 
	done_on DATE, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_agreement_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_agreement_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_agreement_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_agreement_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_agreement_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE attachment (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        municipality VARCHAR NOT NULL,
        contact INTEGER,
        "plan" INTEGER,
        name TEXT NOT NULL,
        file VARCHAR NOT NULL,
        size INTEGER NOT NULL,
        erased BOOLEAN NOT NULL,
        act INTEGER NOT NULL,
        CONSTRAINT fk_attachment_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
        CONSTRAINT fk_attachment_contact FOREIGN KEY(contact) REFERENCES contact (id),
        CONSTRAINT fk_attachment_plan FOREIGN KEY("plan") REFERENCES improvement_plan (id),
        CONSTRAINT fk_attachment_act FOREIGN KEY(act) REFERENCES journal (id)
    );
CREATE TABLE attachment_before (
        id INTEGER NOT NULL,
        municipality VARCHAR NOT NULL,
        contact INTEGER,
        "plan" INTEGER,
        name TEXT NOT NULL,
        file VARCHAR NOT NULL,
        size INTEGER NOT NULL,
        erased BOOLEAN NOT NULL,
        act INTEGER NOT NULL,
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_attachment_before PRIMARY KEY (id, act, replaced_by),
        CONSTRAINT fk_attachment_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
        CONSTRAINT fk_attachment_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_attachment_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
        CONSTRAINT fk_attachment_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
    )
     WITHOUT ROWID;
CREATE TABLE balance_settlement (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        municipality VARCHAR NOT NULL,
        period INTEGER NOT NULL,
        closing INTEGER NOT NULL,
        opening INTEGER NOT NULL,
        "right" INTEGER NOT NULL,
        reason TEXT NOT NULL,
        act INTEGER NOT NULL,
        CONSTRAINT fk_balance_settlement_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
        CONSTRAINT fk_balance_settlement_act FOREIGN KEY(act) REFERENCES journal (id)
    );
CREATE TABLE balance_settlement_before (
        id INTEGER NOT NULL,
        municipality VARCHAR NOT NULL,
        period INTEGER NOT NULL,
        closing INTEGER NOT NULL,
        opening INTEGER NOT NULL,
        "right" INTEGER NOT NULL,
        reason TEXT NOT NULL,
        act INTEGER NOT NULL,
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_balance_settlement_before PRIMARY KEY (id, act, replaced_by),
        CONSTRAINT fk_balance_settlement_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
        CONSTRAINT fk_balance_settlement_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_balance_settlement_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
        CONSTRAINT fk_balance_settlement_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
    )
     WITHOUT ROWID
;
CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	municipality VARCHAR NOT NULL, 
	held_on DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	summary TEXT NOT NULL, 
	counterpart VARCHAR NOT NULL, 
	counts BOOLEAN, 
	follow_up TEXT NOT NULL, 
	follow_up_on DATE, 
	withdrawn BOOLEAN NOT NULL, 
	act INTEGER NOT NULL, tags JSON, labels JSON, 
	
	CONSTRAINT fk_contact_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_contact_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE contact_before (
	id INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	held_on DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	summary TEXT NOT NULL, 
	counterpart VARCHAR NOT NULL, 
	counts BOOLEAN, 
	follow_up TEXT NOT NULL, 
	follow_up_on DATE, 
	withdrawn BOOLEAN NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, tags JSON, labels JSON, 
	CONSTRAINT pk_contact_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_contact_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_contact_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_contact_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_contact_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE decision (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        municipality VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        from_rung SMALLINT NOT NULL,
        rung SMALLINT NOT NULL,
        decided_on DATE NOT NULL,
        motive TEXT NOT NULL,
        reference VARCHAR NOT NULL,
        rule VARCHAR NOT NULL,
        policy VARCHAR NOT NULL,
        reasons JSON NOT NULL,
        basis_period INTEGER,
        basis_reference_date DATE,
        basis_target INTEGER,
        basis_opening_balance INTEGER,
        basis_total_task INTEGER,
        basis_realised INTEGER,
        act INTEGER NOT NULL,
        since DATE,
        CONSTRAINT fk_decision_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
        CONSTRAINT fk_decision_act FOREIGN KEY(act) REFERENCES journal (id)
    );
CREATE TABLE decision_before (
        id INTEGER NOT NULL,
        municipality VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        from_rung SMALLINT NOT NULL,
        rung SMALLINT NOT NULL,
        decided_on DATE NOT NULL,
        motive TEXT NOT NULL,
        reference VARCHAR NOT NULL,
        rule VARCHAR NOT NULL,
        policy VARCHAR NOT NULL,
        reasons JSON NOT NULL,
        basis_period INTEGER,
        basis_reference_date DATE,
        basis_target INTEGER,
        basis_opening_balance INTEGER,
        basis_total_task INTEGER,
        basis_realised INTEGER,
        act INTEGER NOT NULL,
        since DATE,
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_decision_before PRIMARY KEY (id, act, replaced_by),
        CONSTRAINT fk_decision_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
        CONSTRAINT fk_decision_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_decision_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
        CONSTRAINT fk_decision_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
    )
     WITHOUT ROWID
;
CREATE TABLE draft (
        form VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        fields JSON NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (form, subject)
    );
CREATE TABLE early_warning (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	municipality VARCHAR NOT NULL, 
	period INTEGER NOT NULL, 
	cause VARCHAR NOT NULL, 
	opened_on DATE NOT NULL, 
	grounds TEXT NOT NULL, 
	act INTEGER NOT NULL, basis_period INTEGER, basis_reference_date DATE, basis_target INTEGER, basis_opening_balance INTEGER, basis_total_task INTEGER, basis_realised INTEGER, 
	
	CONSTRAINT fk_early_warning_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_early_warning_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE early_warning_before (
	id INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	period INTEGER NOT NULL, 
	cause VARCHAR NOT NULL, 
	opened_on DATE NOT NULL, 
	grounds TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, basis_period INTEGER, basis_reference_date DATE, basis_target INTEGER, basis_opening_balance INTEGER, basis_total_task INTEGER, basis_realised INTEGER, 
	CONSTRAINT pk_early_warning_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_early_warning_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_early_warning_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_early_warning_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_early_warning_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE erased (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	table_name VARCHAR NOT NULL, 
	row_key VARCHAR NOT NULL, 
	row_act INTEGER NOT NULL, 
	salt VARCHAR(64), 
	hash VARCHAR(64), 
	act INTEGER NOT NULL, words VARCHAR(64), 
	CONSTRAINT fk_erased_row_act FOREIGN KEY(row_act) REFERENCES journal (id), 
	CONSTRAINT fk_erased_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE figure (
	municipality VARCHAR NOT NULL, 
	period INTEGER NOT NULL, 
	measure SMALLINT NOT NULL, 
	reference_date INTEGER NOT NULL, 
	act INTEGER NOT NULL, 
	value INTEGER NOT NULL, 
	cell VARCHAR NOT NULL, 
	CONSTRAINT pk_figure PRIMARY KEY (municipality, period, measure, reference_date, act), 
	CONSTRAINT fk_figure_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_figure_act FOREIGN KEY(act) REFERENCES journal (id)
)
 WITHOUT ROWID

;
CREATE TABLE figure_before (
	municipality VARCHAR NOT NULL, 
	period INTEGER NOT NULL, 
	measure SMALLINT NOT NULL, 
	reference_date INTEGER NOT NULL, 
	act INTEGER NOT NULL, 
	value INTEGER NOT NULL, 
	cell VARCHAR NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_figure_before PRIMARY KEY (municipality, period, measure, reference_date, act, replaced_by), 
	CONSTRAINT fk_figure_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_figure_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_figure_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_figure_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE file_document (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    municipality VARCHAR NOT NULL,
    item INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    content BLOB,
    act INTEGER NOT NULL,
    CONSTRAINT fk_file_document_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
    CONSTRAINT fk_file_document_item FOREIGN KEY(item) REFERENCES file_item (id),
    CONSTRAINT fk_file_document_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE file_document_before (
    id INTEGER NOT NULL,
    municipality VARCHAR NOT NULL,
    item INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    content BLOB,
    act INTEGER NOT NULL,
    replaced_by INTEGER NOT NULL,
    restored_by INTEGER,
    CONSTRAINT pk_file_document_before PRIMARY KEY (id, act, replaced_by),
    CONSTRAINT fk_file_document_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
    CONSTRAINT fk_file_document_before_act FOREIGN KEY(act) REFERENCES journal (id),
    CONSTRAINT fk_file_document_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
    CONSTRAINT fk_file_document_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE file_item (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	municipality VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	dated_on DATE NOT NULL, 
	reference VARCHAR NOT NULL, 
	note TEXT NOT NULL, 
	due_on DATE, 
	withdrawn BOOLEAN NOT NULL, 
	act INTEGER NOT NULL, 
	
	CONSTRAINT fk_file_item_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_file_item_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE file_item_before (
	id INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	dated_on DATE NOT NULL, 
	reference VARCHAR NOT NULL, 
	note TEXT NOT NULL, 
	due_on DATE, 
	withdrawn BOOLEAN NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_file_item_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_file_item_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_file_item_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_file_item_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_file_item_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE followed (
	municipality VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_followed PRIMARY KEY (municipality), 
	CONSTRAINT fk_followed_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_followed_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE followed_before (
	municipality VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_followed_before PRIMARY KEY (municipality, act, replaced_by), 
	CONSTRAINT fk_followed_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_followed_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_followed_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_followed_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE freeze (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	municipality VARCHAR NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	ground VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	
	CONSTRAINT fk_freeze_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_freeze_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE freeze_before (
	id INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	ground VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_freeze_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_freeze_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_freeze_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_freeze_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_freeze_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE improvement_plan (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	municipality VARCHAR NOT NULL, 
	requested_on DATE, 
	due_on DATE, 
	received_on DATE, 
	judged_on DATE, 
	judgement VARCHAR NOT NULL, 
	judgement_note TEXT NOT NULL, 
	adopted_on DATE, 
	act INTEGER NOT NULL, 
	executable VARCHAR,
	executable_note TEXT,
	terms VARCHAR,
	terms_note TEXT,
	recurrence VARCHAR,
	recurrence_note TEXT,
	adoption_note TEXT,
	CONSTRAINT fk_improvement_plan_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_improvement_plan_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE improvement_plan_before (
	id INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	requested_on DATE, 
	due_on DATE, 
	received_on DATE, 
	judged_on DATE, 
	judgement VARCHAR NOT NULL, 
	judgement_note TEXT NOT NULL, 
	adopted_on DATE, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	executable VARCHAR,
	executable_note TEXT,
	terms VARCHAR,
	terms_note TEXT,
	recurrence VARCHAR,
	recurrence_note TEXT,
	adoption_note TEXT,
	CONSTRAINT pk_improvement_plan_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_improvement_plan_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_improvement_plan_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_improvement_plan_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_improvement_plan_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE inhabitants (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	municipality VARCHAR, 
	year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	cell VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	
	CONSTRAINT fk_inhabitants_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_inhabitants_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE inhabitants_before (
	id INTEGER NOT NULL, 
	municipality VARCHAR, 
	year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	cell VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_inhabitants_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_inhabitants_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_inhabitants_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_inhabitants_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_inhabitants_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE journal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	moment VARCHAR NOT NULL, 
	officer VARCHAR NOT NULL, 
	act VARCHAR NOT NULL, 
	municipality VARCHAR, 
	summary TEXT NOT NULL, 
	details JSON NOT NULL
);
CREATE TABLE journal_file (
	act INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	content BLOB, 
	CONSTRAINT pk_journal_file PRIMARY KEY (act), 
	CONSTRAINT fk_journal_file_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE knowledge_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    title TEXT NOT NULL,
    level VARCHAR,
    parties JSON NOT NULL,
    municipalities JSON NOT NULL,
    problem TEXT NOT NULL,
    approach TEXT NOT NULL,
    conditions TEXT NOT NULL,
    contact TEXT NOT NULL,
    outcome TEXT NOT NULL,
    tags JSON NOT NULL,
    act INTEGER NOT NULL, labels JSON, partners JSON,
    CONSTRAINT fk_knowledge_item_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE knowledge_item_before (
    id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    title TEXT NOT NULL,
    level VARCHAR,
    parties JSON NOT NULL,
    municipalities JSON NOT NULL,
    problem TEXT NOT NULL,
    approach TEXT NOT NULL,
    conditions TEXT NOT NULL,
    contact TEXT NOT NULL,
    outcome TEXT NOT NULL,
    tags JSON NOT NULL,
    act INTEGER NOT NULL,
    replaced_by INTEGER NOT NULL,
    restored_by INTEGER, labels JSON, partners JSON,
    CONSTRAINT pk_knowledge_item_before PRIMARY KEY (id, act, replaced_by),
    CONSTRAINT fk_knowledge_item_before_act FOREIGN KEY(act) REFERENCES journal (id),
    CONSTRAINT fk_knowledge_item_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
    CONSTRAINT fk_knowledge_item_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE layout (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	signature TEXT NOT NULL, 
	mapping JSON NOT NULL, 
	act INTEGER NOT NULL, 
	
	CONSTRAINT uq_layout_name UNIQUE (name), 
	CONSTRAINT uq_layout_signature UNIQUE (signature), 
	CONSTRAINT fk_layout_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE layout_before (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	signature TEXT NOT NULL, 
	mapping JSON NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_layout_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_layout_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_layout_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_layout_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE learned_alias (
	folded VARCHAR NOT NULL, 
	alias VARCHAR NOT NULL, 
	municipality VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_learned_alias PRIMARY KEY (folded), 
	CONSTRAINT fk_learned_alias_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_learned_alias_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE learned_alias_before (
	folded VARCHAR NOT NULL, 
	alias VARCHAR NOT NULL, 
	municipality VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_learned_alias_before PRIMARY KEY (folded, act, replaced_by), 
	CONSTRAINT fk_learned_alias_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_learned_alias_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_learned_alias_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_learned_alias_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE measure_note (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        measure INTEGER NOT NULL,
        noted_on DATE NOT NULL,
        text TEXT NOT NULL,
        act INTEGER NOT NULL,
        CONSTRAINT fk_measure_note_measure FOREIGN KEY(measure) REFERENCES plan_measure (id),
        CONSTRAINT fk_measure_note_act FOREIGN KEY(act) REFERENCES journal (id)
    );
CREATE TABLE measure_note_before (
        id INTEGER NOT NULL,
        measure INTEGER NOT NULL,
        noted_on DATE NOT NULL,
        text TEXT NOT NULL,
        act INTEGER NOT NULL,
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_measure_note_before PRIMARY KEY (id, act, replaced_by),
        CONSTRAINT fk_measure_note_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_measure_note_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
        CONSTRAINT fk_measure_note_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
    )
     WITHOUT ROWID
;
CREATE TABLE municipality (
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	province VARCHAR NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE, 
	successors VARCHAR NOT NULL, 
	aliases TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_municipality PRIMARY KEY (code), 
	CONSTRAINT fk_municipality_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE municipality_before (
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	province VARCHAR NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE, 
	successors VARCHAR NOT NULL, 
	aliases TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_municipality_before PRIMARY KEY (code, act, replaced_by), 
	CONSTRAINT fk_municipality_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_municipality_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_municipality_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE national_target (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	period INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	cell VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	
	CONSTRAINT fk_national_target_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE national_target_before (
	id INTEGER NOT NULL, 
	period INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	cell VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_national_target_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_national_target_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_national_target_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_national_target_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE own_count (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        municipality VARCHAR NOT NULL,
        period INTEGER NOT NULL,
        reference_date DATE NOT NULL,
        counted INTEGER NOT NULL,
        reason TEXT NOT NULL,
        agree_by DATE NOT NULL,
        agreed_on DATE,
        outcome TEXT NOT NULL,
        act INTEGER NOT NULL,
        CONSTRAINT fk_own_count_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
        CONSTRAINT fk_own_count_act FOREIGN KEY(act) REFERENCES journal (id)
    );
CREATE TABLE own_count_before (
        id INTEGER NOT NULL,
        municipality VARCHAR NOT NULL,
        period INTEGER NOT NULL,
        reference_date DATE NOT NULL,
        counted INTEGER NOT NULL,
        reason TEXT NOT NULL,
        agree_by DATE NOT NULL,
        agreed_on DATE,
        outcome TEXT NOT NULL,
        act INTEGER NOT NULL,
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_own_count_before PRIMARY KEY (id, act, replaced_by),
        CONSTRAINT fk_own_count_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
        CONSTRAINT fk_own_count_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_own_count_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
        CONSTRAINT fk_own_count_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
    )
     WITHOUT ROWID;
CREATE TABLE own_word (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        kind VARCHAR NOT NULL,
        stands_for VARCHAR,
        word TEXT NOT NULL,
        offered BOOLEAN NOT NULL,
        act INTEGER NOT NULL,
        CONSTRAINT fk_own_word_act FOREIGN KEY(act) REFERENCES journal (id)
        );
CREATE TABLE own_word_before (
        id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        stands_for VARCHAR,
        word TEXT NOT NULL,
        offered BOOLEAN NOT NULL,
        act INTEGER NOT NULL,
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_own_word_before PRIMARY KEY (id, act, replaced_by),
        CONSTRAINT fk_own_word_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_own_word_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
        CONSTRAINT fk_own_word_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
        )
        WITHOUT ROWID;
CREATE TABLE plan_measure (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"plan" INTEGER NOT NULL, 
	description TEXT NOT NULL, 
	horizon VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	due_on DATE, 
	expected_places INTEGER, 
	status VARCHAR NOT NULL, 
	actual_places INTEGER,
	reason TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	
	CONSTRAINT fk_plan_measure_plan FOREIGN KEY("plan") REFERENCES improvement_plan (id), 
	CONSTRAINT fk_plan_measure_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE plan_measure_before (
	id INTEGER NOT NULL, 
	"plan" INTEGER NOT NULL, 
	description TEXT NOT NULL, 
	horizon VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	due_on DATE, 
	expected_places INTEGER, 
	status VARCHAR NOT NULL, 
	actual_places INTEGER,
	reason TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_plan_measure_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_plan_measure_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_plan_measure_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_plan_measure_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE planned_talk (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        planned_on DATE NOT NULL,
        starts_at VARCHAR,
        kind VARCHAR NOT NULL,
        municipalities JSON NOT NULL,
        place TEXT NOT NULL,
        subject TEXT NOT NULL,
        counterpart TEXT NOT NULL,
        state VARCHAR NOT NULL,
        reason TEXT NOT NULL,
        act INTEGER NOT NULL,
        CONSTRAINT fk_planned_talk_act FOREIGN KEY(act) REFERENCES journal (id)
        );
CREATE TABLE planned_talk_before (
        id INTEGER NOT NULL,
        planned_on DATE NOT NULL,
        starts_at VARCHAR,
        kind VARCHAR NOT NULL,
        municipalities JSON NOT NULL,
        place TEXT NOT NULL,
        subject TEXT NOT NULL,
        counterpart TEXT NOT NULL,
        state VARCHAR NOT NULL,
        reason TEXT NOT NULL,
        act INTEGER NOT NULL,
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_planned_talk_before PRIMARY KEY (id, act, replaced_by),
        CONSTRAINT fk_planned_talk_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_planned_talk_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
        CONSTRAINT fk_planned_talk_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
        )
        WITHOUT ROWID;
CREATE TABLE policy_version (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	valid_from DATE NOT NULL, 
	author VARCHAR NOT NULL, 
	motive TEXT NOT NULL, 
	parameters JSON NOT NULL, 
	act INTEGER NOT NULL, 
	
	CONSTRAINT uq_policy_version_name UNIQUE (name), 
	CONSTRAINT fk_policy_version_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE policy_version_before (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	valid_from DATE NOT NULL, 
	author VARCHAR NOT NULL, 
	motive TEXT NOT NULL, 
	parameters JSON NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_policy_version_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_policy_version_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_policy_version_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_policy_version_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE practice_sharing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    item INTEGER NOT NULL,
    municipality VARCHAR NOT NULL,
    shared_on DATE NOT NULL,
    act INTEGER NOT NULL,
    CONSTRAINT fk_practice_sharing_item FOREIGN KEY(item) REFERENCES knowledge_item (id),
    CONSTRAINT fk_practice_sharing_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
    CONSTRAINT fk_practice_sharing_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE practice_sharing_before (
    id INTEGER NOT NULL,
    item INTEGER NOT NULL,
    municipality VARCHAR NOT NULL,
    shared_on DATE NOT NULL,
    act INTEGER NOT NULL,
    replaced_by INTEGER NOT NULL,
    restored_by INTEGER,
    CONSTRAINT pk_practice_sharing_before PRIMARY KEY (id, act, replaced_by),
    CONSTRAINT fk_practice_sharing_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
    CONSTRAINT fk_practice_sharing_before_act FOREIGN KEY(act) REFERENCES journal (id),
    CONSTRAINT fk_practice_sharing_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
    CONSTRAINT fk_practice_sharing_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE proposal_view (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	municipality VARCHAR NOT NULL, 
	seen_on DATE NOT NULL, 
	postponed_until DATE, 
	reason TEXT NOT NULL, 
	rung SMALLINT NOT NULL, 
	outcome SMALLINT NOT NULL, 
	rule VARCHAR NOT NULL, 
	basis_period INTEGER NOT NULL, 
	basis_reference_date DATE NOT NULL, 
	basis_target INTEGER, 
	basis_opening_balance INTEGER, 
	basis_total_task INTEGER, 
	basis_realised INTEGER, 
	act INTEGER NOT NULL, 
	
	CONSTRAINT fk_proposal_view_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_proposal_view_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE proposal_view_before (
	id INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	seen_on DATE NOT NULL, 
	postponed_until DATE, 
	reason TEXT NOT NULL, 
	rung SMALLINT NOT NULL, 
	outcome SMALLINT NOT NULL, 
	rule VARCHAR NOT NULL, 
	basis_period INTEGER NOT NULL, 
	basis_reference_date DATE NOT NULL, 
	basis_target INTEGER, 
	basis_opening_balance INTEGER, 
	basis_total_task INTEGER, 
	basis_realised INTEGER, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_proposal_view_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_proposal_view_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_proposal_view_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_proposal_view_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_proposal_view_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE put_off (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        municipality VARCHAR NOT NULL,
        work TEXT NOT NULL,
        until DATE,
        reason TEXT NOT NULL,
        act INTEGER NOT NULL,
        CONSTRAINT fk_put_off_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
        CONSTRAINT fk_put_off_act FOREIGN KEY(act) REFERENCES journal (id)
        );
CREATE TABLE put_off_before (
        id INTEGER NOT NULL,
        municipality VARCHAR NOT NULL,
        work TEXT NOT NULL,
        until DATE,
        reason TEXT NOT NULL,
        act INTEGER NOT NULL,
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_put_off_before PRIMARY KEY (id, act, replaced_by),
        CONSTRAINT fk_put_off_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
        CONSTRAINT fk_put_off_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_put_off_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
        CONSTRAINT fk_put_off_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
        )
        WITHOUT ROWID;
CREATE TABLE seal (
	act INTEGER NOT NULL, 
	salt VARCHAR(32), 
	payload VARCHAR(64) NOT NULL, 
	rows TEXT NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_seal PRIMARY KEY (act), 
	CONSTRAINT fk_seal_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name), 
	CONSTRAINT fk_setting_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE setting_before (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_setting_before PRIMARY KEY (name, act, replaced_by), 
	CONSTRAINT fk_setting_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_setting_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_setting_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE term_event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	municipality VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	held_on DATE NOT NULL, 
	days INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	reference VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	
	CONSTRAINT fk_term_event_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_term_event_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE term_event_before (
	id INTEGER NOT NULL, 
	municipality VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	held_on DATE NOT NULL, 
	days INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	reference VARCHAR NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_term_event_before PRIMARY KEY (id, act, replaced_by), 
	CONSTRAINT fk_term_event_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_term_event_before_municipality FOREIGN KEY(municipality) REFERENCES municipality (code), 
	CONSTRAINT fk_term_event_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_term_event_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE TABLE warning_closure (
	warning INTEGER NOT NULL, 
	closed_on DATE NOT NULL, 
	contact INTEGER, 
	reason TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_warning_closure PRIMARY KEY (warning), 
	CONSTRAINT fk_warning_closure_warning FOREIGN KEY(warning) REFERENCES early_warning (id), 
	CONSTRAINT fk_warning_closure_contact FOREIGN KEY(contact) REFERENCES contact (id), 
	CONSTRAINT fk_warning_closure_act FOREIGN KEY(act) REFERENCES journal (id)
);
CREATE TABLE warning_closure_before (
	warning INTEGER NOT NULL, 
	closed_on DATE NOT NULL, 
	contact INTEGER, 
	reason TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	replaced_by INTEGER NOT NULL, 
	restored_by INTEGER, 
	CONSTRAINT pk_warning_closure_before PRIMARY KEY (warning, act, replaced_by), 
	CONSTRAINT fk_warning_closure_before_act FOREIGN KEY(act) REFERENCES journal (id), 
	CONSTRAINT fk_warning_closure_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id), 
	CONSTRAINT fk_warning_closure_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID;
CREATE INDEX ix_agreement_act ON agreement (act);
CREATE INDEX ix_agreement_before_replaced_by ON agreement_before (replaced_by);
CREATE INDEX ix_attachment_act ON attachment (act);
CREATE INDEX ix_attachment_before_replaced_by ON attachment_before (replaced_by);
CREATE INDEX ix_attachment_contact ON attachment (contact);
CREATE INDEX ix_attachment_plan ON attachment ("plan");
CREATE INDEX ix_balance_settlement_act ON balance_settlement (act);
CREATE INDEX ix_balance_settlement_before_replaced_by ON balance_settlement_before (replaced_by);
CREATE INDEX ix_contact_act ON contact (act);
CREATE INDEX ix_contact_before_replaced_by ON contact_before (replaced_by);
CREATE INDEX ix_decision_act ON decision (act);
CREATE INDEX ix_decision_before_replaced_by ON decision_before (replaced_by);
CREATE INDEX ix_early_warning_act ON early_warning (act);
CREATE INDEX ix_early_warning_before_replaced_by ON early_warning_before (replaced_by);
CREATE INDEX ix_erased_act ON erased (act);
CREATE INDEX ix_erased_row_act ON erased (row_act);
CREATE INDEX ix_file_document_act ON file_document (act);
CREATE INDEX ix_file_document_before_replaced_by ON file_document_before (replaced_by);
CREATE INDEX ix_file_document_item ON file_document (item);
CREATE INDEX ix_file_item_act ON file_item (act);
CREATE INDEX ix_file_item_before_replaced_by ON file_item_before (replaced_by);
CREATE INDEX ix_followed_act ON followed (act);
CREATE INDEX ix_followed_before_replaced_by ON followed_before (replaced_by);
CREATE INDEX ix_freeze_act ON freeze (act);
CREATE INDEX ix_freeze_before_replaced_by ON freeze_before (replaced_by);
CREATE INDEX ix_improvement_plan_act ON improvement_plan (act);
CREATE INDEX ix_improvement_plan_before_replaced_by ON improvement_plan_before (replaced_by);
CREATE INDEX ix_inhabitants_act ON inhabitants (act);
CREATE INDEX ix_inhabitants_before_replaced_by ON inhabitants_before (replaced_by);
CREATE INDEX ix_journal_file_sha256 ON journal_file (sha256);
CREATE INDEX ix_knowledge_item_act ON knowledge_item (act);
CREATE INDEX ix_knowledge_item_before_replaced_by ON knowledge_item_before (replaced_by);
CREATE INDEX ix_layout_act ON layout (act);
CREATE INDEX ix_layout_before_replaced_by ON layout_before (replaced_by);
CREATE INDEX ix_learned_alias_act ON learned_alias (act);
CREATE INDEX ix_learned_alias_before_replaced_by ON learned_alias_before (replaced_by);
CREATE INDEX ix_measure_note_act ON measure_note (act);
CREATE INDEX ix_measure_note_before_replaced_by ON measure_note_before (replaced_by);
CREATE INDEX ix_measure_note_measure ON measure_note (measure);
CREATE INDEX ix_municipality_act ON municipality (act);
CREATE INDEX ix_municipality_before_replaced_by ON municipality_before (replaced_by);
CREATE INDEX ix_national_target_act ON national_target (act);
CREATE INDEX ix_national_target_before_replaced_by ON national_target_before (replaced_by);
CREATE INDEX ix_own_count_act ON own_count (act);
CREATE INDEX ix_own_count_before_replaced_by ON own_count_before (replaced_by);
CREATE INDEX ix_own_word_act ON own_word (act);
CREATE INDEX ix_own_word_before_replaced_by ON own_word_before (replaced_by);
CREATE INDEX ix_plan_measure_act ON plan_measure (act);
CREATE INDEX ix_plan_measure_before_replaced_by ON plan_measure_before (replaced_by);
CREATE INDEX ix_plan_measure_plan ON plan_measure ("plan");
CREATE INDEX ix_planned_talk_act ON planned_talk (act);
CREATE INDEX ix_planned_talk_before_replaced_by ON planned_talk_before (replaced_by);
CREATE INDEX ix_policy_version_act ON policy_version (act);
CREATE INDEX ix_policy_version_before_replaced_by ON policy_version_before (replaced_by);
CREATE INDEX ix_practice_sharing_act ON practice_sharing (act);
CREATE INDEX ix_practice_sharing_before_replaced_by ON practice_sharing_before (replaced_by);
CREATE INDEX ix_practice_sharing_item ON practice_sharing (item);
CREATE INDEX ix_proposal_view_act ON proposal_view (act);
CREATE INDEX ix_proposal_view_before_replaced_by ON proposal_view_before (replaced_by);
CREATE INDEX ix_put_off_act ON put_off (act);
CREATE INDEX ix_put_off_before_replaced_by ON put_off_before (replaced_by);
CREATE INDEX ix_setting_act ON setting (act);
CREATE INDEX ix_setting_before_replaced_by ON setting_before (replaced_by);
CREATE INDEX ix_term_event_act ON term_event (act);
CREATE INDEX ix_term_event_before_replaced_by ON term_event_before (replaced_by);
CREATE INDEX ix_warning_closure_act ON warning_closure (act);
CREATE INDEX ix_warning_closure_before_replaced_by ON warning_closure_before (replaced_by);
CREATE TRIGGER "guard_agreement_before_delete" BEFORE DELETE ON "agreement_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_agreement_before_update" BEFORE UPDATE ON "agreement_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."party" IS OLD."party" AND NEW."text" IS OLD."text" AND NEW."made_on" IS OLD."made_on" AND NEW."due_on" IS OLD."due_on" AND NEW."done_on" IS OLD."done_on" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."party" IS OLD."party" AND NEW."made_on" IS OLD."made_on" AND NEW."due_on" IS OLD."due_on" AND NEW."done_on" IS OLD."done_on" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'agreement' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_agreement_delete" BEFORE DELETE ON "agreement" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "agreement_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_agreement_update" BEFORE UPDATE ON "agreement" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "agreement_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."party" IS OLD."party" AND NEW."made_on" IS OLD."made_on" AND NEW."due_on" IS OLD."due_on" AND NEW."done_on" IS OLD."done_on" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'agreement' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_attachment_before_delete" BEFORE DELETE ON "attachment_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_attachment_before_update" BEFORE UPDATE ON "attachment_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."contact" IS OLD."contact" AND NEW."plan" IS OLD."plan" AND NEW."name" IS OLD."name" AND NEW."file" IS OLD."file" AND NEW."size" IS OLD."size" AND NEW."erased" IS OLD."erased" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."contact" IS OLD."contact" AND NEW."plan" IS OLD."plan" AND NEW."file" IS OLD."file" AND NEW."size" IS OLD."size" AND NEW."erased" IS OLD."erased" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'attachment' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_attachment_delete" BEFORE DELETE ON "attachment" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "attachment_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_attachment_update" BEFORE UPDATE ON "attachment" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "attachment_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."contact" IS OLD."contact" AND NEW."plan" IS OLD."plan" AND NEW."file" IS OLD."file" AND NEW."size" IS OLD."size" AND NEW."erased" IS OLD."erased" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'attachment' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_balance_settlement_before_delete" BEFORE DELETE ON "balance_settlement_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_balance_settlement_before_update" BEFORE UPDATE ON "balance_settlement_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."period" IS OLD."period" AND NEW."closing" IS OLD."closing" AND NEW."opening" IS OLD."opening" AND NEW."right" IS OLD."right" AND NEW."reason" IS OLD."reason" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_balance_settlement_delete" BEFORE DELETE ON "balance_settlement" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "balance_settlement_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_balance_settlement_update" BEFORE UPDATE ON "balance_settlement" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "balance_settlement_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_contact_before_delete" BEFORE DELETE ON "contact_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_contact_before_update" BEFORE UPDATE ON "contact_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."held_on" IS OLD."held_on" AND NEW."kind" IS OLD."kind" AND NEW."summary" IS OLD."summary" AND NEW."counterpart" IS OLD."counterpart" AND NEW."counts" IS OLD."counts" AND NEW."follow_up" IS OLD."follow_up" AND NEW."follow_up_on" IS OLD."follow_up_on" AND NEW."withdrawn" IS OLD."withdrawn" AND NEW."act" IS OLD."act" AND NEW."tags" IS OLD."tags" AND NEW."labels" IS OLD."labels" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."held_on" IS OLD."held_on" AND NEW."kind" IS OLD."kind" AND NEW."counts" IS OLD."counts" AND NEW."follow_up_on" IS OLD."follow_up_on" AND NEW."withdrawn" IS OLD."withdrawn" AND NEW."act" IS OLD."act" AND NEW."tags" IS OLD."tags" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'contact' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_contact_delete" BEFORE DELETE ON "contact" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "contact_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_contact_update" BEFORE UPDATE ON "contact" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "contact_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."held_on" IS OLD."held_on" AND NEW."kind" IS OLD."kind" AND NEW."counts" IS OLD."counts" AND NEW."follow_up_on" IS OLD."follow_up_on" AND NEW."withdrawn" IS OLD."withdrawn" AND NEW."act" IS OLD."act" AND NEW."tags" IS OLD."tags" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'contact' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_decision_before_delete" BEFORE DELETE ON "decision_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_decision_before_update" BEFORE UPDATE ON "decision_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."kind" IS OLD."kind" AND NEW."from_rung" IS OLD."from_rung" AND NEW."rung" IS OLD."rung" AND NEW."decided_on" IS OLD."decided_on" AND NEW."motive" IS OLD."motive" AND NEW."reference" IS OLD."reference" AND NEW."rule" IS OLD."rule" AND NEW."policy" IS OLD."policy" AND NEW."reasons" IS OLD."reasons" AND NEW."basis_period" IS OLD."basis_period" AND NEW."basis_reference_date" IS OLD."basis_reference_date" AND NEW."basis_target" IS OLD."basis_target" AND NEW."basis_opening_balance" IS OLD."basis_opening_balance" AND NEW."basis_total_task" IS OLD."basis_total_task" AND NEW."basis_realised" IS OLD."basis_realised" AND NEW."act" IS OLD."act" AND NEW."since" IS OLD."since" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."kind" IS OLD."kind" AND NEW."from_rung" IS OLD."from_rung" AND NEW."rung" IS OLD."rung" AND NEW."decided_on" IS OLD."decided_on" AND NEW."reference" IS OLD."reference" AND NEW."rule" IS OLD."rule" AND NEW."policy" IS OLD."policy" AND NEW."reasons" IS OLD."reasons" AND NEW."basis_period" IS OLD."basis_period" AND NEW."basis_reference_date" IS OLD."basis_reference_date" AND NEW."basis_target" IS OLD."basis_target" AND NEW."basis_opening_balance" IS OLD."basis_opening_balance" AND NEW."basis_total_task" IS OLD."basis_total_task" AND NEW."basis_realised" IS OLD."basis_realised" AND NEW."act" IS OLD."act" AND NEW."since" IS OLD."since" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'decision' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_decision_delete" BEFORE DELETE ON "decision" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "decision_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_decision_update" BEFORE UPDATE ON "decision" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "decision_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."kind" IS OLD."kind" AND NEW."from_rung" IS OLD."from_rung" AND NEW."rung" IS OLD."rung" AND NEW."decided_on" IS OLD."decided_on" AND NEW."reference" IS OLD."reference" AND NEW."rule" IS OLD."rule" AND NEW."policy" IS OLD."policy" AND NEW."reasons" IS OLD."reasons" AND NEW."basis_period" IS OLD."basis_period" AND NEW."basis_reference_date" IS OLD."basis_reference_date" AND NEW."basis_target" IS OLD."basis_target" AND NEW."basis_opening_balance" IS OLD."basis_opening_balance" AND NEW."basis_total_task" IS OLD."basis_total_task" AND NEW."basis_realised" IS OLD."basis_realised" AND NEW."act" IS OLD."act" AND NEW."since" IS OLD."since" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'decision' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_early_warning_before_delete" BEFORE DELETE ON "early_warning_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_early_warning_before_update" BEFORE UPDATE ON "early_warning_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."period" IS OLD."period" AND NEW."cause" IS OLD."cause" AND NEW."opened_on" IS OLD."opened_on" AND NEW."grounds" IS OLD."grounds" AND NEW."act" IS OLD."act" AND NEW."basis_period" IS OLD."basis_period" AND NEW."basis_reference_date" IS OLD."basis_reference_date" AND NEW."basis_target" IS OLD."basis_target" AND NEW."basis_opening_balance" IS OLD."basis_opening_balance" AND NEW."basis_total_task" IS OLD."basis_total_task" AND NEW."basis_realised" IS OLD."basis_realised" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_early_warning_delete" BEFORE DELETE ON "early_warning" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "early_warning_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_early_warning_update" BEFORE UPDATE ON "early_warning" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "early_warning_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_erased_delete" BEFORE DELETE ON "erased" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_erased_update" BEFORE UPDATE ON "erased" WHEN NOT (OLD.salt IS NOT NULL AND OLD.hash IS NULL AND NEW.salt IS NULL AND NEW.hash IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."table_name" IS OLD."table_name" AND NEW."row_key" IS OLD."row_key" AND NEW."row_act" IS OLD."row_act" AND NEW."act" IS OLD."act" AND NEW."words" IS OLD."words") BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_figure_before_delete" BEFORE DELETE ON "figure_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_figure_before_update" BEFORE UPDATE ON "figure_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."municipality" IS OLD."municipality" AND NEW."period" IS OLD."period" AND NEW."measure" IS OLD."measure" AND NEW."reference_date" IS OLD."reference_date" AND NEW."act" IS OLD."act" AND NEW."value" IS OLD."value" AND NEW."cell" IS OLD."cell" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_figure_delete" BEFORE DELETE ON "figure" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "figure_before" b WHERE b."municipality" IS OLD."municipality" AND b."period" IS OLD."period" AND b."measure" IS OLD."measure" AND b."reference_date" IS OLD."reference_date" AND b."act" IS OLD."act" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_figure_update" BEFORE UPDATE ON "figure" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "figure_before" b WHERE b."municipality" IS OLD."municipality" AND b."period" IS OLD."period" AND b."measure" IS OLD."measure" AND b."reference_date" IS OLD."reference_date" AND b."act" IS OLD."act" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_file_document_before_delete" BEFORE DELETE ON "file_document_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_file_document_before_update" BEFORE UPDATE ON "file_document_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."item" IS OLD."item" AND NEW."name" IS OLD."name" AND NEW."sha256" IS OLD."sha256" AND NEW."size" IS OLD."size" AND NEW."content" IS OLD."content" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_file_document_delete" BEFORE DELETE ON "file_document" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "file_document_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_file_document_update" BEFORE UPDATE ON "file_document" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "file_document_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_file_item_before_delete" BEFORE DELETE ON "file_item_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_file_item_before_update" BEFORE UPDATE ON "file_item_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."kind" IS OLD."kind" AND NEW."dated_on" IS OLD."dated_on" AND NEW."reference" IS OLD."reference" AND NEW."note" IS OLD."note" AND NEW."due_on" IS OLD."due_on" AND NEW."withdrawn" IS OLD."withdrawn" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."kind" IS OLD."kind" AND NEW."dated_on" IS OLD."dated_on" AND NEW."reference" IS OLD."reference" AND NEW."due_on" IS OLD."due_on" AND NEW."withdrawn" IS OLD."withdrawn" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'file_item' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_file_item_delete" BEFORE DELETE ON "file_item" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "file_item_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_file_item_update" BEFORE UPDATE ON "file_item" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "file_item_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."kind" IS OLD."kind" AND NEW."dated_on" IS OLD."dated_on" AND NEW."reference" IS OLD."reference" AND NEW."due_on" IS OLD."due_on" AND NEW."withdrawn" IS OLD."withdrawn" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'file_item' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_followed_before_delete" BEFORE DELETE ON "followed_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_followed_before_update" BEFORE UPDATE ON "followed_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."municipality" IS OLD."municipality" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_followed_delete" BEFORE DELETE ON "followed" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "followed_before" b WHERE b."municipality" IS OLD."municipality" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_followed_update" BEFORE UPDATE ON "followed" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "followed_before" b WHERE b."municipality" IS OLD."municipality" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_freeze_before_delete" BEFORE DELETE ON "freeze_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_freeze_before_update" BEFORE UPDATE ON "freeze_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."since" IS OLD."since" AND NEW."until" IS OLD."until" AND NEW."ground" IS OLD."ground" AND NEW."reason" IS OLD."reason" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."since" IS OLD."since" AND NEW."until" IS OLD."until" AND NEW."ground" IS OLD."ground" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'freeze' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_freeze_delete" BEFORE DELETE ON "freeze" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "freeze_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_freeze_update" BEFORE UPDATE ON "freeze" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "freeze_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."since" IS OLD."since" AND NEW."until" IS OLD."until" AND NEW."ground" IS OLD."ground" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'freeze' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_improvement_plan_before_delete" BEFORE DELETE ON "improvement_plan_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_improvement_plan_before_update" BEFORE UPDATE ON "improvement_plan_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."requested_on" IS OLD."requested_on" AND NEW."due_on" IS OLD."due_on" AND NEW."received_on" IS OLD."received_on" AND NEW."judged_on" IS OLD."judged_on" AND NEW."judgement" IS OLD."judgement" AND NEW."judgement_note" IS OLD."judgement_note" AND NEW."adopted_on" IS OLD."adopted_on" AND NEW."act" IS OLD."act" AND NEW."executable" IS OLD."executable" AND NEW."executable_note" IS OLD."executable_note" AND NEW."terms" IS OLD."terms" AND NEW."terms_note" IS OLD."terms_note" AND NEW."recurrence" IS OLD."recurrence" AND NEW."recurrence_note" IS OLD."recurrence_note" AND NEW."adoption_note" IS OLD."adoption_note" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."requested_on" IS OLD."requested_on" AND NEW."due_on" IS OLD."due_on" AND NEW."received_on" IS OLD."received_on" AND NEW."judged_on" IS OLD."judged_on" AND NEW."judgement" IS OLD."judgement" AND NEW."adopted_on" IS OLD."adopted_on" AND NEW."act" IS OLD."act" AND NEW."executable" IS OLD."executable" AND NEW."terms" IS OLD."terms" AND NEW."recurrence" IS OLD."recurrence" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'improvement_plan' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_improvement_plan_delete" BEFORE DELETE ON "improvement_plan" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "improvement_plan_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_improvement_plan_update" BEFORE UPDATE ON "improvement_plan" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "improvement_plan_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."requested_on" IS OLD."requested_on" AND NEW."due_on" IS OLD."due_on" AND NEW."received_on" IS OLD."received_on" AND NEW."judged_on" IS OLD."judged_on" AND NEW."judgement" IS OLD."judgement" AND NEW."adopted_on" IS OLD."adopted_on" AND NEW."act" IS OLD."act" AND NEW."executable" IS OLD."executable" AND NEW."terms" IS OLD."terms" AND NEW."recurrence" IS OLD."recurrence" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'improvement_plan' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_inhabitants_before_delete" BEFORE DELETE ON "inhabitants_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_inhabitants_before_update" BEFORE UPDATE ON "inhabitants_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."year" IS OLD."year" AND NEW."number" IS OLD."number" AND NEW."cell" IS OLD."cell" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_inhabitants_delete" BEFORE DELETE ON "inhabitants" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "inhabitants_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_inhabitants_update" BEFORE UPDATE ON "inhabitants" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "inhabitants_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_journal_delete" BEFORE DELETE ON "journal" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_journal_file_delete" BEFORE DELETE ON "journal_file" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_journal_file_update" BEFORE UPDATE ON "journal_file" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_journal_update" BEFORE UPDATE ON "journal" WHEN NOT (NEW."id" IS OLD."id" AND NEW."moment" IS OLD."moment" AND NEW."officer" IS OLD."officer" AND NEW."act" IS OLD."act" AND NEW."municipality" IS OLD."municipality" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.id AND table_name = 'journal' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_knowledge_item_before_delete" BEFORE DELETE ON "knowledge_item_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_knowledge_item_before_update" BEFORE UPDATE ON "knowledge_item_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."kind" IS OLD."kind" AND NEW."held_on" IS OLD."held_on" AND NEW."title" IS OLD."title" AND NEW."level" IS OLD."level" AND NEW."parties" IS OLD."parties" AND NEW."municipalities" IS OLD."municipalities" AND NEW."problem" IS OLD."problem" AND NEW."approach" IS OLD."approach" AND NEW."conditions" IS OLD."conditions" AND NEW."contact" IS OLD."contact" AND NEW."outcome" IS OLD."outcome" AND NEW."tags" IS OLD."tags" AND NEW."act" IS OLD."act" AND NEW."labels" IS OLD."labels" AND NEW."partners" IS OLD."partners" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."kind" IS OLD."kind" AND NEW."held_on" IS OLD."held_on" AND NEW."level" IS OLD."level" AND NEW."parties" IS OLD."parties" AND NEW."municipalities" IS OLD."municipalities" AND NEW."tags" IS OLD."tags" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'knowledge_item' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_knowledge_item_delete" BEFORE DELETE ON "knowledge_item" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "knowledge_item_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_knowledge_item_update" BEFORE UPDATE ON "knowledge_item" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "knowledge_item_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."kind" IS OLD."kind" AND NEW."held_on" IS OLD."held_on" AND NEW."level" IS OLD."level" AND NEW."parties" IS OLD."parties" AND NEW."municipalities" IS OLD."municipalities" AND NEW."tags" IS OLD."tags" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'knowledge_item' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_layout_before_delete" BEFORE DELETE ON "layout_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_layout_before_update" BEFORE UPDATE ON "layout_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."name" IS OLD."name" AND NEW."signature" IS OLD."signature" AND NEW."mapping" IS OLD."mapping" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_layout_delete" BEFORE DELETE ON "layout" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "layout_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_layout_update" BEFORE UPDATE ON "layout" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "layout_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_learned_alias_before_delete" BEFORE DELETE ON "learned_alias_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_learned_alias_before_update" BEFORE UPDATE ON "learned_alias_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."folded" IS OLD."folded" AND NEW."alias" IS OLD."alias" AND NEW."municipality" IS OLD."municipality" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_learned_alias_delete" BEFORE DELETE ON "learned_alias" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "learned_alias_before" b WHERE b."folded" IS OLD."folded" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_learned_alias_update" BEFORE UPDATE ON "learned_alias" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "learned_alias_before" b WHERE b."folded" IS OLD."folded" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_measure_note_before_delete" BEFORE DELETE ON "measure_note_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_measure_note_before_update" BEFORE UPDATE ON "measure_note_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."measure" IS OLD."measure" AND NEW."noted_on" IS OLD."noted_on" AND NEW."text" IS OLD."text" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."measure" IS OLD."measure" AND NEW."noted_on" IS OLD."noted_on" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'measure_note' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_measure_note_delete" BEFORE DELETE ON "measure_note" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "measure_note_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_measure_note_update" BEFORE UPDATE ON "measure_note" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "measure_note_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."measure" IS OLD."measure" AND NEW."noted_on" IS OLD."noted_on" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'measure_note' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_municipality_before_delete" BEFORE DELETE ON "municipality_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_municipality_before_update" BEFORE UPDATE ON "municipality_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."code" IS OLD."code" AND NEW."name" IS OLD."name" AND NEW."province" IS OLD."province" AND NEW."valid_from" IS OLD."valid_from" AND NEW."valid_to" IS OLD."valid_to" AND NEW."successors" IS OLD."successors" AND NEW."aliases" IS OLD."aliases" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_municipality_delete" BEFORE DELETE ON "municipality" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "municipality_before" b WHERE b."code" IS OLD."code" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_municipality_update" BEFORE UPDATE ON "municipality" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "municipality_before" b WHERE b."code" IS OLD."code" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_national_target_before_delete" BEFORE DELETE ON "national_target_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_national_target_before_update" BEFORE UPDATE ON "national_target_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."period" IS OLD."period" AND NEW."number" IS OLD."number" AND NEW."cell" IS OLD."cell" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_national_target_delete" BEFORE DELETE ON "national_target" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "national_target_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_national_target_update" BEFORE UPDATE ON "national_target" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "national_target_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_own_count_before_delete" BEFORE DELETE ON "own_count_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_own_count_before_update" BEFORE UPDATE ON "own_count_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."period" IS OLD."period" AND NEW."reference_date" IS OLD."reference_date" AND NEW."counted" IS OLD."counted" AND NEW."reason" IS OLD."reason" AND NEW."agree_by" IS OLD."agree_by" AND NEW."agreed_on" IS OLD."agreed_on" AND NEW."outcome" IS OLD."outcome" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."period" IS OLD."period" AND NEW."reference_date" IS OLD."reference_date" AND NEW."counted" IS OLD."counted" AND NEW."agree_by" IS OLD."agree_by" AND NEW."agreed_on" IS OLD."agreed_on" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'own_count' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_own_count_delete" BEFORE DELETE ON "own_count" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "own_count_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_own_count_update" BEFORE UPDATE ON "own_count" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "own_count_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."period" IS OLD."period" AND NEW."reference_date" IS OLD."reference_date" AND NEW."counted" IS OLD."counted" AND NEW."agree_by" IS OLD."agree_by" AND NEW."agreed_on" IS OLD."agreed_on" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'own_count' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_own_word_before_delete" BEFORE DELETE ON "own_word_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_own_word_before_update" BEFORE UPDATE ON "own_word_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."kind" IS OLD."kind" AND NEW."stands_for" IS OLD."stands_for" AND NEW."word" IS OLD."word" AND NEW."offered" IS OLD."offered" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."kind" IS OLD."kind" AND NEW."stands_for" IS OLD."stands_for" AND NEW."offered" IS OLD."offered" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'own_word' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_own_word_delete" BEFORE DELETE ON "own_word" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "own_word_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_own_word_update" BEFORE UPDATE ON "own_word" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "own_word_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."kind" IS OLD."kind" AND NEW."stands_for" IS OLD."stands_for" AND NEW."offered" IS OLD."offered" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'own_word' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_plan_measure_before_delete" BEFORE DELETE ON "plan_measure_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_plan_measure_before_update" BEFORE UPDATE ON "plan_measure_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."plan" IS OLD."plan" AND NEW."description" IS OLD."description" AND NEW."horizon" IS OLD."horizon" AND NEW."owner" IS OLD."owner" AND NEW."due_on" IS OLD."due_on" AND NEW."expected_places" IS OLD."expected_places" AND NEW."status" IS OLD."status" AND NEW."actual_places" IS OLD."actual_places" AND NEW."reason" IS OLD."reason" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."plan" IS OLD."plan" AND NEW."horizon" IS OLD."horizon" AND NEW."due_on" IS OLD."due_on" AND NEW."expected_places" IS OLD."expected_places" AND NEW."status" IS OLD."status" AND NEW."actual_places" IS OLD."actual_places" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'plan_measure' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_plan_measure_delete" BEFORE DELETE ON "plan_measure" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "plan_measure_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_plan_measure_update" BEFORE UPDATE ON "plan_measure" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "plan_measure_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."plan" IS OLD."plan" AND NEW."horizon" IS OLD."horizon" AND NEW."due_on" IS OLD."due_on" AND NEW."expected_places" IS OLD."expected_places" AND NEW."status" IS OLD."status" AND NEW."actual_places" IS OLD."actual_places" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'plan_measure' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_planned_talk_before_delete" BEFORE DELETE ON "planned_talk_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_planned_talk_before_update" BEFORE UPDATE ON "planned_talk_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."planned_on" IS OLD."planned_on" AND NEW."starts_at" IS OLD."starts_at" AND NEW."kind" IS OLD."kind" AND NEW."municipalities" IS OLD."municipalities" AND NEW."place" IS OLD."place" AND NEW."subject" IS OLD."subject" AND NEW."counterpart" IS OLD."counterpart" AND NEW."state" IS OLD."state" AND NEW."reason" IS OLD."reason" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."planned_on" IS OLD."planned_on" AND NEW."starts_at" IS OLD."starts_at" AND NEW."kind" IS OLD."kind" AND NEW."municipalities" IS OLD."municipalities" AND NEW."state" IS OLD."state" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'planned_talk' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_planned_talk_delete" BEFORE DELETE ON "planned_talk" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "planned_talk_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_planned_talk_update" BEFORE UPDATE ON "planned_talk" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "planned_talk_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."planned_on" IS OLD."planned_on" AND NEW."starts_at" IS OLD."starts_at" AND NEW."kind" IS OLD."kind" AND NEW."municipalities" IS OLD."municipalities" AND NEW."state" IS OLD."state" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'planned_talk' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_policy_version_before_delete" BEFORE DELETE ON "policy_version_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_policy_version_before_update" BEFORE UPDATE ON "policy_version_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."name" IS OLD."name" AND NEW."valid_from" IS OLD."valid_from" AND NEW."author" IS OLD."author" AND NEW."motive" IS OLD."motive" AND NEW."parameters" IS OLD."parameters" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_policy_version_delete" BEFORE DELETE ON "policy_version" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "policy_version_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_policy_version_update" BEFORE UPDATE ON "policy_version" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "policy_version_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_practice_sharing_before_delete" BEFORE DELETE ON "practice_sharing_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_practice_sharing_before_update" BEFORE UPDATE ON "practice_sharing_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."item" IS OLD."item" AND NEW."municipality" IS OLD."municipality" AND NEW."shared_on" IS OLD."shared_on" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_practice_sharing_delete" BEFORE DELETE ON "practice_sharing" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "practice_sharing_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_practice_sharing_update" BEFORE UPDATE ON "practice_sharing" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "practice_sharing_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_proposal_view_before_delete" BEFORE DELETE ON "proposal_view_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_proposal_view_before_update" BEFORE UPDATE ON "proposal_view_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."seen_on" IS OLD."seen_on" AND NEW."postponed_until" IS OLD."postponed_until" AND NEW."reason" IS OLD."reason" AND NEW."rung" IS OLD."rung" AND NEW."outcome" IS OLD."outcome" AND NEW."rule" IS OLD."rule" AND NEW."basis_period" IS OLD."basis_period" AND NEW."basis_reference_date" IS OLD."basis_reference_date" AND NEW."basis_target" IS OLD."basis_target" AND NEW."basis_opening_balance" IS OLD."basis_opening_balance" AND NEW."basis_total_task" IS OLD."basis_total_task" AND NEW."basis_realised" IS OLD."basis_realised" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."seen_on" IS OLD."seen_on" AND NEW."postponed_until" IS OLD."postponed_until" AND NEW."rung" IS OLD."rung" AND NEW."outcome" IS OLD."outcome" AND NEW."rule" IS OLD."rule" AND NEW."basis_period" IS OLD."basis_period" AND NEW."basis_reference_date" IS OLD."basis_reference_date" AND NEW."basis_target" IS OLD."basis_target" AND NEW."basis_opening_balance" IS OLD."basis_opening_balance" AND NEW."basis_total_task" IS OLD."basis_total_task" AND NEW."basis_realised" IS OLD."basis_realised" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'proposal_view' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_proposal_view_delete" BEFORE DELETE ON "proposal_view" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "proposal_view_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_proposal_view_update" BEFORE UPDATE ON "proposal_view" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "proposal_view_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."seen_on" IS OLD."seen_on" AND NEW."postponed_until" IS OLD."postponed_until" AND NEW."rung" IS OLD."rung" AND NEW."outcome" IS OLD."outcome" AND NEW."rule" IS OLD."rule" AND NEW."basis_period" IS OLD."basis_period" AND NEW."basis_reference_date" IS OLD."basis_reference_date" AND NEW."basis_target" IS OLD."basis_target" AND NEW."basis_opening_balance" IS OLD."basis_opening_balance" AND NEW."basis_total_task" IS OLD."basis_total_task" AND NEW."basis_realised" IS OLD."basis_realised" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'proposal_view' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_put_off_before_delete" BEFORE DELETE ON "put_off_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_put_off_before_update" BEFORE UPDATE ON "put_off_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."work" IS OLD."work" AND NEW."until" IS OLD."until" AND NEW."reason" IS OLD."reason" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."work" IS OLD."work" AND NEW."until" IS OLD."until" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'put_off' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_put_off_delete" BEFORE DELETE ON "put_off" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "put_off_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_put_off_update" BEFORE UPDATE ON "put_off" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "put_off_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."work" IS OLD."work" AND NEW."until" IS OLD."until" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'put_off' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_seal_delete" BEFORE DELETE ON "seal" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_seal_update" BEFORE UPDATE ON "seal" WHEN NOT (NEW.salt IS NULL AND NEW."act" IS OLD."act" AND NEW."payload" IS OLD."payload" AND NEW."rows" IS OLD."rows" AND NEW."hash" IS OLD."hash") BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_setting_before_delete" BEFORE DELETE ON "setting_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_setting_before_update" BEFORE UPDATE ON "setting_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."name" IS OLD."name" AND NEW."value" IS OLD."value" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_setting_delete" BEFORE DELETE ON "setting" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "setting_before" b WHERE b."name" IS OLD."name" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_setting_update" BEFORE UPDATE ON "setting" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "setting_before" b WHERE b."name" IS OLD."name" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT 0 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_term_event_before_delete" BEFORE DELETE ON "term_event_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_term_event_before_update" BEFORE UPDATE ON "term_event_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."kind" IS OLD."kind" AND NEW."held_on" IS OLD."held_on" AND NEW."days" IS OLD."days" AND NEW."reason" IS OLD."reason" AND NEW."reference" IS OLD."reference" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."kind" IS OLD."kind" AND NEW."held_on" IS OLD."held_on" AND NEW."days" IS OLD."days" AND NEW."reference" IS OLD."reference" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'term_event' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_term_event_delete" BEFORE DELETE ON "term_event" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "term_event_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_term_event_update" BEFORE UPDATE ON "term_event" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "term_event_before" b WHERE b."id" IS OLD."id" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."id" IS OLD."id" AND NEW."municipality" IS OLD."municipality" AND NEW."kind" IS OLD."kind" AND NEW."held_on" IS OLD."held_on" AND NEW."days" IS OLD."days" AND NEW."reference" IS OLD."reference" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'term_event' AND hash IS NOT NULL AND row_key = iif(OLD."id" IS NULL, '-,', 'id='||quote(OLD."id")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_warning_closure_before_delete" BEFORE DELETE ON "warning_closure_before" WHEN 1 BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_warning_closure_before_update" BEFORE UPDATE ON "warning_closure_before" WHEN NOT (OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL AND NEW."warning" IS OLD."warning" AND NEW."closed_on" IS OLD."closed_on" AND NEW."contact" IS OLD."contact" AND NEW."reason" IS OLD."reason" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by") AND NOT (NEW."warning" IS OLD."warning" AND NEW."closed_on" IS OLD."closed_on" AND NEW."contact" IS OLD."contact" AND NEW."act" IS OLD."act" AND NEW."replaced_by" IS OLD."replaced_by" AND NEW."restored_by" IS OLD."restored_by" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'warning_closure' AND hash IS NOT NULL AND row_key = iif(OLD."warning" IS NULL, '-,', 'warning='||quote(OLD."warning")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_warning_closure_delete" BEFORE DELETE ON "warning_closure" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "warning_closure_before" b WHERE b."warning" IS OLD."warning" AND b.act = OLD.act AND b.restored_by IS NULL) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
CREATE TRIGGER "guard_warning_closure_update" BEFORE UPDATE ON "warning_closure" WHEN EXISTS (SELECT 1 FROM seal WHERE act = OLD.act) AND NOT EXISTS (SELECT 1 FROM "warning_closure_before" b WHERE b."warning" IS OLD."warning" AND b.act = OLD.act AND b.restored_by IS NULL) AND NOT (NEW."warning" IS OLD."warning" AND NEW."closed_on" IS OLD."closed_on" AND NEW."contact" IS OLD."contact" AND NEW."act" IS OLD."act" AND EXISTS (SELECT 1 FROM erased WHERE row_act = OLD.act AND table_name = 'warning_closure' AND hash IS NOT NULL AND row_key = iif(OLD."warning" IS NULL, '-,', 'warning='||quote(OLD."warning")||','))) BEGIN SELECT raise(ABORT, 'toezichtdesk: wat is vastgelegd, verandert niet'); END;
INSERT INTO alembic_version VALUES ('0014');
PRAGMA application_id = 1415201841;
PRAGMA user_version = 14;
COMMIT;
