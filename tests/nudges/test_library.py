from datetime import time
from pathlib import Path

import pytest

from nudges.fault import ContentError
from nudges.item import read_item
from nudges.language import Language
from nudges.library import UnknownItem, load
from nudges.person import Weekday
from nudges.programme import Programme, monotonous
from nudges.reflection import ReflectionPrompt
from nudges.task import Does, MicroTask
from tests.nudges.packs import FILM, KICK_OFF, PACK, PROGRAMME, REFLECTION, TASK, faults, pack, shipped

TELL = TASK.replace('"Ask a colleague"', '"Tell a colleague"')


def said(root: Path, **items: str) -> list[str]:
    return [f"{fault.key}: {fault.problem} {fault.mend}" for fault in faults(root, **items)]


def test_a_good_pack_loads_with_every_item_under_its_file_name(tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", ask=TASK, tell=TELL, look=REFLECTION, start=KICK_OFF, first=PROGRAMME)

    library = load(shipped(tmp_path / "packs"), [mine])

    assert set(library.tasks) == {"a-task", "ask", "tell"}
    assert set(library.reflections) == {"look"}
    assert set(library.kick_offs) == {"start"}
    assert library.programmes["first"].steps == ("ask", "tell")
    assert library.get("ask") is library.tasks["ask"]
    assert library.pack_of("ask").id == "mine"


def test_a_folder_of_packs_is_as_good_as_a_pack(tmp_path: Path) -> None:
    pack(tmp_path / "all" / "one", ask=TASK)
    pack(tmp_path / "all" / "two", tell=TELL)

    library = load(shipped(tmp_path / "packs"), [tmp_path / "all"])

    assert {"ask", "tell"} <= set(library.tasks)


def test_a_reflection_takes_five_minutes_unless_it_says_otherwise() -> None:
    prompt = read_item("look", REFLECTION)

    assert isinstance(prompt, ReflectionPrompt)
    assert prompt.minutes == 5


def test_day_and_time_of_a_programme_are_read() -> None:
    toml = PROGRAMME.replace("steps =", 'weekday = "thursday"\ntime = "13:00"\nsteps =')

    programme = read_item("first", toml)

    assert isinstance(programme, Programme)
    assert (programme.weekday, programme.time) == (Weekday.THURSDAY, time(13))


def test_a_reader_gets_the_nearest_language_and_is_told_which() -> None:
    task = read_item("ask", TASK.replace("[en]", "[nb]"))

    assert isinstance(task, MicroTask)
    assert task.text(Language.SV).language is Language.NB


def test_every_fault_of_every_file_is_listed_at_once(tmp_path: Path) -> None:
    ask = TASK.replace("minutes = 10", "minutes = 20").replace("first_step", "first_stp")
    look = REFLECTION.replace("learn", "LEARN").replace('next = "What will you do again next time?"', "")

    found = faults(tmp_path, ask=ask, look=look, start="kind = ")

    assert [(fault.file.name, fault.key, fault.line) for fault in found] == [
        ("ask.toml", "en.first_step", None),
        ("ask.toml", "en.first_stp", None),
        ("ask.toml", "minutes", None),
        ("look.toml", "en.next", None),
        ("look.toml", "serves", None),
        ("start.toml", "", 1),
    ]


def test_a_fault_says_where_it_is_and_what_to_do(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, ask=TASK.replace('serves = "', 'serve = "goal"\nserves = "'))

    assert str(fault) == (
        f"{tmp_path}/mine/ask.toml: serve: is not a key that belongs here. Did you mean “serves”?"
    )


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        ('kind = "micro-task"\n', "", "kind: is missing. Write `kind = …` at the top"),
        ('"micro-task"', '"micro-tsk"', "Did you mean “micro-task”?"),
        ("[en]", "[no]", "no: is not a key that belongs here. Did you mean “nb” or “nn”?"),
        ("[en]", "[nb]", "en: is missing. Add [en]"),
        ("[en]", "[nb]", "nb: is not a language of the pack."),
        ("minutes = 10", "minutes = 0", "minutes: cannot be 0. Input should be greater than or equal to 1."),
        ("minutes = 10", 'minutes = "10"', "minutes: cannot be '10'. Write a whole number, without quotes."),
        ("minutes = 10\n", "", "minutes: is missing. Add `minutes = …`."),
        ('"others"', '"other"', "way: cannot be “other”. Did you mean “others”?"),
        ('"ask"\n', '"juggle"\n', "does: cannot be “juggle”. Write one of: cooperate, activity"),
        ('["lifecomp:S3"]', "[]", "competences: is empty."),
        ("lifecomp:S3", "lifecomp:S4", "competences[1]: “lifecomp:S4” is not in LifeComp."),
        ("lifecomp:S3", "Sharing", "competences[1]: cannot be “Sharing”. Write a competence model"),
        ("share-what-we-learn", "Share it", "serves: cannot be “Share it”. Use small letters"),
        ('"Ask a colleague"', '"  "', "en.title: is empty."),
        ('"Ask a colleague"', f'"{"Ask " * 16}"', "en.title: has 63 characters. Shorten it to 60"),
        ("Begin with", "You must begin with", "en.first_step: says “must”."),
        ("Begin with", "word " * 50 + ". Begin with", "words. Shorten it to 60 at most."),
        ("Begin with", "Who is it? Begin with", "en: asks 2 questions."),
    ],
)
def test_a_task_with_one_thing_wrong_is_refused_with_its_mend(
    tmp_path: Path, good: str, bad: str, expected: str
) -> None:
    found = said(tmp_path, ask=TASK.replace(good, bad))

    assert expected in "\n".join(found)


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        ("[en]", "minutes = 2\n[en]", "minutes: cannot be 2."),
        ("When did the talk help you on?", "Tell us.", "en.question: is not one question."),
        ("next time?", "next time? And then?", "en.next: is not one question."),
        ("you on?", "you yourself on?", "en.question: “yourself” speaks to one person."),
        ('text = "You have just met. Think back for a moment."\n', "", "en.text: is missing."),
        ("Think back", "word " * 60 + ". Think back", "Shorten it to 75 at most."),
        ("[en]", FILM + "[en]", "en.film_summary: is missing beside a film."),
        ("text =", "film_summary =", "en.film_summary: tells of a film that is not there."),
        ("[en]", FILM.replace("captions = true\n", "") + "[en]", "film.captions: is missing."),
        ("[en]", FILM.replace("minutes = 3\n", "") + "[en]", "film.minutes: is missing."),
        ("[en]", FILM.replace("https", "http") + "[en]", "film.url: cannot be “http://film.example/talk”."),
    ],
)
def test_a_reflection_with_one_thing_wrong_is_refused(
    tmp_path: Path, good: str, bad: str, expected: str
) -> None:
    assert expected in "\n".join(said(tmp_path, look=REFLECTION.replace(good, bad)))


@pytest.mark.parametrize("key", ["film_summary", "film_transcript"])
def test_a_film_told_in_words_gives_the_same_session_without_the_film(key: str) -> None:
    toml = REFLECTION.replace("[en]", FILM + "[en]").replace("text =", f"{key} =")

    prompt = read_item("look", toml)

    assert isinstance(prompt, ReflectionPrompt)
    assert prompt.text(Language.EN).in_words == "You have just met. Think back for a moment."


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        ('"invitation"', '"hello"', "parts[1].id: is “hello”. Begin with the invitation."),
        ("days = 0", "days = -1", "parts[2].days: is -1. Choose 0 or later"),
        ("days = 0", "days = -14", "parts[2].days: is -14."),
        ('"thanks"', '"invitation"', "parts: has “invitation” 2 times."),
        ("[parts.en]", "[parts.nb]", "parts[1].en: is missing."),
        ("days = 0", 'days = "0"', "parts[2].days: cannot be '0'."),
        ("You are welcome.", "You are welcome!", "parts[1].en.body: has an exclamation mark."),
        (
            "[[parts]]",
            'programme = "frst"\n[[parts]]',
            "programme: there is no “frst”. Did you mean “first”?",
        ),
        ("[[parts]]", 'programme = "ask"\n[[parts]]', "programme: “ask” is a micro-task. Name a programme."),
    ],
)
def test_a_kick_off_with_one_thing_wrong_is_refused(
    tmp_path: Path, good: str, bad: str, expected: str
) -> None:
    kit = KICK_OFF.replace(good, bad, 1)

    assert expected in "\n".join(said(tmp_path, kit=kit, ask=TASK, tell=TELL, first=PROGRAMME))


@pytest.mark.parametrize("days", [1, 7, 13])
def test_no_part_of_a_kick_off_takes_the_place_of_the_first_task(tmp_path: Path, days: int) -> None:
    kit = KICK_OFF.replace("[[parts]]", 'programme = "first"\n[[parts]]', 1).replace(
        "days = 0", f"days = {days}"
    )

    (line,) = said(tmp_path, kit=kit, ask=TASK, tell=TELL, first=PROGRAMME)

    assert line.startswith(f"parts[2].days: is {days}. Choose 0 or 14")


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        ("steps =", "start = 2026-09-01\nsteps =", "“first” has a start of its own."),
        ('"competence-agent"', '"leader"', "“first” is for leader. Name a programme for competence-agent."),
    ],
)
def test_a_kick_off_starts_a_programme_for_the_same_people_within_a_week(
    tmp_path: Path, good: str, bad: str, expected: str
) -> None:
    kit = KICK_OFF.replace("[[parts]]", 'programme = "first"\n[[parts]]', 1)

    (line,) = said(tmp_path, kit=kit, ask=TASK, tell=TELL, first=PROGRAMME.replace(good, bad))

    assert expected in line


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        ('"tell"', '"tel"', "steps[2]: there is no “tel”. Did you mean “tell”?"),
        ('"tell"', '"look"', "steps[2]: “look” is a reflection."),
        ('"competence-agent"', '"team"', "steps[1]: “ask” is a micro-task."),
        ('"tell"', '"tell", "ask"', "steps: has “ask” again after 2 weeks."),
        ('["ask", "tell"]', "[]", "steps: is empty."),
        ('["ask", "tell"]', '["ask", "tell", "show"]', "steps[3]: “show” is the third task in a row to ask."),
        ("cadence_weeks = 1", "cadence_weeks = 0", "cadence_weeks: cannot be 0."),
        ("steps =", 'time = "18:00"\nsteps =', "time: is outside the send window."),
        ("steps =", 'weekday = "tirsdag"\nsteps =', "weekday: cannot be 'tirsdag'. Write one of: monday"),
    ],
)
def test_a_programme_with_one_thing_wrong_is_refused(
    tmp_path: Path, good: str, bad: str, expected: str
) -> None:
    items = {"ask": TASK, "tell": TELL, "show": TELL, "look": REFLECTION}

    found = said(tmp_path, first=PROGRAMME.replace(good, bad), **items)

    assert expected in "\n".join(found)


def test_a_step_whose_file_is_broken_is_not_said_to_be_missing(tmp_path: Path) -> None:
    found = said(tmp_path, ask=TASK, tell="kind =", first=PROGRAMME)

    assert [line.partition(":")[0] for line in found] == [""]


def test_an_item_may_come_back_after_half_a_year(tmp_path: Path) -> None:
    items = {f"t{number}": TASK.replace('"ask"', f'"{does}"') for number, does in enumerate(Does)}
    steps = [f"t{number % len(Does)}" for number in range(2 * len(Does))]
    programme = PROGRAMME.replace('["ask", "tell"]', str(steps).replace("'", '"'))

    found = faults(tmp_path, first=programme.replace("cadence_weeks = 1", "cadence_weeks = 5"), **items)

    assert not found


def test_the_third_of_a_sort_is_monotonous_and_the_second_is_not() -> None:
    assert monotonous([Does.ASK, Does.ASK, Does.TALK, Does.TALK, Does.TALK, Does.TALK]) == [4, 5]


def test_a_text_left_untranslated_is_found() -> None:
    both = TASK + TASK[TASK.index("[en]") :].replace("[en]", "[da]")

    with pytest.raises(ContentError, match=r"en\.why: is the same as in \[da\]\. Translate it\."):
        read_item("ask", both)


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    one = pack(tmp_path / "one", ask=TASK)
    two = pack(tmp_path / "two", ask=TASK)

    with pytest.raises(ContentError, match=r"has the same name as .*one/ask\.toml"):
        load(shipped(tmp_path / "packs"), [one, two])


def test_a_file_that_is_not_utf8_is_a_fault_of_its_own(tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", ask=TASK)
    (mine / "odd.toml").write_bytes("title = 'Spør'".encode("cp1252"))

    with pytest.raises(ContentError, match=r"odd\.toml: cannot be read"):
        load(shipped(tmp_path / "packs"), [mine])


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="nothing-here: holds no pack"):
        load(shipped(tmp_path / "packs"), [tmp_path / "nothing-here"])


def test_a_pack_without_its_title_in_a_language_it_promises_is_refused(tmp_path: Path) -> None:
    about = PACK.replace('["en"]', '["en", "fi"]')

    with pytest.raises(ContentError, match=r"pack\.toml: title\.fi: is missing"):
        load(shipped(tmp_path / "packs"), [pack(tmp_path / "mine", about=about)])


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        ("redistributable = true", "redistributable = false", "redistributable: is false."),
        ("CC-BY-4.0", "LicenseRef-Ours", "licence: is LicenseRef-Ours."),
        ('["en"]', '["en"]', "languages: lacks nb, nn, sv, da, fi."),
    ],
)
def test_what_may_not_ship_loads_only_from_outside_the_shipped_folder(
    tmp_path: Path, good: str, bad: str, expected: str
) -> None:
    ours = shipped(tmp_path / "packs")
    about = PACK.replace(good, bad)
    outside = pack(tmp_path / "mine", about=about, ask=TASK)
    inside = pack(ours / "smuggled", about=about, tell=TELL)

    with pytest.raises(ContentError) as caught:
        load(ours, [outside, inside])

    assert {fault.file.parent.name for fault in caught.value.faults if expected in str(fault)} == {"smuggled"}


def test_a_link_into_the_shipped_folder_is_no_way_around_the_gate(tmp_path: Path) -> None:
    ours = shipped(tmp_path / "packs")
    pack(ours / ".smuggled", about=PACK.replace("= true", "= false"), ask=TASK)
    (tmp_path / "link").symlink_to(ours / ".smuggled")

    with pytest.raises(ContentError, match="redistributable: is false"):
        load(ours, [tmp_path / "link"])


def test_the_library_knows_what_may_be_passed_on(tmp_path: Path) -> None:
    licensed = pack(tmp_path / "mine", about=PACK.replace("= true", "= false"), ask=TASK)

    library = load(shipped(tmp_path / "packs"), [licensed])

    assert not library.redistributable("ask")
    assert library.redistributable("a-task")


def test_words_that_may_not_be_passed_on_stay_out_of_what_a_log_would_show(tmp_path: Path) -> None:
    licensed = pack(tmp_path / "mine", about=PACK.replace("= true", "= false"), ask=TASK)

    library = load(shipped(tmp_path / "packs"), [licensed])

    assert "Much that we learn" not in repr(library)


def test_a_version_changes_with_the_words_and_not_with_the_layout() -> None:
    version = read_item("ask", TASK).version

    assert read_item("ask", f"# a note\n\n{TASK}").version == version
    assert read_item("ask", TASK.replace("minutes = 10", "minutes = 9")).version != version
    assert read_item("ask", TASK.replace("Begin with", "Start with")).version != version


def test_an_item_kept_as_text_comes_back_as_it_was(tmp_path: Path) -> None:
    library = load(shipped(tmp_path / "packs"), [pack(tmp_path / "mine", ask=TASK)])

    assert read_item("ask", library.stocked("ask").toml) == library.get("ask")


def test_an_unknown_item_is_named_with_its_nearest_neighbour(tmp_path: Path) -> None:
    library = load(shipped(tmp_path / "packs"))

    with pytest.raises(UnknownItem, match=r"has no “a-tsk”. Did you mean “a-task”\?"):
        library.get("a-tsk")
