"""Runs the fake Teams in a process of its own: ``python -m tests.adapters.teams.fake --port 8066``.

It prints one line of JSON when it serves, and ends with SIGINT or SIGTERM. Beside the connector it serves
what vouches for the calls to Dult (``openid_url``) and grants it its tokens (``token_url``).
"""

import argparse
import asyncio
import contextlib
import json
import signal
import sys

from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.acts import Acts
from tests.adapters.teams.fake.control import Control, add_people, order
from tests.adapters.teams.fake.teams import APP_ID, FakeTeams


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.adapters.teams.fake", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--tenant", default="11111111-1111-4111-8111-111111111111")
    parser.add_argument("--app-id", default=APP_ID)
    parser.add_argument("--people", type=int, default=0, help="how many; the JSON names their accounts")
    parser.add_argument("--token", action="append", default=[], help="a bearer token that is taken; else all")
    parser.add_argument("--endpoint", help="where Dult hears what people do: …/api/messages")
    parser.add_argument("--unsigned", action="store_true", help="sign nothing, as for DULT_TEAMS_LOCAL")
    parser.add_argument("--no-rates", action="store_true", help="count no requests against Teams' limits")
    parser.add_argument("--per-tenant", type=float, help="requests a second in the tenant")
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="OPERATION:SHARE:KIND[:JSON]",
        help='such as post:0.1:Throttled:{"retry_after":1}',
    )
    parser.add_argument("--seed", type=int, default=0, help="of the faults' shares")
    return parser.parse_args()


def _set_up(teams: FakeTeams, options: argparse.Namespace) -> list[str]:
    teams.add_tenant(options.tenant)
    teams.world.tokens = set(options.token)
    teams.limits.rates = not options.no_rates
    teams.listens_at(options.endpoint or "", (lambda _: "") if options.unsigned else None)
    if options.per_tenant:
        teams.limits.per_tenant = options.per_tenant
    for number, wanted in enumerate(options.fault):
        operation, share, kind, *more = wanted.split(":", maxsplit=3)
        arguments = {"with": json.loads(more[0])} if more else {}
        order(teams, operation, kind, share=float(share), seed=options.seed + number, **arguments)
    return add_people(teams, options.tenant, options.people)


async def _serve(options: argparse.Namespace) -> None:
    stopped = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stopped.set)
    teams = FakeTeams(options.app_id)
    people = _set_up(teams, options)
    async with openid.serving() as microsoft:
        await teams.start(options.port, [*Control(teams).routes(), *Acts(teams).routes()])
        try:
            told = {
                "service_url": teams.service_url(options.tenant),
                "base": teams.world.base,
                "people": people,
                "openid_url": f"{microsoft.url}{openid.METADATA}",
                "token_url": f"{microsoft.url}/{openid.TENANT}{openid.TOKEN}",
                "app_password": openid.PASSWORD,
            }
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
            await stopped.wait()
        finally:
            await teams.stop()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(_options()))
