"""Words as Slack hands them on when a person typed them: escaped, with links and addresses marked.

docs.slack.dev/messaging/formatting-message-text, "Escaping text" and "Retrieved messages".
"""

import re

_URL = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)]")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MENTION = re.compile(r"&lt;([@#!][\w^|-]+)&gt;")


def as_typed(text: str) -> str:
    """Escape ``& < >``, mark links and e-mail addresses; ``<@U1>`` stands for a mention that was picked."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _URL.sub(lambda found: f"<{found[0]}>", escaped)
    marked = _MAIL.sub(lambda found: f"<mailto:{found[0]}|{found[0]}>", marked)
    return _MENTION.sub(r"<\1>", marked)
