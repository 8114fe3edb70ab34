"""What the page carries to the browser and gets back: sealed, so that only what Dult wrote comes back."""

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from itsdangerous import BadData, URLSafeSerializer
from pydantic import TypeAdapter, ValidationError

from adapters.web.persona import Visitor
from bot.events import EventId
from bot.message import Form


def _fresh() -> str:
    return secrets.token_urlsafe(9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Who got it and where, and a mark that makes a second click on it the same event."""

    who: str
    team: str | None
    mark: str = field(default_factory=_fresh)

    @property
    def event_id(self) -> EventId:
        """The id of the event that comes of it."""
        return EventId(f"web:{self.mark}")

    def is_for(self, visitor: Visitor) -> bool:
        """Tell whether the visitor is the one it was given to, in the same place."""
        return (self.who, self.team) == (visitor.place.person, visitor.place.team)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press(Carried):
    """A button as it was shown."""

    route: str
    entry: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Carried):
    """A form as it was shown, and the line whose button opened it."""

    form: Form
    route: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing(Carried):
    """The box to write in."""


_TYPES: Final[dict[type[Carried], TypeAdapter[Any]]] = {
    kind: TypeAdapter(kind) for kind in (Press, Asked, Writing)
}


_Kind = TypeVar("_Kind", bound=Carried)


class Seals:
    """Seals and opens; ``secret`` stays the same over restarts, or open pages have to be loaded again."""

    def __init__(self, secret: str) -> None:
        signer = {"digest_method": hashlib.sha256, "key_derivation": "hmac"}
        self._by_kind = {
            kind: URLSafeSerializer(secret, salt=f"dult.web.{kind.__name__}", signer_kwargs=signer)
            for kind in _TYPES
        }

    def close(self, carried: Carried) -> str:
        """Return a text that can be read by anybody and written by nobody else."""
        kind = type(carried)
        return str(self._by_kind[kind].dumps(_TYPES[kind].dump_python(carried, mode="json")))

    def press(self, sealed: str) -> Press | None:
        """Open a button; ``None`` when no Dult sealed it."""
        return self._open(Press, sealed)

    def asked(self, sealed: str) -> Asked | None:
        """Open a form; ``None`` when no Dult sealed it."""
        return self._open(Asked, sealed)

    def writing(self, sealed: str) -> Writing | None:
        """Open the box to write in; ``None`` when no Dult sealed it."""
        return self._open(Writing, sealed)

    def _open(self, kind: type[_Kind], sealed: str) -> _Kind | None:
        try:
            carried: _Kind = _TYPES[kind].validate_python(self._by_kind[kind].loads(sealed))
        except (BadData, ValidationError):
            return None
        return carried
