"""Slack's own client as Dult calls with it: one session for all calls, nothing repeated, nothing logged."""

import json
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final
from urllib.request import getproxies

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

TIMEOUT: Final = aiohttp.ClientTimeout(total=8, connect=4)
"""Seconds; with the time for a look afterwards less than a delivery's lease of 15 s."""


@asynccontextmanager
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Open the one HTTP session for all calls; the environment's proxy and certificates are honoured.

    Without a proxy aiohttp is not told to look for one: it does so in a thread, twice for every call.
    """
    async with aiohttp.ClientSession(timeout=TIMEOUT, trust_env=bool(getproxies())) as opened:
        yield opened


class QuietClient(AsyncWebClient):
    """Repeats no call, for the SDK's own posts a message twice when an answer is lost, and logs none.

    The session is one from ``session()``: it knows the proxies, and unlike the SDK it honours NO_PROXY.
    """

    def __init__(self, url: str, http: aiohttp.ClientSession, token: str | None = None) -> None:
        super().__init__(token, base_url=url, session=http, retry_handlers=[], logger=_silent())
        self.proxy = None
        self._posting = f"{url.rstrip('/')}/chat.postMessage"

    async def api_call(
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        params: Mapping[str, Any] | None = None,
        **others: Any,
    ) -> AsyncSlackResponse:
        """Call a method as the SDK does, but for two habits of it.

        What it posts in the address goes in the body, and what nobody knows by GET is asked by POST: Slack
        takes either, and its SDK for Node only ever posts bodies, so that a server in Slack's place may know
        no more than that.
        """
        if http_verb == "GET":
            try:
                return await super().api_call(api_method, http_verb="GET", params=_copied(params), **others)
            except SlackApiError as error:
                if not _is_unknown(error):
                    raise
        if params:
            form = _copied(params)
            token = {"token": form.pop("token")} if "token" in form else None  # the SDK puts it in a header
            others |= {"params": token, "data": (others.get("data") or {}) | form}
        return await super().api_call(api_method, http_verb="POST", **others)

    async def post(self, body: bytes) -> AsyncSlackResponse:
        """Call chat.postMessage with a body in JSON that is made already, mostly once for many people.

        It is the one call that a broadcast makes a thousand times; through ``chat_postMessage``, which makes
        the body anew, it costs half as much again (``bench/slack.py``).

        Raises:
            SlackApiError: Slack refuses, or what answered was not Slack.
            aiohttp.ClientError: no answer came.
        """
        assert self.session is not None  # noqa: S101 - it was given one
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json;charset=utf-8",
            "User-Agent": self.headers["User-Agent"],
        }
        async with self.session.post(self._posting, data=body, headers=headers) as answer:
            said = AsyncSlackResponse(
                client=self,
                http_verb="POST",
                api_url=self._posting,
                req_args={},
                data=_in_json(await answer.read()),
                headers=dict(answer.headers),
                status_code=answer.status,
            )
            said.validate()  # type: ignore[no-untyped-call] # slack_sdk's
            return said


def _copied(params: Mapping[str, Any] | None) -> dict[str, Any]:
    """Write arguments as a form has them: yes and no as 1 and 0."""
    return {name: int(its) if isinstance(its, bool) else its for name, its in (params or {}).items()}


def _is_unknown(error: SlackApiError) -> bool:
    """Tell whether nothing is there that could answer: by HTTP, or in Slack's own word."""
    # slack_sdk hands over its own response, or aiohttp's where the answer was no JSON
    its: Any = error.response
    status = getattr(its, "status_code", 0) or getattr(its, "status", 0)
    said = getattr(its, "data", None)
    return status in {404, 405} or (isinstance(said, dict) and said.get("error") == "unknown_method")


def _in_json(answer: bytes) -> dict[str, Any]:
    """Read an answer; a page in HTML from something in between says nothing."""
    try:
        said = json.loads(answer)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _silent() -> logging.Logger:
    """Return a logger without the SDK's debugging, in which are tokens and words of people."""
    silent = logging.getLogger(__name__)
    silent.setLevel(logging.WARNING)
    return silent
