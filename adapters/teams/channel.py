"""Teams as the core's channel: a message is posted once, changed in its place, never looked for."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from weakref import WeakValueDictionary

from adapters.teams.connector import Connector, Place
from adapters.teams.errors import ConversationGone, WrongHost
from adapters.teams.files import Files
from adapters.teams.kit import Kit, Mark
from adapters.teams.naming import conversation_of, is_room, tenant_of
from adapters.teams.pace import Lane, Way
from adapters.teams.reference import Reference, Remembered
from adapters.teams.render import Rendered, render
from bot.errors import CannotTell, ChannelError, Unreachable
from bot.message import Attachment, Message
from bot.ports import References
from nudges.delivery import Address, DeliveryKey, Receipt, WorkspaceId

SERVICE_URL: Final = "https://smba.trafficmanager.net/teams/"
"""Where somebody is written to whom Teams never told of: the connector's own reference (teams.md §2.6)."""
GOVERNMENT_URL: Final = "https://smba.infra.gcc.teams.microsoft.com/gcc"
"""Where to go once when Teams says InvalidBotApiHost (teams.md §2.2, §2.6)."""
UNMARKED: Final = Mark()
LATEST: Final = 5.0
"""Seconds after which a send no longer begins its post: its delivery's lease runs meanwhile."""

log = logging.getLogger(__name__)


class TeamsChannel:
    """``bot.ports.Channel`` in Teams."""

    def __init__(
        self,
        connector: Connector,
        references: References,
        kit: Kit,
        files: Files,
        *,
        app_id: str,
        service_url: str = SERVICE_URL,
        government_url: str = GOVERNMENT_URL,
    ) -> None:
        self._connector = connector
        self._references = Remembered(references)
        self._files = files
        self._bot = f"28:{app_id}"
        self._service_url = service_url
        self._government_url = government_url
        self._newest: dict[WorkspaceId, str] = {}
        self._opening: WeakValueDictionary[Address, asyncio.Lock] = WeakValueDictionary()
        self._content: Callable[[Message, Mark], bytes] = lru_cache(maxsize=16)(
            lambda message, mark: _activity(render(message, _marked(kit, mark)))
        )  # one message goes to many

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:  # noqa: ARG002
        """Post a message; Teams has no place for its key."""
        receipt = await self._deliver(to, self._content(message, UNMARKED), self._way(Lane.OUTBOX))
        await self._hand_over(receipt, message.attachments, Lane.OUTBOX)
        return receipt

    async def say(
        self, to: Address, message: Message, *, mark: Mark = UNMARKED, there: Place | None = None
    ) -> Receipt:
        """Post an answer that somebody waits for.

        Args:
            to: whom it is for.
            message: the answer.
            mark: what its buttons carry besides.
            there: the conversation, where it is known: a thread in a channel, or one nothing is kept about.

        Raises:
            ChannelError: as for ``send``; one in doubt may be there.
        """
        receipt = await self._deliver(to, self._content(message, mark), self._way(Lane.REPLIES), there)
        await self._hand_over(receipt, message.attachments, Lane.REPLIES, there)
        return receipt

    async def post(self, to: Address, activity: Mapping[str, Any], there: Place | None = None) -> Receipt:
        """Post an activity of the adapter's own, as ``say``.

        Raises:
            ChannelError: as for ``say``.
        """
        return await self._deliver(to, json.dumps(activity).encode(), self._way(Lane.REPLIES), there)

    async def update(
        self,
        receipt: Receipt,
        message: Message,
        key: DeliveryKey | None = None,  # noqa: ARG002 - the port has it
    ) -> None:
        """Show a message in the place of a posted one."""
        await self._change(receipt, self._content(message, UNMARKED), self._way(Lane.OUTBOX))
        await self._hand_over(receipt, message.attachments, Lane.OUTBOX)

    async def show(self, receipt: Receipt, message: Message, mark: Mark = UNMARKED) -> None:
        """Do as ``update`` does, for somebody who waits."""
        await self._change(receipt, self._content(message, mark), self._way(Lane.REPLIES))
        await self._hand_over(receipt, message.attachments, Lane.REPLIES)

    async def put(self, receipt: Receipt, activity: Mapping[str, Any]) -> None:
        """Show an activity of the adapter's own in the place of a posted one."""
        await self._change(receipt, json.dumps(activity).encode(), self._way(Lane.REPLIES))

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:  # noqa: ARG002
        """Raise: Teams lets no bot look through a conversation, so that what is in doubt stays so.

        Raises:
            CannotTell: always.
        """
        raise CannotTell("Teams has no way to look for a sent message.")

    async def heard(self, where: Address, reference: Reference) -> None:
        """Keep where an address was heard from: the newest address of Teams is the one that works."""
        self._newest[where.workspace] = reference.service_url
        if await self._references.of(where) != str(reference):
            await self._references.keep(where, str(reference))

    async def heard_of(self, who: Address, service_url: str) -> None:
        """Keep where somebody is reached who has not been heard from: their conversation is created there."""
        if await self._references.of(who) is None:
            await self._references.keep(who, str(Reference(conversation="", service_url=service_url)))

    async def place(self, to: Address, way: Way | None = None) -> Place:
        """Return the conversation that an address leads to; a person's is created once."""
        kept = await self._kept(to)
        if kept is not None:
            return kept
        async with self._opening.setdefault(to, asyncio.Lock()):  # two at once would create it twice
            known = Reference.parse(await self._references.of(to))
            if known is not None and known.conversation:
                return _place(to, known.conversation, known.service_url)
            service_url = known.service_url if known is not None else await self._newest_url(to)
            return await self._create(to, service_url, way or self._way(Lane.REPLIES))

    async def _deliver(self, to: Address, activity: bytes, way: Way, there: Place | None = None) -> Receipt:
        kept = there or await self._kept(to)
        await self._connector.pace.admit(to.workspace, way, 1 if kept else 2)  # creating is a request, too
        place = kept or await self.place(to, way)
        try:
            activity_id = await self._connector.post(place, activity, way)
        except ConversationGone:
            if is_room(to):
                raise
            place = await self._create_anew(to, place, way)
            activity_id = await self._connector.post(place, activity, way)
        except WrongHost:
            place = replace(place, service_url=self._government_url)
            activity_id = await self._connector.post(place, activity, way)
            await self._keep(to, place)
        return Receipt(address=to, message_id=f"{place.base}|{activity_id}")

    async def _change(self, receipt: Receipt, activity: bytes, way: Way) -> None:
        conversation, _, activity_id = receipt.message_id.partition("|")
        if not activity_id:
            raise Unreachable("message-not-found")  # Teams never named it
        to = receipt.address
        await self._connector.pace.admit(to.workspace, way, 1)
        place = _place(to, conversation, await self._url(to))
        try:
            await self._connector.put(place, activity_id, activity, way)
        except WrongHost:
            elsewhere = replace(place, service_url=self._government_url)
            await self._connector.put(elsewhere, activity_id, activity, way)

    async def _create_anew(self, to: Address, gone: Place, way: Way) -> Place:
        """Create a person's conversation again, unless somebody did so meanwhile."""
        async with self._opening.setdefault(to, asyncio.Lock()):
            known = Reference.parse(await self._references.of(to))
            if known is not None and known.conversation not in {"", gone.conversation}:
                return _place(to, known.conversation, known.service_url)
            return await self._create(to, gone.service_url, way)

    async def _create(self, to: Address, service_url: str, way: Way) -> Place:
        """Open a person's conversation by their AAD id, which stands in ``id`` (teams.md §0.8)."""
        tenant = tenant_of(to.workspace)
        body = {
            "isGroup": False,
            "bot": {"id": self._bot},
            "members": [{"id": to.route}],
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        said = await self._connector.create(_place(to, to.route, service_url), body, way)
        named = said.get("serviceUrl")
        if isinstance(named, str) and self._connector.allows(named):
            service_url = named
        return await self._keep(to, _place(to, said["id"], service_url))

    async def _keep(self, to: Address, place: Place) -> Place:
        reference = Reference(conversation=place.conversation, service_url=place.service_url)
        await self._references.keep(to, str(reference))
        return place

    async def _kept(self, to: Address) -> Place | None:
        if is_room(to):
            return _place(to, conversation_of(to), await self._url(to))
        reference = await self._reference(to)
        if reference is None or not reference.conversation:
            return None
        return _place(to, reference.conversation, reference.service_url)

    async def _url(self, to: Address) -> str:
        reference = await self._reference(to)
        return reference.service_url if reference else await self._newest_url(to)

    async def _reference(self, to: Address) -> Reference | None:
        return Reference.parse(to.reference or await self._references.of(to))

    async def _newest_url(self, to: Address) -> str:
        """Return where the tenant was served last, as far as Dult's token may go there."""
        if to.workspace not in self._newest:
            newest = Reference.parse(await self._references.newest(to.workspace))
            is_good = newest is not None and self._connector.allows(newest.service_url)
            self._newest[to.workspace] = newest.service_url if newest and is_good else self._service_url
        return self._newest[to.workspace]

    def _way(self, lane: Lane) -> Way:
        return Way(lane=lane, until=self._connector.pace.now() + LATEST)

    async def _hand_over(
        self, receipt: Receipt, attachments: Iterable[Attachment], lane: Lane, there: Place | None = None
    ) -> None:
        """Offer a message's files behind it; the message is there, whatever becomes of them."""
        for one in attachments:
            try:
                await self._offer(receipt.address, one, self._way(lane), there)
            except ChannelError as error:
                log.warning("A file could not be handed over in Teams: %s", error)

    async def _offer(self, to: Address, attachment: Attachment, way: Way, there: Place | None) -> None:
        if is_room(to):
            raise Unreachable("files-are-personal")
        await self._connector.pace.admit(to.workspace, way, 1)
        place = there or await self.place(to, way)
        await self._connector.post(place, json.dumps(self._files.offer(attachment)).encode(), way)


def _place(to: Address, conversation: str, service_url: str) -> Place:
    return Place(workspace=to.workspace, service_url=service_url, conversation=conversation)


def _marked(kit: Kit, mark: Mark) -> Kit:
    return kit if mark is UNMARKED else replace(kit, mark=mark)


def _activity(rendered: Rendered) -> bytes:
    """Write a card as an activity; of a text beside it Teams would make two, without ids (teams.md §2.1)."""
    return json.dumps(rendered.activity, ensure_ascii=False, separators=(",", ":")).encode()
