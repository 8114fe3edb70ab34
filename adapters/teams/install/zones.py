"""Time zones as Microsoft names them, by their IANA names."""

from typing import Final

from babel.core import get_global

from nudges.calendar import is_time_zone

NOWHERE: Final = ("UTC", "Etc/", "GMT")
"""What a mailbox says whose owner never said anything: nobody lives there."""


def iana(told: str) -> str | None:
    """Return a mailbox's time zone by its IANA name; ``None`` where it names none that people live in.

    It is a Windows name or an IANA one, as the organisation's administrators chose, or one that somebody made
    up (``tzone://Microsoft/Custom``): learn.microsoft.com/graph/api/user-get-mailboxsettings. Which is which
    stands in CLDR's ``windowsZones``, as Babel has it.
    """
    name = get_global("windows_zone_mapping").get(told, told)
    return name if is_time_zone(name) and not name.startswith(NOWHERE) else None
