"""A slot's week that is planned some of its people at a time, and is followed up by its own clock."""

import sqlalchemy as sa
from alembic import op

from adapters.database.types import Instant

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go on to this version."""
    op.create_table(
        "serving",
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("occasion_id", sa.Integer(), nullable=False),
        sa.Column("served", sa.Integer(), nullable=False),
        sa.Column("iso_year", sa.Integer(), nullable=False),
        sa.Column("iso_week", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("closes_at", Instant(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name="fk_serving_slot_id_slot"),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name="fk_serving_programme_id_programme", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["occasion_id"], ["occasion.id"], name="fk_serving_occasion_id_occasion"),
        sa.PrimaryKeyConstraint("slot_id", "programme_id", name="pk_serving"),
    )
    op.add_column("occasion", sa.Column("silent_to", Instant(), nullable=True))
    with op.batch_alter_table("agenda") as agenda:
        agenda.add_column(sa.Column("due_at", Instant(), nullable=False, server_default="0"))
        agenda.drop_constraint("uq_agenda_what_ref", type_="unique")
        agenda.create_unique_constraint("uq_agenda_what_ref_due_at", ["what", "ref", "due_at"])


def downgrade() -> None:
    """Go back to the version before; what is not planned by then is not planned."""
    op.execute("DELETE FROM agenda WHERE id NOT IN (SELECT min(id) FROM agenda GROUP BY what, ref)")
    with op.batch_alter_table("agenda") as agenda:
        agenda.drop_constraint("uq_agenda_what_ref_due_at", type_="unique")
        agenda.create_unique_constraint("uq_agenda_what_ref", ["what", "ref"])
        agenda.drop_column("due_at")
    op.drop_column("occasion", "silent_to")
    op.drop_table("serving")
