"""Practices that people share, and who tried them too."""

import sqlalchemy as sa
from alembic import op

from adapters.database.types import Instant

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go on to this version."""
    op.create_table(
        "practice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("quoted_id", sa.Integer(), nullable=True),
        sa.Column("did", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("tip", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=True),
        sa.Column("shared_at", Instant(), nullable=True),
        sa.Column("picked_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_practice_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["quoted_id"], ["person.id"], name=op.f("fk_practice_quoted_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["picked_by"], ["person.id"], name=op.f("fk_practice_picked_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
        sa.UniqueConstraint("event_id", name=op.f("uq_practice_event_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_practice_person_id"), "practice", ["person_id"])
    op.create_index(op.f("ix_practice_quoted_id"), "practice", ["quoted_id"])
    op.create_index(op.f("ix_practice_picked_by"), "practice", ["picked_by"])
    op.create_index("ix_practice_shared", "practice", ["standing", "shared_at", "id"])
    op.create_table(
        "practice_try",
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_practice_try_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_practice_try_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("practice_id", "person_id", name=op.f("pk_practice_try")),
    )
    op.create_index(op.f("ix_practice_try_person_id"), "practice_try", ["person_id"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("practice_try")
    op.drop_table("practice")
