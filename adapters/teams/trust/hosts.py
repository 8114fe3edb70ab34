"""Where Dult's token may travel: the hosts of Teams, and nobody else's."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from bot.settings_teams import is_loopback

LONGEST: Final = 1024
"""Characters of an address; Teams' have fewer than a hundred."""
LOCAL: Final = ("localhost", "127.0.0.1", "[::1]")
"""What a local Teams says of itself, such as the Microsoft 365 Agents Playground (teams.md §3)."""
_HTTPS: Final = 443

# strict on purpose: what it takes, every other reader of addresses reads in the same way: no user before the
# host, no fragment, no backslash, no letter beyond ASCII
_ADDRESS: Final = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+|\[[0-9a-f:]+\])(?::(?P<port>[0-9]{1,5}))?"
    r"(?:/[a-z0-9._~%:@!$&'()*+,;=/-]*)?(?P<query>\?[a-z0-9._~%:@!$&'()*+,;=/?-]*)?",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceHosts:
    """The hosts that may be written to; of others the core never hears, so that none is kept."""

    names: frozenset[str]
    """``host``, ``host:port``, or ``*.domain`` for all below a domain; in small letters."""

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """Take hosts as the settings write them."""
        return cls(names=frozenset(name.lower() for name in names))

    def serves(self, url: str) -> bool:
        """Tell whether it is an address that paths can be written behind, as ``serviceUrl`` is."""
        return "?" not in url and self.allows(url)

    def allows(self, url: str) -> bool:
        """Tell whether the token may be sent there.

        It may by https to a host that is named, at its usual port or at one that is named with it; by plain
        http only to this machine, where that is named. A redirect is another address: whoever sends with the
        token follows none.
        """
        parts = _ADDRESS.fullmatch(url) if len(url) <= LONGEST else None
        if parts is None:
            return False
        host, port = parts["host"].lower(), parts["port"]
        if parts["scheme"].lower() == "http":
            return is_loopback(host) and self._names(host, port, any_port=True)
        return self._names(host, port, any_port=is_loopback(host))

    def _names(self, host: str, port: str | None, *, any_port: bool) -> bool:
        if port is not None and f"{host}:{int(port)}" in self.names:
            return True
        usual = any_port or port is None or int(port) == _HTTPS
        return usual and (host in self.names or any(f"*.{one}" in self.names for one in _domains(host)))


def _domains(host: str) -> list[str]:
    """Return the domains that a host is below, the nearest first."""
    labels = host.split(".")
    if not all(labels):
        return []
    return [".".join(labels[start:]) for start in range(1, len(labels))]
