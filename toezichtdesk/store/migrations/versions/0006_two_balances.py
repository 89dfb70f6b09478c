"""Which of two statements of a balance is right, and since when a starting rung holds.

The day of a starting rung that is in the file already was that of its sheet: since when the
municipality stood on it is not known, and is asked.
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_DECIDED = """id, municipality, kind, from_rung, rung, decided_on, motive, reference, rule, policy,
    reasons, basis_period, basis_reference_date, basis_target, basis_opening_balance,
    basis_total_task, basis_realised, act"""
_DECISION = """
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
        CONSTRAINT fk_decision_municipality FOREIGN KEY(municipality) \
REFERENCES municipality (code),
        CONSTRAINT fk_decision_act FOREIGN KEY(act) REFERENCES journal (id)
    )
"""
_DECISION_BEFORE = """
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
        CONSTRAINT fk_decision_before_municipality FOREIGN KEY(municipality) \
REFERENCES municipality (code),
        CONSTRAINT fk_decision_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_decision_before_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
        CONSTRAINT fk_decision_before_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
    )
     WITHOUT ROWID
"""
_SETTLEMENT = """
    CREATE TABLE balance_settlement (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        municipality VARCHAR NOT NULL,
        period INTEGER NOT NULL,
        closing INTEGER NOT NULL,
        opening INTEGER NOT NULL,
        "right" INTEGER NOT NULL,
        reason TEXT NOT NULL,
        act INTEGER NOT NULL,
        CONSTRAINT fk_balance_settlement_municipality FOREIGN KEY(municipality) \
REFERENCES municipality (code),
        CONSTRAINT fk_balance_settlement_act FOREIGN KEY(act) REFERENCES journal (id)
    )
"""
_SETTLEMENT_BEFORE = """
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
        CONSTRAINT fk_balance_settlement_before_municipality FOREIGN KEY(municipality) \
REFERENCES municipality (code),
        CONSTRAINT fk_balance_settlement_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_balance_settlement_before_replaced_by FOREIGN KEY(replaced_by) \
REFERENCES journal (id),
        CONSTRAINT fk_balance_settlement_before_restored_by FOREIGN KEY(restored_by) \
REFERENCES journal (id)
    )
     WITHOUT ROWID
"""


def upgrade() -> None:
    op.execute("ALTER TABLE decision RENAME TO decision_old")
    op.execute("DROP INDEX ix_decision_act")
    op.execute(_DECISION)
    op.execute(f"INSERT INTO decision ({_DECIDED}) SELECT {_DECIDED} FROM decision_old")
    op.execute(  # a number that was used is never given again
        "UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence"
        " WHERE name = 'decision_old') WHERE name = 'decision'"
    )
    op.execute("DROP TABLE decision_old")
    op.execute("CREATE INDEX ix_decision_act ON decision (act)")
    op.execute("ALTER TABLE decision_before RENAME TO decision_before_old")
    op.execute("DROP INDEX ix_decision_before_replaced_by")
    op.execute(_DECISION_BEFORE)
    replaced = f"{_DECIDED}, replaced_by, restored_by"
    op.execute(
        f"INSERT INTO decision_before ({replaced}) SELECT {replaced} FROM decision_before_old"
    )
    op.execute("DROP TABLE decision_before_old")
    op.execute("CREATE INDEX ix_decision_before_replaced_by ON decision_before (replaced_by)")
    op.execute(_SETTLEMENT)
    op.execute("CREATE INDEX ix_balance_settlement_act ON balance_settlement (act)")
    op.execute(_SETTLEMENT_BEFORE)
    op.execute(
        "CREATE INDEX ix_balance_settlement_before_replaced_by"
        " ON balance_settlement_before (replaced_by)"
    )
