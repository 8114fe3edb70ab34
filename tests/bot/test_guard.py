from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fi import hetu
from stdnum.luhn import calc_check_digit
from stdnum.no import fodselsnummer

from bot.guard import Finding, find

DAYS = st.dates(min_value=date(1940, 1, 1), max_value=date(1999, 12, 31))
SPACES = st.sampled_from([" ", "\N{NO-BREAK SPACE}", "-", ""])


@st.composite
def norwegian(draw: st.DrawFn) -> str:
    day, serial = draw(DAYS), draw(st.integers(0, 499))
    begin = f"{day:%d%m%y}{serial:03}"
    first = fodselsnummer.calc_check_digit1(begin)
    second = fodselsnummer.calc_check_digit2(begin + first) if first != "-" else "-"
    number = f"{begin}{first}{second}"
    if not fodselsnummer.is_valid(number):
        return "01010100131" if fodselsnummer.is_valid("01010100131") else "15108695088"
    return f"{number[:6]}{draw(SPACES)}{number[6:]}"


@st.composite
def swedish(draw: st.DrawFn) -> str:
    day, serial = draw(DAYS), draw(st.integers(1, 999))
    begin = f"{day:%y%m%d}{serial:03}"
    century = draw(st.sampled_from(["", "19"]))
    return f"{century}{begin[:6]}{draw(st.sampled_from(['-', '']))}{begin[6:]}{calc_check_digit(begin)}"


@st.composite
def danish(draw: st.DrawFn) -> str:
    return f"{draw(DAYS):%d%m%y}{draw(SPACES)}{draw(st.integers(0, 3999)):04}"


@st.composite
def finnish(draw: st.DrawFn) -> str:
    begin = f"{draw(DAYS):%d%m%y}-{draw(st.integers(2, 899)):03}"
    return begin + str(hetu._calc_checksum(begin.replace("-", "")))


@given(
    number=st.one_of(norwegian(), swedish(), danish(), finnish()), before=st.sampled_from(["", "Se ", "("])
)
def test_national_numbers_of_four_countries_are_found_in_a_sentence(number: str, before: str) -> None:
    text = f"{before}{number}, som vi snakket om"

    assert Finding.NATIONAL_ID in find(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ring 22 33 44 55",
        "Nå meg på 912 34 567.",
        "+46 70 123 45 67",
        "070-123 45 67",
        "+358 40 1234567",
        "call +44 20 7946 0958",
        "Tlf: 20 12 34 56",
    ],
)
def test_phone_numbers_are_found(text: str) -> None:
    assert Finding.PHONE in find(text)


def test_a_national_number_alone_is_no_phone_number_too() -> None:
    assert find("Saken til 01019000083 ligger her") == {Finding.NATIONAL_ID}


def test_a_phone_number_beside_a_national_number_is_still_found() -> None:
    assert find("01019000083, tlf. 912 34 567") == {Finding.NATIONAL_ID, Finding.PHONE}


def test_an_email_address_is_found() -> None:
    assert find("Skriv til kari.nordmann+x@etat.example.no") == {Finding.EMAIL}


@given(day=st.dates(date(1990, 1, 1), date(2040, 1, 1)), hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_dates_and_times_are_no_false_alarm(day: date, hour: int, minute: int) -> None:
    later = day + timedelta(days=3)
    texts = [
        f"Møte {day.day}.{day.month}.{day.year} kl. {hour:02}.{minute:02}",
        f"{day.isoformat()} {hour:02}:{minute:02}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}.{day.month}.{day.year}–{later.day}.{later.month}.{later.year}",
        f"kl. {hour:02}.{minute:02}-{(hour + 1) % 24:02}.{minute:02}",
    ]

    assert not [text for text in texts if find(text)]


@given(amount=st.integers(0, 99_999_999), currency=st.sampled_from(["kr", "kroner", "euro", "€"]))
def test_amounts_of_money_are_no_false_alarm(amount: int, currency: str) -> None:
    text = f"Det kostet {amount:,} {currency} i fjor".replace(",", " ")

    assert not find(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vi prøvde et nytt grep i uke 48, og 15 av 20 ble med.",
        "1 400 ansatte på 17 steder og 21 i senteret",
        "Postnummer 0150 Oslo, saksnummer 2024/12345, 2025-2026",
        "70/20/10 er et prinsipp. Vi brukte 10 minutter.",
        "Kun kokous alkaa, niin kysyn yhden kysymyksen ennen kuin vastaan.",
    ],
)
def test_ordinary_text_is_no_false_alarm(text: str) -> None:
    assert not find(text)
