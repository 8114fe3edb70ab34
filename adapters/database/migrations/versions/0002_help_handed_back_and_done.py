"""A call for help can be handed back and closed."""

import sqlalchemy as sa
from alembic import op

from adapters.database.types import Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go on to this version."""
    # not in a batch: that would copy the table, and SQLite adds columns in place
    never = sa.Column("handed_back", sa.Integer(), nullable=False, server_default="0")
    op.add_column("help_request", never)
    op.add_column("help_request", sa.Column("done_at", Instant(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("help_request", "done_at")
    op.drop_column("help_request", "handed_back")
