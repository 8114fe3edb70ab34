"""A Slack of our own for tests: its Web API with limits and faults, and the people who use it."""

from tests.adapters.slack.fake.conversation import Ephemeral, File, Posted, View
from tests.adapters.slack.fake.courier import AppReply, signature
from tests.adapters.slack.fake.faults import (
    INTERNAL_ERROR_AFTER,
    Dropped,
    Error,
    Fault,
    Faults,
    Held,
    Lost,
    RateLimited,
    ServerError,
    Slow,
)
from tests.adapters.slack.fake.judge import judge_blocks
from tests.adapters.slack.fake.judge_view import judge_view
from tests.adapters.slack.fake.records import ALL_SCOPES, App, Call, Team, Token, Trouble, User
from tests.adapters.slack.fake.slack import FakeSlack, fake_slack
from tests.adapters.slack.fake.typed import ClientRefuses

__all__ = [
    "ALL_SCOPES",
    "INTERNAL_ERROR_AFTER",
    "App",
    "AppReply",
    "Call",
    "ClientRefuses",
    "Dropped",
    "Ephemeral",
    "Error",
    "FakeSlack",
    "Fault",
    "Faults",
    "File",
    "Held",
    "Lost",
    "Posted",
    "RateLimited",
    "ServerError",
    "Slow",
    "Team",
    "Token",
    "Trouble",
    "User",
    "View",
    "fake_slack",
    "judge_blocks",
    "judge_view",
    "signature",
]
