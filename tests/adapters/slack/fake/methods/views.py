"""``views.*``: modals and the Home tab."""

import secrets
from typing import Any

from tests.adapters.slack.fake import shown
from tests.adapters.slack.fake.call import Calling
from tests.adapters.slack.fake.conversation import View
from tests.adapters.slack.fake.judge_view import check_view
from tests.adapters.slack.fake.records import App, Json, Team
from tests.adapters.slack.fake.refusal import Refused
from tests.adapters.slack.fake.typed import keep_typed
from tests.adapters.slack.fake.world import World

HIGHEST = 3
"""slack.md §1.2: three modals one above the other."""


def open_(call: Calling) -> Json:
    """Open a modal for the one whose click gave the trigger_id."""
    view = _view(call, "modal")
    user = call.world.exchange(call.args.need("trigger_id"))
    made = new_view(call.world, call.token.app, user, view)
    call.world.modals[user] = [made]
    return _answer(call.world, made)


def push(call: Calling) -> Json:
    """Put a modal on the one that is open."""
    view = _view(call, "modal")
    user = call.world.exchange(call.args.need("trigger_id"))
    made = push_view(call.world, call.token.app, user, view)
    return _answer(call.world, made)


def update(call: Calling) -> Json:
    """Change an open modal, unless it changed since ``hash`` was given (slack.md §1.3)."""
    view = _view(call, "modal", "home")
    one = _open_view(call)
    if call.args.text("hash", one.hash) != one.hash:
        raise Refused("hash_conflict")
    change_view(one, view)
    return _answer(call.world, one)


def publish(call: Calling) -> Json:
    """Show a person their Home tab."""
    view = _view(call, "home")
    user = call.user(call.args.need("user_id"))
    there = call.world.homes.get(user.id)
    if there is None:
        there = new_view(call.world, call.token.app, user.id, view)
        call.world.homes[user.id] = there
    else:
        if call.args.text("hash", there.hash) != there.hash:
            raise Refused("hash_conflict")
        change_view(there, view)
    return _answer(call.world, there)


def new_view(world: World, app: App, user: str, view: Json) -> View:
    """Make a view with ids of its own; ``state`` begins with the initial values."""
    content = view | {"blocks": shown.with_ids(view["blocks"])}
    made = View(
        id=world.new_id("V"),
        user=user,
        team_id=world.team_of(user).id,
        app=app,
        content=content,
        hash=_hash(world),
    )
    made.root = made.id
    return made


def push_view(world: World, app: App, user: str, view: Json) -> View:
    """Put a view on a person's stack."""
    stack = world.modals.get(user, [])
    if not stack:
        raise Refused("not_found")
    if len(stack) >= HIGHEST:
        raise Refused("push_limit_reached")
    made = new_view(world, app, user, view)
    made.root, made.previous = stack[0].id, stack[-1].id
    stack.append(made)
    return made


def change_view(one: View, view: Json) -> None:
    """Change what a view shows; what was typed stays where its field stays."""
    old = View(id=one.id, user=one.user, team_id=one.team_id, app=one.app, content=one.content, hash=one.hash)
    old.typed = one.typed
    one.content = view | {"blocks": shown.with_ids(view["blocks"])}
    one.hash = f"{one.hash.partition('.')[0]}.{secrets.token_hex(4)}"
    one.errors = {}
    keep_typed(old, one)


def _hash(world: World) -> str:
    return f"{int(world.clock.now())}.{secrets.token_hex(4)}"


def _view(call: Calling, *kinds: str) -> Json:
    view: Any = call.args.structure("view")
    return check_view(view, *kinds)


def _open_view(call: Calling) -> View:
    wanted = call.args.text("view_id"), call.args.text("external_id")
    for user in {*call.world.modals, *call.world.homes}:
        for one in call.world.views_of(user):
            names = one.id, str(one.content.get("external_id", ""))
            if any(want and want == name for want, name in zip(wanted, names, strict=True)):
                return one
    raise Refused("not_found")


def _answer(world: World, one: View) -> Json:
    team: Team = world.teams[one.team_id]
    return {"view": shown.view(one, team)}
