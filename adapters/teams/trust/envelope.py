"""What the door looks at of a call before anybody works it; everything else of it stays as it came."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

CHANNEL: Final = "msteams"
"""``channelId`` of Microsoft Teams: ``Channels.ms_teams`` of botframework-connector."""


class Account(BaseModel):
    """Somebody or something with an id."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, hide_input_in_errors=True)

    id: str | None = None


class ChannelData(BaseModel):
    """What Teams adds to an activity of the Bot Framework."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, hide_input_in_errors=True)

    tenant: Account | None = None


class Envelope(BaseModel):
    """The outside of an activity (github.com/microsoft/botframework-sdk, specs/botframework-activity)."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, hide_input_in_errors=True)

    type: Annotated[str, Field(min_length=1)]
    id: str | None = None
    channel_id: Annotated[str | None, Field(alias="channelId")] = None
    service_url: Annotated[str | None, Field(alias="serviceUrl")] = None
    conversation: Account | None = None
    sender: Annotated[Account | None, Field(alias="from")] = None
    recipient: Account | None = None
    channel_data: Annotated[ChannelData | None, Field(alias="channelData")] = None

    @property
    def tenant(self) -> str | None:
        """Whose people it comes from; ``conversation.tenantId`` says the same, and is not always there."""
        return self.channel_data.tenant.id if self.channel_data and self.channel_data.tenant else None
