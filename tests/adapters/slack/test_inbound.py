"""What people do in Slack is kept, acknowledged, worked once and answered: by HTTP and by Socket Mode."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.slack import inbound
from adapters.slack.inbound import INLINE
from bot.events import Joined, Left, Pressed, Said, Submitted
from bot.message import Action, Ask, Button, Invalid, Message, Replace, Say
from nudges.language import Language
from tests.adapters.channel_contract import FORM, FULL, KEY, short
from tests.adapters.slack.fake.faults import Error, ServerError
from tests.adapters.slack.stage import NORTH, ODD, SIRI, Stage, found, shown, staged, until, words_in


@pytest.fixture(params=["http", "socket"])
async def its(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with staged(socket_mode=request.param == "socket") as stage:
        yield stage


@pytest.fixture
async def by_http() -> AsyncIterator[Stage]:
    async with staged() as stage:
        yield stage


def reads(its: Stage, where: str = SIRI, who: str = SIRI) -> str:
    return shown(its.slack, who, where)


async def pressed(its: Stage, label: str, where: str = SIRI, who: str = SIRI) -> None:
    await its.slack.press(who, where, label)
    await its.settled()


async def test_slack_is_told_within_its_time_however_long_the_answer_takes(its: Stage) -> None:
    """slack.md §3.16."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies.append(Say(message=short("At last")))

    with its.answers_held():
        reply = await its.slack.press(SIRI, SIRI, "Do it")
    await its.settled()

    assert reply.ok
    assert "At last" in reads(its)


async def test_an_event_waits_at_slack_while_the_database_is_away(its: Stage) -> None:
    """slack.md §3.16."""
    its.slack.limits.retry_after = ()
    its.script.is_away = True
    writing = asyncio.create_task(its.slack.say(SIRI, SIRI, "help"))
    await until(lambda: its.traffic.heard_at is not None)
    its.script.is_away = False

    then = await its.slack.say(SIRI, SIRI, "hello")  # over a line nothing else tells that "help" was let be
    its.slack.courier.time_is_up()
    reply = await writing
    await its.settled()

    assert reply is not None
    assert then is not None
    assert (reply.ok, then.ok) == (False, True)
    assert [one.text for one in its.script.events if isinstance(one, Said)] == ["hello"]


async def test_who_presses_while_the_database_is_away_is_asked_to_press_again(its: Stage) -> None:
    """slack.md §3.16."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.is_away = True

    await pressed(its, "Do it")

    assert "This is not saved yet" in reads(its)
    assert its.script.events == []


async def test_a_form_stays_open_with_its_words_while_the_database_is_away(its: Stage) -> None:
    """slack.md §3.16, §3.22."""
    await ask(its)
    its.script.is_away = True

    await its.slack.submit(SIRI, {"words": "It is long", "about": "task"})

    view = its.slack.open_view(SIRI)
    assert view is not None
    assert "This is not saved yet" in " ".join(view.errors.values())


async def test_an_event_that_slack_repeats_is_worked_once(its: Stage) -> None:
    """slack.md §3.17."""
    first = await its.slack.say(SIRI, SIRI, "help")
    assert first is not None

    await its.slack.courier.redeliver(first)
    await its.settled()

    assert [one.text for one in its.script.events if isinstance(one, Said)] == ["help"]


async def test_the_same_submission_twice_has_one_event_and_one_answer(its: Stage) -> None:
    """slack.md §3.18."""
    await ask(its)
    its.script.replies += [Replace(message=short("Well noted"))] * 2
    filled = {"words": "It is long", "about": "task"}

    reply = await its.slack.submit(SIRI, filled)
    await its.slack.resend(reply)
    await its.settled()

    assert len({one.id for one in its.script.events if isinstance(one, Submitted)}) == 1
    assert reads(its).count("A few words.") == 2  # once in blocks, once in the text: one message


async def test_a_press_that_cannot_be_worked_is_acknowledged_and_said_kindly(its: Stage) -> None:
    """slack.md §3.19."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies.append(RuntimeError("A person's own words"))

    with its.answers_held():
        reply = await its.slack.press(SIRI, SIRI, "Do it")
    await its.settled()

    assert reply.ok
    assert "Dult har fått det med seg" in reads(its)


async def test_a_form_that_cannot_be_worked_is_acknowledged_and_said_kindly(its: Stage) -> None:
    """slack.md §3.19."""
    await ask(its)
    its.script.replies.append(RuntimeError("A person's own words"))

    reply = await its.slack.submit(SIRI, {"words": "It is long", "about": "task"})
    await its.settled()

    assert reply.ok
    assert "Dult har fått det med seg" in reads(its)


async def test_a_press_is_acknowledged_although_nothing_can_be_said_about_it(its: Stage) -> None:
    """slack.md §3.19."""
    await ask(its)
    its.script.replies.append(RuntimeError("A person's own words"))
    its.slack.faults.share("chat.postMessage", 1.0, ServerError(503))

    reply = await its.slack.submit(SIRI, {"words": "It is long", "about": "task"})
    await its.settled()

    assert reply.ok
    assert its.slack.troubles == []


async def test_the_log_has_no_words_of_people(its: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """slack.md §3.40."""
    its.script.replies.append(RuntimeError("SECRET WORDS"))

    with caplog.at_level("DEBUG"):
        await its.slack.say(SIRI, SIRI, "SECRET WORDS")
        await its.settled()

    assert "SECRET WORDS" not in caplog.text
    assert "xoxb-1-test" not in caplog.text


async def test_when_slack_last_told_of_anything_is_noted(its: Stage) -> None:
    """slack.md §3.40."""
    before = its.traffic.heard_at
    await its.slack.say(SIRI, SIRI, "help")

    assert before is None
    assert its.traffic.heard_at is not None


async def test_a_request_that_slack_did_not_sign_has_no_effect(by_http: Stage) -> None:
    """slack.md §3.20."""
    by_http.slack.app.signing_secret = "somebody else's"  # noqa: S105 - a test's

    reply = await by_http.slack.say(SIRI, SIRI, "help")

    assert reply is not None
    assert reply.status == 401
    assert by_http.script.events == []


async def test_a_request_that_was_signed_long_ago_has_no_effect(by_http: Stage) -> None:
    """slack.md §3.20: somebody who recorded it sends it again."""
    by_http.slack.courier.late = 6 * 60

    reply = await by_http.slack.say(SIRI, SIRI, "help")

    assert reply is not None
    assert reply.status == 401
    assert by_http.script.events == []


async def test_a_button_that_is_none_of_ours_reaches_the_core_as_it_is(its: Stage) -> None:
    """slack.md §3.20."""
    await its.channel.send(its.person, FULL, KEY)
    there = its.slack.messages(SIRI)[0]
    for block in there.blocks:
        for element in block.get("elements", ()):
            if "value" in element:
                element["value"] = "yes-i-did"

    await pressed(its, "Do it")

    (event,) = its.script.events
    assert isinstance(event, Pressed)
    assert event.action == "yes-i-did"


async def test_a_form_that_came_too_late_is_offered_again(its: Stage) -> None:
    """slack.md §3.21."""
    await its.channel.send(its.person, FULL, KEY)
    its.slack.faults.next("views.open", Error("expired_trigger_id"), times=2)
    its.script.replies += [Ask(form=FORM)] * 2

    await pressed(its, "Another day")
    assert its.slack.open_view(SIRI) is None
    await pressed(its, "Open the form")

    view = its.slack.open_view(SIRI)
    assert view is not None
    assert "What do you need?" in words_in(view.content)


async def test_a_view_opens_before_anything_is_looked_up(its: Stage) -> None:
    """slack.md §3.16."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies = [Ask(form=FORM)]
    before = len(its.slack.calls())

    with its.answers_held():
        await its.slack.press(SIRI, SIRI, "Another day")
        await until(lambda: its.slack.open_view(SIRI) is not None)
        view = its.slack.open_view(SIRI)
        told = words_in(view.content) if view else ""
    await its.settled()

    assert its.slack.calls()[before].method == "views.open"
    assert "The form is on its way." in told


async def test_a_view_that_waits_tells_what_came_instead_of_a_form(its: Stage) -> None:
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies.append(Replace(message=short("It is done already")))

    await pressed(its, "Another day")

    view = its.slack.open_view(SIRI)
    assert view is not None
    assert "It is done already" in words_in(view.content)
    assert "It is done already" in reads(its)


async def test_a_slow_submission_is_told_to_wait_and_ends_as_it_should(
    its: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """slack.md §3.16."""
    await ask(its)
    its.script.replies = [Invalid(errors={"words": "Say a little more."})]
    monkeypatch.setattr(inbound, "INLINE", 0.05)  # the answer is held, so that it never is in time

    with its.answers_held():
        reply = await its.slack.submit(SIRI, {"words": "It", "about": "task"})
        waiting = its.slack.open_view(SIRI)
        told = words_in(waiting.content) if waiting else ""
    await its.settled()

    view = its.slack.open_view(SIRI)
    assert reply.ok
    assert "The form is on its way." in told
    assert view is not None
    assert "Say a little more." in words_in(view.content)


def test_a_submission_is_acknowledged_in_slacks_three_seconds_with_one_to_spare() -> None:
    """slack.md §3.16."""
    assert INLINE <= 2


async def test_an_answer_in_a_thread_is_answered_there(its: Stage) -> None:
    """slack.md §3.23."""
    receipt = await its.channel.send(its.person, short("Hello"), KEY)
    ts = receipt.message_id.partition(":")[2]
    its.script.replies.append(Say(message=short("In the thread")))

    await its.slack.say(SIRI, SIRI, "help", thread_ts=ts)
    await its.settled()

    assert its.slack.messages(SIRI)[-1].thread_ts == ts


async def test_what_a_person_corrects_is_said_anew(its: Stage) -> None:
    """slack.md §3.23."""
    await its.slack.say(SIRI, SIRI, "hepl")
    await its.settled()

    await its.slack.edit(SIRI, its.slack.messages(SIRI)[0].ts, "help")
    await its.settled()

    assert [one.text for one in its.script.events if isinstance(one, Said)] == ["hepl", "help"]


async def test_what_a_person_takes_back_is_nothing_that_was_said(its: Stage) -> None:
    """slack.md §3.23."""
    await its.slack.say(SIRI, SIRI, "help")
    await its.settled()

    await its.slack.delete(SIRI, its.slack.messages(SIRI)[0].ts)
    await its.settled()

    assert [one.text for one in its.script.events if isinstance(one, Said)] == ["help"]


async def test_dults_own_messages_are_nothing_that_was_said(its: Stage) -> None:
    """slack.md §3.23."""
    receipt = await its.channel.send(its.person, short("Hello"), KEY)
    await its.channel.update(receipt, short("Hello again"), KEY)
    await its.settled()

    assert its.script.events == []


async def test_words_arrive_as_they_were_typed(its: Stage) -> None:
    """slack.md §3.14."""
    await its.slack.say(SIRI, SIRI, "5 < 6 & <b> https://nav.example/a?b=1&c=2")
    await its.settled()

    (event,) = its.script.events
    assert isinstance(event, Said)
    assert event.text == "5 < 6 & <b> https://nav.example/a?b=1&c=2"


@pytest.mark.parametrize("code", ["message_not_found", "edit_window_closed"])
async def test_a_card_that_cannot_be_changed_is_answered_in_a_new_message(its: Stage, code: str) -> None:
    """slack.md §3.25."""
    await its.channel.send(its.person, FULL, KEY)
    its.slack.faults.next("chat.update", Error(code))
    its.script.replies.append(Replace(message=short("Well noted")))

    await pressed(its, "Do it")

    assert len(its.slack.messages(SIRI)) == 2
    assert "Well noted" in reads(its)


async def test_the_home_tab_shows_what_the_core_says(its: Stage) -> None:
    """slack.md §3.26."""
    its.home.append(FULL)

    await its.slack.open_home(SIRI)
    await its.settled()

    home = its.slack.home(SIRI)
    assert home is not None
    assert "Much is lost when nobody says it." in words_in(home.content)


async def test_the_home_tab_that_was_published_twice_at_once_is_right_when_it_is_opened_again(
    its: Stage,
) -> None:
    """slack.md §3.26: Dult says no hash, so that there is nothing to conflict with."""
    its.home.append(FULL)
    its.slack.faults.next("views.publish", Error("hash_conflict"))

    for _ in range(3):
        await its.slack.open_home(SIRI)
        await its.settled()

    first, second = (one for one in its.slack.calls("views.publish") if one.ok)
    assert "hash" not in first.args
    assert first.args["view"] == second.args["view"]
    home = its.slack.home(SIRI)
    assert home is not None
    assert "Much is lost when nobody says it." in words_in(home.content)


async def test_a_press_in_the_home_tab_shows_the_tab_anew(its: Stage) -> None:
    """slack.md §3.26."""
    its.home.append(FULL)
    await its.slack.open_home(SIRI)
    await its.settled()
    its.home[:] = [short("Done with it")]
    its.script.replies.append(Replace(message=short("Done with it")))

    await pressed(its, "Do it", "home")

    home = its.slack.home(SIRI)
    assert home is not None
    assert "Done with it" in words_in(home.content)
    assert its.slack.messages(SIRI) == []


async def test_a_command_is_answered_to_whoever_gave_it_alone(its: Stage) -> None:
    """slack.md §3.27."""
    its.script.replies.append(Say(message=short("Here is help")))

    await its.slack.command(SIRI, NORTH, "/dult", "help")
    await its.settled()

    (event,) = its.script.events
    assert isinstance(event, Said)
    assert (event.text, event.room, event.to_dult) == ("help", its.room, True)
    assert "Here is help" in reads(its, NORTH)
    assert "Here is help" not in reads(its, NORTH, ODD)


async def test_a_button_of_a_command_answer_changes_that_answer(its: Stage) -> None:
    again = Button(label="Yes", action=Action(name="command-help"))
    asked = Message(title="Help?", body="Is it that?", language=Language.EN, buttons=(again,))
    its.script.replies += [Say(message=asked), Replace(message=short("There you are"))]

    await its.slack.command(SIRI, NORTH, "/dult", "hepl")
    await its.settled()
    await pressed(its, "Yes", NORTH)

    assert "There you are" in reads(its, NORTH)
    assert "Is it that?" not in reads(its, NORTH)


async def test_a_mention_in_a_room_is_said_to_dult(its: Stage) -> None:
    bot = its.slack.world.teams["T1"].bot_user

    await its.slack.say(SIRI, NORTH, f"<@{bot}> team here", raw=True)
    await its.settled()

    (event,) = its.script.events
    assert isinstance(event, Said)
    assert (event.text, event.room) == ("team here", its.room)


async def test_who_is_in_slack_is_read_at_the_start(its: Stage) -> None:
    """slack.md §3.9, §3.31."""
    told = {one.by.route: one for one in its.script.profiles if isinstance(one, Joined)}
    assert told[SIRI].email == "siri@example.org"
    assert (told[ODD].time_zone, told[ODD].locale) == ("Europe/Oslo", "nn-NO")


async def test_a_person_who_leaves_is_told_to_the_core(its: Stage) -> None:
    """slack.md §3.9, §3.28."""
    await its.slack.change_user(ODD, deleted=True)
    await its.settled()

    assert [one.reason for one in left(its) if one.by == its.colleague] == ["deactivated"]


async def test_guests_and_bots_are_told_with_the_reason(its: Stage) -> None:
    """slack.md §3.9."""
    await its.slack.change_user(ODD, is_restricted=True)
    await its.settled()

    assert [one.reason for one in left(its) if one.by == its.colleague] == ["guest"]


async def test_a_room_that_dult_came_into_can_be_written_to(its: Stage) -> None:
    """slack.md §3.12."""
    bot = its.slack.world.teams["T1"].bot_user

    await its.slack.leave(bot, NORTH)
    await its.slack.join(bot, NORTH)
    await its.settled()

    assert [one.room for one in its.script.profiles if isinstance(one, Joined) and one.room] == [its.room]


async def test_an_archived_room_is_told_to_the_core(its: Stage) -> None:
    """slack.md §3.12."""
    await its.slack.archive(NORTH)
    await its.settled()

    assert [one.reason for one in left(its) if one.room == its.room] == ["archived"]


async def test_an_open_answer_in_a_room_without_dult_says_how_to_invite_it(its: Stage) -> None:
    """slack.md §3.12."""
    its.slack.add_room(its.slack.world.teams["T1"], "G0ALONE", members=[SIRI], private=True, bot_in=False)
    its.script.replies.append(Say(message=short("For all"), private=False))

    await its.slack.command(SIRI, "G0ALONE", "/dult", "team here")
    await its.settled()

    assert "/invite @Dult" in reads(its, "G0ALONE")


async def test_taking_dult_out_of_slack_is_told(its: Stage) -> None:
    """slack.md §3.11."""
    await its.slack.uninstall(its.slack.world.teams["T1"])
    await its.settled()

    assert set(its.gone) == {"slack:T1"}


def left(its: Stage) -> list[Left]:
    return [one for one in its.script.profiles if isinstance(one, Left)]


async def ask(its: Stage) -> None:
    """Let the person have a form open."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies.append(Ask(form=FORM))
    await pressed(its, "Another day")


async def test_what_is_chosen_at_a_message_tells_its_words_and_author_and_opens_a_form(its: Stage) -> None:
    await its.slack.say(ODD, NORTH, "We asked & listened")
    ts = its.slack.messages(NORTH)[-1].ts
    its.script.replies.append(Ask(form=FORM))

    await its.slack.message_shortcut(SIRI, NORTH, ts, "practice-share")
    await its.settled()

    event = its.script.events[-1]
    assert isinstance(event, Pressed)
    assert (event.action, event.by, event.room) == ("practice-share:0", its.person, its.room)
    assert (event.quoted, event.quoted_by, event.receipt) == ("We asked & listened", its.colleague, None)
    view = its.slack.open_view(SIRI)
    assert view is not None
    assert "What do you need?" in words_in(view.content)


async def test_who_is_there_is_read_again_when_somebody_installs_dult(its: Stage) -> None:
    """slack.md §3.33."""
    its.look_again.set()
    await found(its, 2)

    assert len(its.slack.calls("users.list")) == 2


async def test_a_form_that_follows_a_form_stands_in_its_place(its: Stage) -> None:
    """slack.md §3.22."""
    await ask(its)
    again = replace(FORM, title="Is that a number?")
    its.script.replies.append(Ask(form=again))

    await its.slack.submit(SIRI, {"words": "It is long", "about": "task"})
    await its.settled()

    view = its.slack.open_view(SIRI)
    assert view is not None
    assert "Is that a number?" in words_in(view.content)
    assert len(its.slack.calls("views.open")) == 1
