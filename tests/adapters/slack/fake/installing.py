"""A person's browser on the way through an installation by OAuth."""

import html
import re
from http.cookies import SimpleCookie
from urllib.parse import urljoin

import aiohttp

from tests.adapters.slack.fake.records import Consent, Team
from tests.adapters.slack.fake.world import World

HOPS = 10


class Installing:
    """Follows links and redirects, and brings cookies back.

    bolt's state cookie is ``Secure`` (slack.md §2, OAuth); a test serves the app without TLS, so cookies
    are carried by hand.
    """

    def __init__(self, world: World) -> None:
        self.world = world

    async def go(
        self, team: Team, user: str, start_url: str, *, allows: bool, org_wide: bool
    ) -> tuple[int, str]:
        """Return the status and the text of the last page."""
        self.world.consent = Consent(team=team.id, user=user, allows=allows, org_wide=org_wide)
        cookies: dict[str, str] = {}
        url = start_url
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            for _ in range(HOPS):
                status, text, onward = await _look(session, url, cookies)
                if onward is None:
                    return status, text
                url = urljoin(url, onward)
        raise AssertionError(f"After {HOPS} pages the installation had not ended; the last was {url}.")


async def _look(
    session: aiohttp.ClientSession, url: str, cookies: dict[str, str]
) -> tuple[int, str, str | None]:
    header = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}
    async with session.get(url, headers=header, allow_redirects=False) as page:
        for line in page.headers.getall("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                cookies[name] = morsel.value
        text = await page.text()
        return page.status, text, page.headers.get("Location") or _button(text)


def _button(text: str) -> str | None:
    """Find "Add to Slack" on the app's own page."""
    link = re.search(r'href="([^"]*oauth/v2/authorize[^"]*)"', text)
    return html.unescape(link[1]) if link else None
