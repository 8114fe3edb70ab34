"""When somebody last began to work an event that another process had received."""

import sqlalchemy as sa
from alembic import op

from adapters.database.types import Instant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go on to this version."""
    op.add_column("inbox", sa.Column("tried_at", Instant(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("inbox", "tried_at")
