"""What the door looks at of Slack's bodies before anybody works them; everything else stays as it came.

Shapes: docs.slack.dev/apis/events-api and docs.slack.dev/reference/interaction-payloads. Only what is read
here or by Bolt has a type: Slack may add whatever it likes.
"""

import json
from typing import Annotated, Any, Final, NoReturn, Self
from urllib.parse import parse_qsl

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

DEEPEST: Final = 64
"""Levels of JSON in JSON; a view with inputs has about ten."""
FIELDS: Final = 100
"""Fields of a form; a command has about fifteen, everything else has one."""
READ: Final = "read"
"""What a request's context holds once the body was read: what goes wrong then is not the body's fault."""

Words = str | None


class Misshapen(Exception):
    """A body that is none of Slack's, although it may be signed."""


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, hide_input_in_errors=True)


class _Profile(_Read):
    email: Words = None
    real_name: Words = None
    status_text: Words = None
    status_emoji: Words = None
    status_expiration: int | None = None


class _Named(_Read):
    """Somebody or something with an id; whose profile changed is told with all of it."""

    id: Words = None
    profile: _Profile | None = None
    tz: Words = None
    locale: Words = None


class _Chosen(_Read):
    value: str


class _State(_Read):
    """What an input holds, and what one that was pressed carries."""

    value: Words = None
    selected_date: Words = None
    selected_option: _Chosen | None = None
    selected_options: list[_Chosen] | None = None


class _Action(_State):
    action_id: str
    action_ts: Words = None
    block_id: Words = None


class _Element(_Read):
    initial_value: Words = None
    initial_date: Words = None
    initial_option: _Chosen | None = None
    initial_options: list[_Chosen] | None = None


class _Block(_Read):
    type: str
    block_id: Words = None
    element: _Element | None = None

    @model_validator(mode="after")
    def _input_is_whole(self) -> Self:
        if self.type == "input" and (self.block_id is None or self.element is None):
            raise ValueError("An input has a block_id and an element.")
        return self


class _Values(_Read):
    values: dict[str, dict[str, _State]] | None = None


class _View(_Read):
    id: str
    type: str
    callback_id: Words = None
    private_metadata: Words = None
    app_installed_team_id: Words = None
    team_id: Words = None
    blocks: list[_Block]
    state: _Values | None = None


class _Metadata(_Read):
    event_payload: dict[str, Any] | None = None


class _Message(_Read):
    ts: Words = None
    thread_ts: Words = None
    user: Words = None
    text: Words = None
    subtype: Words = None
    metadata: _Metadata | None = None


class _Tokens(_Read):
    bot: list[Any] | None = None


class _Event(_Message):
    type: str
    user: _Named | Words = None  # type: ignore[assignment] # of a message it is words
    channel: _Named | Words = None
    channel_type: Words = None
    bot_id: Words = None
    tab: Words = None
    message: _Message | None = None
    previous_message: _Message | None = None
    tokens: _Tokens | None = None


class _Container(_Read):
    type: Words = None
    channel_id: Words = None
    message_ts: Words = None
    thread_ts: Words = None


class Envelope(_Read):
    """The outside of everything that Slack posts."""

    type: Words = None
    command: Words = None
    event: _Event | None = None
    event_id: Words = None
    event_time: Annotated[int, Field(ge=0, le=253_402_300_799)] | None = None
    """Seconds since 1970, up to the year 9999."""
    user: _Named | Words = None
    user_id: Words = None
    user_name: Words = None
    text: Words = None
    channel: _Named | Words = None
    channel_id: Words = None
    container: _Container | None = None
    message: _Message | None = None
    view: _View | None = None
    actions: Annotated[list[_Action], Field(min_length=1)] | None = None
    callback_id: Words = None
    action_id: Words = None
    trigger_id: Words = None
    response_url: Words = None

    @model_validator(mode="after")
    def _says_who_and_what(self) -> Self:
        match self.type:
            case "event_callback":
                whole = self.event is not None
            case "url_verification" | "app_rate_limited":
                whole = True
            case "view_submission" | "view_closed":
                whole = self.view is not None and self._is_somebodys
            case "block_actions":
                whole = self.actions is not None and self._is_somebodys
            case "message_action":
                whole = self.message is not None and self._is_somebodys
            case None:
                whole = bool(self.command and self.user_id)
            case _:
                whole = self._is_somebodys
        if not whole:
            raise ValueError("It does not say who did what.")
        return self

    @property
    def _is_somebodys(self) -> bool:
        return isinstance(self.user, _Named) and bool(self.user.id)


def told_in(raw: bytes, content_type: str) -> dict[str, Any]:
    """Read what Slack posted: JSON, or a form that holds JSON or is a command.

    Raises:
        Misshapen: it is neither.
    """
    if content_type == "application/json":
        return shaped(_json(raw))
    try:
        form = dict(parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=FIELDS))
    except ValueError as error:
        raise Misshapen from error
    payload = form.get("payload")
    return shaped(form if payload is None else _json(payload.encode(errors="replace")))


def shaped(told: object) -> dict[str, Any]:
    """Return what was told when it has a shape of Slack's, in letters that can be kept.

    Raises:
        Misshapen: it has none.
    """
    its = _kept(told)
    try:
        Envelope.model_validate(its)
    except ValidationError as error:
        raise Misshapen from error
    return its  # type: ignore[no-any-return] # the model takes nothing but objects


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Misshapen from error


def _no_number(written: str) -> NoReturn:
    raise ValueError(f"{written} is not JSON")


def _kept(told: Any, left: int = DEEPEST) -> Any:
    match told:
        case str():
            return _letters(told)
        case dict() | list() if not left:
            raise Misshapen
        case dict():
            return {_letters(name): _kept(one, left - 1) for name, one in told.items()}
        case list():
            return [_kept(one, left - 1) for one in told]
        case _:
            return told


def _letters(words: str) -> str:
    """Put a question mark for half an emoji, and another sign for NUL: databases do not keep them."""
    if words.isascii() and "\0" not in words:
        return words
    return words.replace("\0", "\ufffd").encode(errors="replace").decode()
