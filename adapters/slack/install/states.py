"""The states of installations under way: each is good for ten minutes, once."""

import logging
from datetime import UTC, datetime
from typing import Any, Final

from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.slack.install.sql import answering

VALID: Final = 600
"""Seconds between "Add to Slack" and the way back: ``OAuthStateUtils.default_expiration_seconds``."""
log = logging.getLogger(__name__)


class SingleUseStates(AsyncSQLAlchemyOAuthStateStore):
    """The SDK's store, without three of its habits.

    It reads a state and then deletes it, so that on PostgreSQL two requests at once may both use it; it takes
    a database that does not answer for a state that does not hold; and it keeps unused states for ever.
    """

    def __init__(self, writer: AsyncEngine) -> None:
        super().__init__(expiration_seconds=VALID, engine=writer, logger=log)

    async def async_issue(self, *args: Any, **kwargs: Any) -> str:
        """Give out a new state, and forget those whose time is over."""
        with answering():
            async with self.engine.begin() as connection:
                await connection.execute(
                    delete(self.oauth_states).where(self.oauth_states.c.expire_at <= _now())
                )
            return await super().async_issue(*args, **kwargs)

    async def async_consume(self, state: str) -> bool:
        """Use a state up; ``False`` when it is unknown, old or used.

        Raises:
            StoreUnavailable: it was not used up.
        """
        its = self.oauth_states.c
        with answering():
            async with self.engine.begin() as connection:
                used = await connection.execute(
                    delete(self.oauth_states).where(its.state == state, its.expire_at > _now())
                )
        return used.rowcount == 1


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
