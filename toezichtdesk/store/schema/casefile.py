"""What was said, agreed, planned and learned, and what is typed but not recorded yet."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, String, Table, Text

from toezichtdesk.store.schema.parts import (
    act_column,
    added_text,
    added_words,
    erasable,
    metadata,
    municipality_column,
)

contact = Table(
    "contact",
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("held_on", Date, nullable=False),
    Column("kind", String, nullable=False),
    erasable("summary", Text),
    erasable("counterpart", String),
    Column("counts", Boolean),
    erasable("follow_up", Text),
    Column("follow_up_on", Date),
    Column("withdrawn", Boolean, nullable=False),
    act_column(),
    Column("tags", JSON(none_as_null=True)),  # `labels` of contacts from before those
    added_words("labels"),  # bottlenecks beside those in the words
    sqlite_autoincrement=True,
)

planned_talk = Table(
    "planned_talk",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("planned_on", Date, nullable=False),
    Column("starts_at", String),  # `14:30` on the clock of the officer
    Column("kind", String, nullable=False),
    Column("municipalities", JSON, nullable=False),  # codes
    erasable("place", Text),
    erasable("subject", Text),
    erasable("counterpart", Text),
    Column("state", String, nullable=False),
    erasable("reason", Text),  # why it was cancelled
    act_column(),
    sqlite_autoincrement=True,
)

agreement = Table(
    "agreement",
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("party", String, nullable=False),
    erasable("text", Text),
    Column("made_on", Date, nullable=False),
    Column("due_on", Date),
    Column("done_on", Date),
    act_column(),
    sqlite_autoincrement=True,
)

_PLAN_DAYS = ("requested_on", "due_on", "received_on", "judged_on", "adopted_on")
_PLAN_PARTS = (
    *("executable", "executable_note", "terms", "terms_note"),
    *("recurrence", "recurrence_note"),
)
improvement_plan = Table(
    "improvement_plan",
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("requested_on", Date),
    Column("due_on", Date),
    Column("received_on", Date),
    Column("judged_on", Date),
    Column("judgement", String, nullable=False),
    erasable("judgement_note", Text),
    Column("adopted_on", Date),
    act_column(),
    Column("executable", String),  # of the three parts that the policy names; None: not judged
    added_text("executable_note"),
    Column("terms", String),
    added_text("terms_note"),
    Column("recurrence", String),
    added_text("recurrence_note"),
    added_text("adoption_note"),
    info={
        "holds": {
            **dict.fromkeys((*_PLAN_DAYS, *_PLAN_PARTS, "adoption_note")),
            "judgement": "",
            "judgement_note": "",
        }
    },
    sqlite_autoincrement=True,
)

plan_measure = Table(
    "plan_measure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan", ForeignKey("improvement_plan.id"), nullable=False, index=True),
    erasable("description", Text),
    Column("horizon", String, nullable=False),
    erasable("owner", String),
    Column("due_on", Date),
    Column("expected_places", Integer),
    Column("status", String, nullable=False),
    Column("actual_places", Integer),
    erasable("reason", Text),  # why it is late or dropped
    act_column(),
    sqlite_autoincrement=True,
)

measure_note = Table(
    "measure_note",  # what was said about a measure, on a day
    metadata,
    Column("id", Integer, primary_key=True),
    Column("measure", ForeignKey("plan_measure.id"), nullable=False, index=True),
    Column("noted_on", Date, nullable=False),
    erasable("text", Text),
    act_column(),
    sqlite_autoincrement=True,
)

attachment = Table(
    "attachment",  # of a contact or a plan; the file itself is in a folder (`store.attachments`)
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("contact", ForeignKey("contact.id"), index=True),
    Column("plan", ForeignKey("improvement_plan.id"), index=True),
    erasable("name", Text),
    Column("file", String, nullable=False),  # the name of the copy: the hash of its content
    Column("size", Integer, nullable=False),  # bytes
    Column("erased", Boolean, nullable=False),
    act_column(),
    sqlite_autoincrement=True,
)

knowledge_item = Table(
    "knowledge_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("held_on", Date, nullable=False),
    erasable("title", Text),
    Column("level", String),
    Column("parties", JSON, nullable=False),  # `partners` of items from before those
    Column("municipalities", JSON, nullable=False),  # codes
    erasable("problem", Text),
    erasable("approach", Text),
    erasable("conditions", Text),
    erasable("contact", Text),
    erasable("outcome", Text),
    Column("tags", JSON, nullable=False),  # `labels` of items from before those
    act_column(),
    added_words("labels"),  # bottlenecks
    added_words("partners"),  # organisations
    sqlite_autoincrement=True,
)

practice_sharing = Table(
    "practice_sharing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item", ForeignKey("knowledge_item.id"), nullable=False, index=True),
    municipality_column(),
    Column("shared_on", Date, nullable=False),
    act_column(),
    sqlite_autoincrement=True,
)

draft = Table(
    "draft",  # typed in a form and not recorded yet: no act wrote it, no report reads it
    metadata,
    Column("form", String, primary_key=True),
    Column("subject", String, primary_key=True),  # a municipality; empty: about several
    Column("fields", JSON, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
    act_column(),
)

own_word = Table(
    "own_word",  # of a list that forms offer
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("stands_for", String),  # the word of the program in whose place it came
    erasable("word", Text),
    Column("offered", Boolean, nullable=False),
    act_column(),
    sqlite_autoincrement=True,
)
