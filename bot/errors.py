"""Every error Dult raises on purpose.

DultError
├── UsageError             what somebody gave us is wrong: exit code 2, nothing changed
├── StoreUnavailable       the database does not answer now: nothing was changed, try again
└── ChannelError           what a chat platform answered
    ├── TryLater           not now; ``after`` seconds from now it may work
    ├── Uncertain          the request went out, the answer did not come
    ├── CannotTell         this platform has no way to look whether a message arrived
    ├── Unreachable        this recipient cannot be reached: gone, blocked, archived …
    ├── Rejected           the platform refused the message itself: our bug
    └── Disconnected       the installation is gone: nobody of the workspace can be reached
"""


class DultError(Exception):
    """The base of all; its message is a sentence that says what to do."""


class UsageError(DultError):
    """What somebody gave us is wrong; lists every fault with its place and its mend."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class StoreUnavailable(DultError):
    """The database does not answer now; nothing was changed and the same may be tried again."""


class ChannelError(DultError):
    """A chat platform did not take a message."""


class TryLater(ChannelError):
    """The platform asks us to wait, or could not be reached at all: nothing was sent."""

    def __init__(self, after: float = 0.0, *, whole_workspace: bool = False) -> None:
        self.after = after
        """Seconds the platform asked for; 0 when it named none."""
        self.whole_workspace = whole_workspace
        """Whether nobody of the workspace may be written to until then."""
        super().__init__(f"The channel asks to wait {after:g} s.")


class Uncertain(ChannelError):
    """The request went out and the answer did not come: it may have been delivered."""


class CannotTell(ChannelError):
    """The platform has no way to look for a sent message."""


class Unreachable(ChannelError):
    """The recipient cannot be reached; the reason is a word a report can count."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The recipient cannot be reached: {reason}.")


class Rejected(ChannelError):
    """The platform refused the message itself; somebody who reads code must look."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The channel refused the message: {reason}.")


class Disconnected(ChannelError):
    """Dult is no longer installed in the workspace, or its credentials do not work."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The workspace is disconnected: {reason}. Install the app again.")
