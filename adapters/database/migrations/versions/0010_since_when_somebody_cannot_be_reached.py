"""Since when an address cannot be written to."""

import sqlalchemy as sa
from alembic import op

from adapters.database.types import Instant

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go on to this version."""
    op.add_column("address", sa.Column("unreachable_at", Instant(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("address", "unreachable_at")
