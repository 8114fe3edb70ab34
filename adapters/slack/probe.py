"""What the doctor asks of Slack and of Dult's own address: each call once, and every outcome an answer."""

import hashlib
import hmac
import json
import secrets
import time

import aiohttp

from adapters.slack.paths import REQUESTS
from bot.probe import Answer, ask


def code(answer: Answer) -> str:
    """Return Slack's word for what went wrong; empty when nothing did."""
    return "" if answer.data.get("ok") else str(answer.data.get("error", "unknown"))


def scopes(answer: Answer) -> frozenset[str]:
    """Return what the token may do: each answer of the Web API says it in ``x-oauth-scopes``."""
    said = answer.headers.get("x-oauth-scopes", "").split(",")
    return frozenset(one.strip() for one in said if one.strip())


async def ask_slack(http: aiohttp.ClientSession, api_url: str, method: str, token: str) -> Answer:
    """Call a method; the token goes in the header, where Slack wants an app's (python-slack-sdk#1877)."""
    return await ask(http, "POST", f"{api_url}{method}", headers={"Authorization": f"Bearer {token}"})


async def call_unsigned(http: aiohttp.ClientSession, public_url: str) -> Answer:
    """Call Dult as somebody who does not know the signing secret."""
    return await ask(
        http, "POST", _requests(public_url), body=b"{}", headers={"Content-Type": "application/json"}
    )


async def call_signed(http: aiohttp.ClientSession, public_url: str, signing_secret: str) -> bool:
    """Call Dult as Slack does when an address is entered; tell whether Dult answers as it must.

    docs.slack.dev/authentication/verifying-requests-from-slack and …/reference/events/url_verification.
    """
    challenge = secrets.token_hex(8)
    body = json.dumps({"type": "url_verification", "challenge": challenge}).encode()
    at = str(int(time.time()))
    signed = hmac.new(signing_secret.encode(), b"v0:%b:%b" % (at.encode(), body), hashlib.sha256).hexdigest()
    answer = await ask(
        http,
        "POST",
        _requests(public_url),
        body=body,
        headers={
            "Content-Type": "application/json",
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": f"v0={signed}",
        },
    )
    return answer.data.get("challenge") == challenge


def _requests(public_url: str) -> str:
    return f"{public_url.rstrip('/')}{REQUESTS}"
