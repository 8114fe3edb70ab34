"""The pages somebody sees who installs Dult: it is in, or it is not and what to do."""

from html import escape
from typing import Final

from bot.phrases import Phrases
from nudges.language import Language

_STYLE: Final = (
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem;"
    "color:#1d1d1f;background:#fff}a{color:#0b5cad}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#161618}a{color:#8ec5ff}}"
)
HEADERS: Final = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address of a page holds a state and a code
    "X-Content-Type-Options": "nosniff",
}


def page(language: Language, title: str, text: str, link: tuple[str, str]) -> str:
    """Return a page with one link, as a word and an address."""
    word, address = link
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1><p>{escape(text)}</p>"
        f'<p><a href="{escape(address)}">{escape(word)}</a></p></main></body></html>'
    )


def installed(phrases: Phrases, language: Language, workspace: str, address: str) -> str:
    """Say that it worked, with the way to where Dult is now."""
    return page(
        language,
        phrases.say(language, "slack-install-done-title", workspace=workspace),
        phrases.say(language, "slack-install-done"),
        (phrases.say(language, "slack-install-open"), address),
    )


def not_installed(phrases: Phrases, language: Language, reason: str, address: str) -> str:
    """Say that it did not work, and where to begin again; ``reason`` is Bolt's word or Slack's."""
    return page(
        language,
        phrases.say(language, "slack-install-stopped-title"),
        _why(phrases, language, reason),
        (phrases.say(language, "slack-install-again"), address),
    )


def _why(phrases: Phrases, language: Language, reason: str) -> str:
    match reason:
        case "access_denied":
            return phrases.say(language, "slack-install-stopped")
        case "invalid_browser" | "invalid_state" | "missing_code" | "invalid_code":
            return phrases.say(language, "slack-install-stale")
        case _:
            return phrases.say(language, "slack-install-later")
