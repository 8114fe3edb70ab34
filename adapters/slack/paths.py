"""Where Slack and browsers come by, below the address people reach Dult at."""

from typing import Final

REQUESTS: Final = "/slack/events"
"""Slack's events, interactions and commands, where Dult is called by HTTP."""
INSTALL: Final = "/slack/install"
"""Where somebody begins who installs Dult."""
REDIRECT: Final = "/slack/oauth_redirect"
"""Where Slack sends them back to."""
