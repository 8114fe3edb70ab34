"""Where something happened, and who did it, are read from the fields that hold it: golden activities in."""

import pytest

from adapters.teams.origin import origin_of
from nudges.delivery import Receipt
from nudges.language import Language
from tests.adapters.teams.golden import NAMES, golden
from tests.adapters.teams.reading import CHANNEL, GUEST, OWN, PRESSED, ROOMS, SIRI, TENANT, person, room


@pytest.mark.parametrize("name", NAMES)
def test_where_it_was_and_who_it_was_are_read_of_every_shape(name: str) -> None:
    """teams.md §4.11: the key of a person is the tenant and the id of their account."""
    origin = origin_of(golden(name))

    assert origin.workspace == f"teams:{TENANT}"
    assert origin.by == person(GUEST if name == "message-guest" else SIRI)
    assert origin.room == (room(ROOMS[name]) if name in ROOMS else None)
    assert origin.service_url == f"https://smba.trafficmanager.net/emea/{TENANT}/"
    assert origin.own_place is None or origin.own_place.conversation == OWN


@pytest.mark.parametrize("name", NAMES)
def test_zone_and_language_are_taken_where_a_client_says_them(name: str) -> None:
    """teams.md §4.11, §2.7: an installation tells no zone, an update neither."""
    kind, origin = golden(name)["type"], origin_of(golden(name))

    told = {"installationUpdate": (None, "nb-NO"), "conversationUpdate": (None, None)}
    assert kind in {"typing", "event"} or (origin.time_zone, origin.locale) == told.get(
        kind, ("Europe/Oslo", "nb-NO")
    )


def test_the_tenant_is_the_channels_word_and_not_the_conversations() -> None:
    """teams.md §4.11, §0.7."""
    activity = golden("message-personal")
    activity["conversation"]["tenantId"] = "another"

    assert origin_of(activity).workspace == f"teams:{TENANT}"


def test_ids_of_entra_are_the_same_in_large_letters() -> None:
    activity = golden("message-personal")
    activity["from"]["aadObjectId"] = SIRI.upper()
    activity["channelData"]["tenant"]["id"] = TENANT.upper()

    assert origin_of(activity).by == person()


def test_what_teams_calls_a_person_here_is_another_id_and_no_key() -> None:
    """teams.md §4.11, §2.6: ``from.id`` is per bot and user."""
    activity = golden("message-personal")
    activity["from"]["id"] = "29:another-bots-word-for-her"

    assert origin_of(activity).by == person()


def test_a_thread_is_answered_in_its_thread_and_is_no_room_of_its_own() -> None:
    """teams.md §2.6."""
    origin = origin_of(golden("card-execute-in-channel"))

    assert origin.place.conversation == f"{CHANNEL};messageid={PRESSED}"
    assert origin.receipt == Receipt(address=room(CHANNEL), message_id=f"{CHANNEL}|{PRESSED}")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("nb-NO", Language.NB),
        ("no", Language.NB),
        ("nn_NO", Language.NN),
        ("FI", Language.FI),
        ("de-DE", None),
    ],
)
def test_the_language_of_a_client_is_understood_however_it_is_written(
    locale: str, language: Language | None
) -> None:
    assert origin_of(golden("message-personal") | {"locale": locale}).language is language


def test_what_the_client_tells_of_itself_stands_in_where_the_activity_lacks_it() -> None:
    """teams.md §2.7."""
    activity = golden("message-personal")
    del activity["locale"], activity["localTimezone"]

    assert (origin_of(activity).time_zone, origin_of(activity).locale) == ("Europe/Oslo", "nb-NO")
