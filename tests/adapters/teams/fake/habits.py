"""What is undocumented or reported only about Teams: each a switch, so that both ways can be tried."""

from dataclasses import dataclass


@dataclass(kw_only=True)
class Habits:
    """How this Teams behaves where the sources leave it open."""

    nested_blocks: bool = False
    """teams.md §2.2: a blocked conversation answers with a ``subCode`` inside a string."""
    new_id_after_removal: bool = True
    """teams.md §0.8: whether a conversation that is made again has another id; either works with a resend."""
    names_service_url: bool = False
    """Whether creating a conversation tells the serviceUrl to use from then on: the schema has a place."""
    latency: float = 0.0
    """Seconds that each operation takes; two in one conversation meanwhile are a 412 (teams.md §2.2)."""
    takes_files: bool = True
    """Whether people's storage takes a file now; else 503, as from any web server."""
    hears_all: bool = False
    """Whether Dult hears what does not mention it in rooms, as with ``ChannelMessage.Read.Group``."""
