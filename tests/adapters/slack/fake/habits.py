"""What is undocumented or reported only about Slack: each a switch, so that both ways can be tried."""

from dataclasses import dataclass


@dataclass(kw_only=True)
class Habits:
    """How this Slack behaves where the documentation leaves it open."""

    deactivated_swallows: bool = True
    """slack.md §0.7: a post to a deactivated user succeeds silently; off: ``user_disabled``."""
    update_keeps_metadata: bool = False
    """slack.md §1.3: an update without metadata can clear or keep it; the worse is the default."""
    echoes: bool = True
    """The app hears its own posts and updates in direct messages, as message.im subscribers do."""
    history_delay: float = 0.0
    """Seconds until history shows what was posted: undocumented (slack.md §1.3)."""
    empty_looks: int = 0
    """So many looks into a history show nothing yet: the same without a clock."""
    unlisted: bool = False
    """slack.md §1.1, 2025-05-29: a distributed app outside the Marketplace: history 1/min, 15 messages."""
    uninstall_first: bool = True
    """slack.md §1.4: app_uninstalled and tokens_revoked come in either order."""
