"""Who installed Dult in Slack: slack_sdk's own tables, and who is renewing a token at the moment."""

from sqlalchemy import Boolean, Column, DateTime, Index, Integer, Table, Text

from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

# Names and columns are those of slack_sdk.oauth's SQLAlchemy stores, which read and write them. Theirs are
# String(200) and shorter: a sealed token is longer. Moments are naive UTC, as the SDK has them.
slack_bots = Table(
    "slack_bots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", Text, nullable=False),
    Column("app_id", Text),
    Column("enterprise_id", Text),
    Column("enterprise_name", Text),
    Column("team_id", Text),
    Column("team_name", Text),
    Column("bot_token", Text),  # sealed
    Column("bot_id", Text),
    Column("bot_user_id", Text),
    Column("bot_scopes", Text),
    Column("bot_refresh_token", Text),  # sealed
    Column("bot_token_expires_at", DateTime),
    Column("is_enterprise_install", Boolean, nullable=False),
    Column("installed_at", DateTime, nullable=False),
    Index("slack_bots_idx", "client_id", "enterprise_id", "team_id", "installed_at"),
)

slack_installations = Table(
    "slack_installations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", Text, nullable=False),
    Column("app_id", Text),
    Column("enterprise_id", Text),
    Column("enterprise_name", Text),
    Column("enterprise_url", Text),
    Column("team_id", Text),
    Column("team_name", Text),
    Column("bot_token", Text),  # sealed
    Column("bot_id", Text),
    Column("bot_user_id", Text),
    Column("bot_scopes", Text),
    Column("bot_refresh_token", Text),  # sealed
    Column("bot_token_expires_at", DateTime),
    Column("user_id", Text),
    Column("user_token", Text),  # sealed
    Column("user_scopes", Text),
    Column("user_refresh_token", Text),  # sealed
    Column("user_token_expires_at", DateTime),
    Column("incoming_webhook_url", Text),  # sealed
    Column("incoming_webhook_channel", Text),
    Column("incoming_webhook_channel_id", Text),
    Column("incoming_webhook_configuration_url", Text),  # sealed
    Column("is_enterprise_install", Boolean, nullable=False),
    Column("token_type", Text),
    Column("installed_at", DateTime, nullable=False),
    Index("slack_installations_idx", "client_id", "enterprise_id", "team_id", "user_id", "installed_at"),
    Index("ix_slack_installations_team_id", "client_id", "team_id"),
)

slack_oauth_states = Table(
    "slack_oauth_states",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", Text, nullable=False, unique=True),  # the promise: used once
    Column("expire_at", DateTime, nullable=False),
)

slack_renewal = Table(
    "slack_renewal",
    metadata,
    Column("workspace_id", Text, primary_key=True),  # the promise: one renews at a time
    Column("holder", Text, nullable=False),
    Column("until", Instant, nullable=False),
)
