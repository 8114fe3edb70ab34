"""What a platform tells of people, when it was lost, and who bound a room."""

import sqlalchemy as sa
from alembic import op

from adapters.database.types import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go on to this version."""
    for name in ("told_language", "told_time_zone", "preferred_time_zone"):
        op.add_column("person", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("workspace", sa.Column("disconnected_at", Instant(), nullable=True))
    # in words, and not in a batch: that would copy the table for the sake of the reference
    op.execute("ALTER TABLE address ADD COLUMN bound_by_id INTEGER REFERENCES person (id)")


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("address", "bound_by_id")
    op.drop_column("workspace", "disconnected_at")
    for name in ("preferred_time_zone", "told_time_zone", "told_language"):
        op.drop_column("person", name)
