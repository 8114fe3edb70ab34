"""Somebody who reads the try-out page without a script: gets pages, presses buttons, fills in forms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlencode

import httpx

VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta"})


@dataclass
class Node:
    """An element of a page, with its text in between."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def is_a(self, tag: str, attributes: Mapping[str, str]) -> bool:
        return tag in ("", self.tag) and all(self[name] == value for name, value in attributes.items())

    def all(self, tag: str = "", **attributes: str) -> Iterator["Node"]:
        for child in self.children:
            if isinstance(child, Node):
                if child.is_a(tag, attributes):
                    yield child
                yield from child.all(tag, **attributes)

    def one(self, tag: str = "", **attributes: str) -> "Node":
        return next(self.all(tag, **attributes))

    def has(self, tag: str = "", **attributes: str) -> bool:
        return next(self.all(tag, **attributes), None) is not None

    def everything(self) -> str:
        """Return the text, and the addresses and values that stand in attributes."""
        hidden = (f"\n{node[name]}" for node in self.all() for name in ("href", "value") if node[name])
        return self.text + "".join(hidden)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parse(html: str) -> Node:
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class Reader:
    """One browser without a script, at one place."""

    def __init__(self, client: httpx.AsyncClient, *, person: str = "", team: str = "") -> None:
        self.client = client
        self._query = {name: value for name, value in (("as", person), ("in", team)) if value}
        self.page = Node("root")
        self.status = 0

    @property
    def url(self) -> str:
        return f"/chat?{urlencode(self._query)}"

    async def look(self) -> Node:
        """Load the page, and return its conversation."""
        await self.open(self.url)
        return self.page.one(id="log")

    async def open(self, url: str) -> None:
        """Load any page."""
        self._keep(await self.client.get(url, follow_redirects=True))

    def token(self, label: str) -> str:
        """Return what the newest button called ``label`` carries."""
        return [node["value"] for node in self.page.all("button") if node.text.strip() == label][-1]

    async def press(self, label: str) -> httpx.Response:
        return await self.post("/press", press=self.token(label))

    async def say(self, words: str) -> httpx.Response:
        return await self.post("/say", writing=self.page.one(name="writing")["value"], text=words)

    async def submit(self, values: dict[str, list[str]]) -> httpx.Response:
        sealed = self.dialog.one(name="form")["value"]
        return await self.post(
            "/submit", form=sealed, **{f"field-{name}": value for name, value in values.items()}
        )

    @property
    def dialog(self) -> Node:
        return self.page.one("dialog")

    async def post(self, path: str, **data: str | list[str]) -> httpx.Response:
        """Send a form of the page as a browser would, and keep the page that comes of it."""
        csrf = self.page.one(name="csrf")["value"]
        answer = await self.client.post(
            path,
            data={"csrf": csrf, **self._query, **data},
            headers={"sec-fetch-site": "same-origin"},
            follow_redirects=True,
        )
        self._keep(answer)
        return answer

    def _keep(self, answer: httpx.Response) -> None:
        self.status = answer.status_code
        if "json" not in answer.headers.get("content-type", ""):
            self.page = parse(answer.text)
