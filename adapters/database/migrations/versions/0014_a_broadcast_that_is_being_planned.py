"""A broadcast that is planned some of its people at a time."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go on to this version; what was planned by then is planned to its end."""
    for name in ("reached", "upto"):
        op.add_column("broadcast", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    half_planned = sa.text("reached < upto")
    op.create_index(
        "ix_broadcast_reached",
        "broadcast",
        ["reached"],
        sqlite_where=half_planned,
        postgresql_where=half_planned,
    )


def downgrade() -> None:
    """Go back to the version before; who is not planned by then is not planned."""
    op.drop_index("ix_broadcast_reached", "broadcast")
    for name in ("upto", "reached"):
        op.drop_column("broadcast", name)
