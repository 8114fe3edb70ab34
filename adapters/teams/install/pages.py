"""The two pages that Teams wants to link to from an app: who sees what, and on what terms it is used."""

from collections.abc import Awaitable, Callable
from html import escape
from typing import Final

from markdown_it import MarkdownIt
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.locale import preferred
from bot.markdown import parser
from bot.phrases import Phrases
from nudges.language import Language

PRIVACY: Final = "/teams/privacy"
TERMS: Final = "/teams/terms"
"""Where they are, below the address people reach Dult at."""

_STYLE: Final = (
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:8vh auto;padding:0 1.5rem;"
    "color:#1a2527;background:#fff}a{color:#0b5d55}li{margin:.5rem 0}"
    "nav{display:flex;flex-wrap:wrap;gap:.5rem 1rem}"
    "@media(prefers-color-scheme:dark){body{color:#e9eeec;background:#0f1517}a{color:#7bd3c2}}"
)
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
    "X-Content-Type-Options": "nosniff",
}


def pages(phrases: Phrases, usual: Language) -> list[Route]:
    """Return both, for whoever comes by; ``usual`` is spoken where a browser prefers none of the six."""
    return [
        Route(PRIVACY, _page(phrases, usual, "about-who-title", "about-who")),
        Route(TERMS, _page(phrases, usual, "teams-terms-title", "teams-terms")),
    ]


def _page(
    phrases: Phrases, usual: Language, title: str, text: str
) -> Callable[[Request], Awaitable[HTMLResponse]]:
    async def page(request: Request) -> HTMLResponse:
        language = _language_of(request, usual)
        return HTMLResponse(_html(phrases, language, title, text), headers=_HEADERS)

    return page


def _html(phrases: Phrases, language: Language, title: str, text: str) -> str:
    heading = escape(phrases.say(language, title))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{heading} – Dult</title><style>{_STYLE}</style></head><body>"
        f"<main><h1>{heading}</h1>{_markdown().render(phrases.say(language, text))}</main>"
        f"<nav>{_languages(phrases, language)}</nav></body></html>"
    )


def _languages(phrases: Phrases, shown: Language) -> str:
    return "".join(
        f'<a href="?lang={one}" lang="{one}" hreflang="{one}">{escape(phrases.name_of(one, one))}</a>'
        for one in Language
        if one is not shown
    )


def _markdown() -> MarkdownIt:
    """Read our own words, in which no page is linked to."""
    return parser(lambda _: False)


def _language_of(request: Request, usual: Language) -> Language:
    accepted = request.headers.get("accept-language", "")
    return preferred(accepted, usual, chosen=request.query_params.get("lang", ""))
