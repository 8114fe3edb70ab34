"""How many claims of a delivery were no tries: nobody called, or the platform itself named a time."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go on to this version."""
    op.add_column("delivery", sa.Column("spared", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("delivery", "spared")
