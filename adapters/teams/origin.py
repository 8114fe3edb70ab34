"""Where something happened in Teams, and who did it; read from the fields that are there (teams.md §2.6).

``conversation.tenantId`` is not always told, ``channelData.tenant.id`` is; a person is known by the
account, for ``from.id`` is another one for each bot.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from adapters.teams.connector import Place
from adapters.teams.naming import person_at, room_at, workspace_named
from bot.locale import spoken
from nudges.delivery import Address, Receipt, WorkspaceId
from nudges.language import Language

PERSONAL: Final = "personal"
MENU: Final = "composeExtension/"
"""Begins the names of invokes that come from the menu of any message."""

Activity = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where something happened, by whom, and every way there is to answer it."""

    workspace: WorkspaceId
    account: str
    """Of the person in Entra; where Teams tells none, what it calls the person here."""
    name: str
    member: str
    """What Teams calls the person here."""
    myself: str
    """What Teams calls Dult here."""
    conversation: str
    """With the thread, where it is one in a channel."""
    service_url: str
    is_personal: bool
    is_elsewhere: bool = False
    """Whether it was chosen in the menu of a message: Dult may not be in that conversation."""
    message: str | None = None
    """The message that was pressed, or that is answered."""
    time_zone: str | None = None
    locale: str | None = None

    @property
    def by(self) -> Address:
        """The person's own conversation with Dult."""
        return person_at(self.workspace, self.account)

    @property
    def room(self) -> Address | None:
        """The channel or group chat it happened in."""
        return None if self.is_personal else room_at(self.workspace, self.conversation)

    @property
    def is_told(self) -> bool:
        """Whether it says who did it, and where; else there is nobody to answer."""
        return bool(self.account and self.conversation)

    @property
    def place(self) -> Place:
        """Where an answer is written that stands beside what is answered."""
        return Place(workspace=self.workspace, service_url=self.service_url, conversation=self.conversation)

    @property
    def own_place(self) -> Place | None:
        """The person's own conversation with Dult, where it happened there."""
        return self.place if self.is_personal and not self.is_elsewhere else None

    @property
    def receipt(self) -> Receipt | None:
        """The message that was pressed."""
        if self.message is None:
            return None
        return Receipt(address=self.room or self.by, message_id=f"{self.place.base}|{self.message}")

    @property
    def language(self) -> Language | None:
        """The language that the person's Teams speaks, if Dult does."""
        return spoken(self.locale or "")


def origin_of(activity: Activity) -> Origin:
    """Tell where an activity happened."""
    conversation, sender = _part(activity, "conversation"), _part(activity, "from")
    member = _text(sender, "id")
    return Origin(
        workspace=workspace_named(_text(_part(_part(activity, "channelData"), "tenant"), "id")),
        account=_text(sender, "aadObjectId") or member,
        name=_text(sender, "name"),
        member=member,
        myself=_text(_part(activity, "recipient"), "id"),
        conversation=_text(conversation, "id"),
        service_url=_text(activity, "serviceUrl"),
        is_personal=_is_personal(activity, conversation),
        is_elsewhere=_text(activity, "name").startswith(MENU),
        message=_text(activity, "replyToId") or None,
        time_zone=_text(activity, "localTimezone") or _of_client(activity, "timezone") or None,
        locale=_text(activity, "locale") or _of_client(activity, "locale") or None,
    )


def channel_data(activity: Activity) -> Activity:
    """Return what Teams adds to an activity of the Bot Framework."""
    return _part(activity, "channelData")


def _is_personal(activity: Activity, conversation: Activity) -> bool:
    """Tell whether only the person and Dult are there; without a word about it they are, unless in a team."""
    kind = _text(conversation, "conversationType")
    if kind:
        return kind == PERSONAL
    return not conversation.get("isGroup") and not _part(channel_data(activity), "team")


def _of_client(activity: Activity, name: str) -> str:
    entities = activity.get("entities")
    told = (one for one in entities if isinstance(one, dict)) if isinstance(entities, list) else ()
    return next((_text(one, name) for one in told if one.get("type") == "clientInfo"), "")


def _part(whole: Activity, name: str) -> Activity:
    part = whole.get(name)
    return part if isinstance(part, dict) else {}


def _text(whole: Activity, name: str) -> str:
    text = whole.get(name)
    return text if isinstance(text, str) else ""
