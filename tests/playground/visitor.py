"""A person at the Playground: opens chats, writes, presses and fills in as people do."""

from dataclasses import dataclass
from typing import Final

from playwright.async_api import Browser, Locator, Page, expect

from tests.patience import HANGS_S

ALONE: Final = "Personal Chat"
TOGETHER: Final = "Group Chat"
CHANNEL: Final = "Announcements"
DULT: Final = "Test Bot"
"""What the Playground calls every bot."""
MENU: Final = "Show more information"
"""What it calls the menu of a message."""
SOON: Final = 1_000 * HANGS_S
"""Milliseconds within which everything comes: Dult looks at its clock every 15 seconds at the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Alex Wilber, whom the Playground takes everybody for who opens it."""

    page: Page

    async def opens(self, chat: str) -> None:
        """Open a chat, or a channel; the first time the app is installed there."""
        await self.page.get_by_text(chat, exact=True).first.click()

    async def says(self, words: str) -> None:
        """Write to Dult, or to whoever is in the chat."""
        await self._writes(words)
        await self._sends()

    async def calls(self, words: str) -> None:
        """Write to Dult by its name."""
        await self._names_dult(words)
        await self._sends()

    async def posts(self, words: str) -> None:
        """Begin a thread in a channel by calling Dult."""
        await self._names_dult(words)
        await self.page.get_by_role("button", name="Post", exact=True).click()

    async def presses(self, label: str, title: str) -> None:
        """Press a button of the newest card with a title."""
        await self.card(title).get_by_role("button", name=label, exact=True).click()

    async def picks(self, label: str, title: str) -> None:
        """Choose what does not stand on a card itself but behind its last button."""
        await self.presses("More options", title)
        await self.page.get_by_role("menuitem", name=label, exact=True).click()

    async def fills_in(self, label: str, words: str) -> None:
        """Write into a field; typed, for the Playground does not always take notice of what is put there."""
        field = self.page.get_by_label(label).last
        await field.click()
        await field.press("ControlOrMeta+A")
        await field.press_sequentially(words)

    async def chooses(self, label: str, option: str) -> None:
        """Choose one of the answers that stand under each other."""
        group = self.page.get_by_role("radiogroup", name=label).last
        await group.get_by_label(option, exact=True).check()

    async def turns_a_message_over(self, words: str, command: str) -> None:
        """Choose what stands in the menu of a message of one's own."""
        with_menu = f"xpath=ancestor::*[.//button[@aria-label='{MENU}']][1]"
        said = self.page.get_by_text(words, exact=True).last.locator(with_menu)
        await said.get_by_role("button", name=MENU).last.click()
        await self.page.get_by_role("menuitem", name="Action Command").click()
        await self.page.get_by_placeholder("Input command id").fill(command)
        await self.page.get_by_role("button", name="Create").click()

    async def mocks(self, what: str) -> None:
        """Let happen in the open chat what cannot be done there."""
        await self.page.get_by_text("Mock an Activity").click()
        await self.page.get_by_role("menu").get_by_text(what, exact=True).click()
        await self.page.get_by_role("button", name="Send activity").click()

    def card(self, title: str) -> Locator:
        """Return the newest card with a title."""
        heading = self.page.get_by_role("heading", name=title, exact=True)
        return self.page.locator(".ac-adaptiveCard").filter(has=heading).last

    async def sees(self, title: str, *words: str) -> None:
        """Wait for a card with a title, and words in it."""
        await expect(self.card(title)).to_be_visible(timeout=SOON)
        for one in words:
            await expect(self.card(title)).to_contain_text(one, timeout=SOON)

    async def reads(self, words: str) -> None:
        """Wait for words anywhere in the open chat."""
        await expect(self.page.get_by_text(words).last).to_be_visible(timeout=SOON)

    async def _names_dult(self, words: str) -> None:
        await self._writes(f"@{DULT[:2]}")
        await self.page.get_by_text(DULT, exact=True).last.click()
        await self.page.keyboard.type(f" {words}")

    async def _writes(self, words: str) -> None:
        await self.page.locator("[contenteditable=true]").first.click()
        await self.page.keyboard.type(words)

    async def _sends(self) -> None:
        await self.page.get_by_role("button", name="Send Message").click()


async def visiting(browser: Browser, url: str) -> Visitor:
    """Open the Playground, and with it the chat that a person has alone with Dult."""
    context = await browser.new_context(viewport={"width": 1400, "height": 1500})
    page = await context.new_page()
    page.set_default_timeout(SOON)
    await page.goto(url)
    await expect(page.get_by_text("installationUpdate").first).to_be_visible(timeout=SOON)
    return Visitor(page=page)
