"""Runs the fake Slack in a process of its own: ``python -m tests.adapters.slack.fake --port 8065``.

It prints one line of JSON when it serves, and ends with SIGINT or SIGTERM.
"""

import argparse
import asyncio
import contextlib
import json
import signal
import sys

from tests.adapters.slack.fake.control import Control, order
from tests.adapters.slack.fake.slack import FakeSlack


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.adapters.slack.fake", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--team", default="T1")
    parser.add_argument("--people", type=int, default=0, help="how many, called U00001 and on")
    parser.add_argument("--bot-token", default="xoxb-1")
    parser.add_argument("--app-token", default="xapp-1")
    parser.add_argument("--signing-secret", default="signing-secret")
    parser.add_argument("--request-url", help="where events and interactions are POSTed")
    parser.add_argument("--rates", action="store_true", help="count calls against Slack's tiers")
    parser.add_argument("--per-workspace", type=float, help="posts a second in the workspace")
    parser.add_argument("--no-echoes", action="store_true", help="the app does not hear its own posts")
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="METHOD:SHARE:KIND[:JSON]",
        help='such as chat.postMessage:0.1:RateLimited:{"retry_after":1}',
    )
    parser.add_argument("--seed", type=int, default=0, help="of the faults' shares")
    return parser.parse_args()


def _set_up(slack: FakeSlack, options: argparse.Namespace) -> None:
    team = slack.add_team(
        options.team,
        bot_token=options.bot_token,
        app_token=options.app_token,
        signing_secret=options.signing_secret,
    )
    for number in range(1, options.people + 1):
        slack.add_user(team, f"U{number:05d}")
    if options.request_url:
        slack.listens_at(team, options.request_url)
    slack.limits.rates = options.rates
    slack.limits.per_workspace = options.per_workspace
    slack.habits.echoes = not options.no_echoes
    for number, wanted in enumerate(options.fault):
        method, share, kind, *more = wanted.split(":", maxsplit=3)
        arguments = {"with": json.loads(more[0])} if more else {}
        order(slack, method, kind, share=float(share), seed=options.seed + number, **arguments)


async def _serve(options: argparse.Namespace) -> None:
    stopped = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stopped.set)
    slack = FakeSlack()
    _set_up(slack, options)
    await slack.start(options.port, Control(slack).routes())
    try:
        sys.stdout.write(json.dumps({"api_url": slack.api_url, "base": slack.world.base}) + "\n")
        sys.stdout.flush()
        await stopped.wait()
    finally:
        await slack.stop()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(_options()))
