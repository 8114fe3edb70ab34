"""The pages that Teams links to are there, in everybody's language, and run nothing."""

import re

import httpx
import pytest
from starlette.applications import Starlette

from adapters.teams.install.manifest import manifest
from adapters.teams.install.pages import PRIVACY, TERMS, pages
from nudges.language import Language
from tests.adapters.teams.packaging import HTTPS, shape
from tests.house import phrases


async def got(path: str, accepted: str = "", usual: Language = Language.NB) -> httpx.Response:
    transport = httpx.ASGITransport(Starlette(routes=pages(phrases(), usual)))
    async with httpx.AsyncClient(transport=transport, base_url=HTTPS) as browser:
        return await browser.get(path, headers={"Accept-Language": accepted})


def title(page: httpx.Response) -> str:
    found = re.search("<h1>(.*?)</h1>", page.text)
    assert found
    return found[1]


async def test_the_manifest_points_to_pages_that_are_there() -> None:
    """teams.md §4.34."""
    developer = manifest(shape(), phrases(), Language.NB)["developer"]

    answers = [await got(developer[name]) for name in ("privacyUrl", "termsOfUseUrl")]

    assert [answer.status_code for answer in answers] == [200, 200]


@pytest.mark.parametrize("language", list(Language))
async def test_each_page_is_there_in_every_language(language: Language) -> None:
    privacy, terms = await got(f"{PRIVACY}?lang={language}"), await got(f"{TERMS}?lang={language}")

    assert title(privacy) == phrases().say(language, "about-who-title")
    assert title(terms) == phrases().say(language, "teams-terms-title")
    assert f'<html lang="{language}">' in privacy.text
    assert terms.text.count("<li>") == 4
    assert "**" not in privacy.text + terms.text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("nn-NO,nb;q=0.8,en;q=0.5", Language.NN),
        ("no", Language.NB),
        ("sv-FI", Language.SV),
        ("de-DE, fi;q=0.7", Language.FI),
        ("de", Language.DA),
        ("", Language.DA),
        ("*;q=x,,", Language.DA),
    ],
)
async def test_a_browser_is_answered_in_the_language_it_prefers(accepted: str, language: Language) -> None:
    page = await got(TERMS, accepted, usual=Language.DA)

    assert title(page) == phrases().say(language, "teams-terms-title")


async def test_the_other_languages_are_one_click_away() -> None:
    page = await got(f"{TERMS}?lang=sv")

    assert sorted(re.findall(r'href="\?lang=(\w+)"', page.text)) == sorted(set(Language) - {Language.SV})


async def test_a_page_runs_nothing_and_stands_in_no_frame() -> None:
    page = await got(f"{PRIVACY}?lang=<script>alert(1)</script>", "<b>")

    assert "script" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert page.headers["vary"] == "Accept-Language"
