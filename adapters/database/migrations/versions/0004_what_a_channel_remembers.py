"""A channel can remember something about an address, such as the id of a direct conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go on to this version."""
    op.add_column("address", sa.Column("reference", sa.Text(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("address", "reference")
