"""Botbuilder on its leash: a call becomes a turn of botbuilder's, and a turn is worked by us."""

from collections.abc import Mapping
from typing import Any

from botbuilder.core import TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase

from adapters.teams.auth import Authentication, Told
from adapters.teams.door import Answered, Work
from adapters.teams.trust.envelope import Envelope


class BotbuilderHost(CloudAdapterBase):  # type: ignore[misc] # botbuilder ships no types
    """``adapters.teams.door.Host`` on botbuilder; it has no middleware and no error handler of its own.

    Botbuilder's part is the turn: it asks ``Authentication`` who calls, makes the context, and hands it on.
    """

    def __init__(self, authentication: Authentication, work: Work) -> None:
        super().__init__(authentication)
        self._work = work

    async def take(self, authorization: str | None, envelope: Envelope, raw: Mapping[str, Any]) -> Answered:
        """Work a call that is believed, and return what it is answered.

        Raises:
            Refused: it is not believed; nothing of it was worked.
        """
        answered = Answered()

        async def turn(context: TurnContext) -> None:
            nonlocal answered
            answered = await self._work(context.activity.raw)

        await self.process_activity(authorization or "", Told(envelope, raw), turn)
        return answered
