"""Who wants Dult to go by their status, and how long that says that they are away."""

import sqlalchemy as sa
from alembic import op

from adapters.database.types import Instant

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go on to this version."""
    op.add_column("person", sa.Column("follows_status", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("person", sa.Column("told_away_until", Instant(), nullable=True))
    op.add_column("recipient", sa.Column("away_until", Instant(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("recipient", "away_until")
    for name in ("told_away_until", "follows_status"):
        op.drop_column("person", name)
