"""What `bootstrap.py` hands the try-out page."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from adapters.web.channel import WebChannel
from adapters.web.demo_clock import DemoMover
from adapters.web.health import Signs
from adapters.web.persona import Persona
from adapters.web.render import Phrases
from adapters.web.sign_in import SignIn
from bot.ports import Clock, Handler


@dataclass(frozen=True, slots=True, kw_only=True)
class WebParts:
    """Everything the page needs; with neither a cast nor a sign-in it only says that it is off."""

    channel: WebChannel
    handler: Handler
    clock: Clock
    phrases: Phrases
    secret: str
    """Signs cookies and buttons; kept over restarts, or open pages have to be loaded again."""
    look_up: Callable[[str], Awaitable[Persona | None]]
    """Finds an active person by key."""
    signs: Signs
    cast: Callable[[], Awaitable[Sequence[Persona]]] | None = None
    """A handful to choose from: only under `dult demo`, for who is in the cast can be anybody."""
    search: Callable[[str], Awaitable[Sequence[Persona]]] | None = None
    """Finds people of the demo by part of a name, at most a screenful."""
    mover: DemoMover | None = None
    sign_in: SignIn | None = None
    secure_cookies: bool = False
    """Set where the page is served over https."""

    @property
    def is_demo(self) -> bool:
        """Tell whether the visitor chooses who to be."""
        return self.cast is not None
