"""What is in the fake Slack's conversations and windows: rooms, messages, files, modals, response_urls."""

from dataclasses import dataclass, field

from tests.adapters.slack.fake.records import App, Json


@dataclass(kw_only=True)
class File:
    """An uploaded file; ``channel`` is empty until it is shared."""

    id: str
    name: str
    title: str
    length: int
    team_id: str
    content: bytes | None = None
    channel: str = ""
    ts: str = ""

    def shown(self) -> Json:
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title,
            "size": self.length,
            "mode": "hosted",
            "filetype": self.name.rpartition(".")[2],
        }


@dataclass(kw_only=True)
class Message:
    """What a person can read."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None


@dataclass(kw_only=True)
class Posted(Message):
    """A message that everybody in a conversation can read; ``user`` wrote it."""

    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    broadcast: bool = False
    deleted: bool = False
    edited_ts: str | None = None
    updates: int = 0
    files: list[File] = field(default_factory=list)
    team: str = ""
    app_id: str | None = None
    bot_id: str | None = None
    at: float = 0.0

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(kw_only=True)
class Ephemeral(Message):
    """A message that ``user`` alone sees, until they reload."""

    gone: bool = False


@dataclass(kw_only=True)
class Room:
    """A conversation of any kind; ``kind`` is channel, group, im or mpim."""

    id: str
    team_id: str
    name: str
    kind: str = "channel"
    members: set[str] = field(default_factory=set)
    archived: bool = False
    refuses: str | None = None
    """An error code for every post: ``restricted_action``, ``ekm_access_denied`` … (slack.md §1.3)."""
    user: str | None = None
    """Whose direct messages these are."""
    posted: dict[str, Posted] = field(default_factory=dict)
    ephemeral: list[Ephemeral] = field(default_factory=list)
    latest: str = "0000000000.000000"


@dataclass(kw_only=True)
class Hook:
    """A response_url: good for 5 uses in 30 minutes (slack.md §1.3)."""

    user: str
    room: Room
    given: float
    ts: str | None = None
    """The message that was pressed."""
    ephemeral: bool = False
    uses: int = 0


@dataclass(kw_only=True)
class View:
    """A modal or a Home tab, with what a person typed into it."""

    id: str
    user: str
    team_id: str
    app: App
    content: Json
    hash: str
    root: str = ""
    previous: str | None = None
    typed: dict[tuple[str, str], Json] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    """What stands beside the fields after ``response_action: errors``, by block_id."""

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.content.get("blocks", [])
        return blocks

    @property
    def title(self) -> str:
        return str(self.content.get("title", {}).get("text", ""))

    @property
    def callback_id(self) -> str:
        return str(self.content.get("callback_id", ""))

    @property
    def private_metadata(self) -> str:
        return str(self.content.get("private_metadata", ""))
