import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from adapters.spreadsheet import delimited, workbook
from adapters.spreadsheet.export import write_csv
from adapters.spreadsheet.people import read_people, write_template
from bot.csv_table import safe_cell
from nudges.language import Language
from nudges.person import Country
from nudges.roster import Column, Defaults, RosterError, Sheet, load_words, read_roster

CONTENT = Path(__file__).resolve().parents[2] / "content"
WORDS = load_words(CONTENT)
HEADER = ("id", "navn", "arbeidssted", "roller")
KARI = ("00417", "Kari Ødegård", "Bjørkedalen", "leder, ansatt")

in_one_folder = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60
)


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def table(*rows: Sequence[str], delimiter: str = ";") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def book(path: Path, *rows: Sequence[object]) -> Path:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    made.save(path)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(RosterError) as raised:
        read_people(path, WORDS)
    return str(raised.value)


class TestTextFiles:
    @pytest.mark.parametrize("delimiter", [";", ",", "\t"])
    @pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_every_separator_and_encoding_of_excel_is_found_out(
        self, tmp_path: Path, delimiter: str, encoding: str
    ) -> None:
        path = written(tmp_path / "people.csv", table(HEADER, KARI, delimiter=delimiter).encode(encoding))

        assert cells(read_people(path, WORDS)) == [HEADER, KARI]

    def test_commas_in_every_cell_do_not_hide_the_semicolons(self, tmp_path: Path) -> None:
        row = "1;Moen, Kari;Oslo, øst;leder, ansatt, agent, koordinator"
        path = written(tmp_path / "people.csv", f"id;navn;sted;roller\n{row}\n{row}\n".encode())

        assert cells(read_people(path, WORDS))[1] == tuple(row.split(";"))

    def test_a_title_with_a_comma_above_the_headers_does_not_make_commas_the_separator(
        self, tmp_path: Path
    ) -> None:
        path = written(tmp_path / "people.csv", b"Ansatte, per mars, 2026\r\nid;navn;sted\r\n1;Kari;Ekby\r\n")

        assert cells(read_people(path, WORDS))[1:] == [("id", "navn", "sted"), ("1", "Kari", "Ekby")]

    @pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
    def test_the_line_that_names_the_separator_is_no_row(self, tmp_path: Path, line: str) -> None:
        path = written(tmp_path / "people.csv", f"{line}\r\n{table(HEADER, KARI)}".encode())

        sheet = read_people(path, WORDS)

        assert [row.number for row in sheet.rows] == [1, 2]

    def test_empty_rows_are_left_out_and_the_others_keep_their_numbers(self, tmp_path: Path) -> None:
        path = written(tmp_path / "people.csv", b"\r\n;;;\r\nid;navn;sted\r\n\r\n ; ;\r\n1;Kari;Ekby\r\n")

        assert [row.number for row in read_people(path, WORDS).rows] == [3, 6]

    def test_a_line_break_inside_quotation_marks_does_not_count_as_a_row(self, tmp_path: Path) -> None:
        path = written(tmp_path / "people.csv", b'id;navn;sted\n1;"Kari\nMoen";Ekby\n2;Ola;Ekby\n')

        assert [row.number for row in read_people(path, WORDS).rows] == [1, 2, 3]

    def test_text_that_no_windows_writes_is_refused_with_a_mend(self, tmp_path: Path) -> None:
        path = written(tmp_path / "people.csv", b"id;navn\n1;\x81\x8d\x8f\n")

        assert refusal(path) == (
            "The file is neither UTF-8 nor Western European text. Save it as “CSV UTF-8” or as .xlsx."
        )

    def test_a_quotation_mark_left_open_over_the_whole_file_is_a_fault(self, tmp_path: Path) -> None:
        path = written(tmp_path / "people.csv", b'id;navn;sted\n1;"Kari;Ekby\n' + b"2;Ola;Ekby\n" * 20_000)

        assert refusal(path).startswith("The table cannot be read: field larger than field limit")

    def test_an_empty_file_has_no_rows(self, tmp_path: Path) -> None:
        assert cells(read_people(written(tmp_path / "people.csv", b""), WORDS)) == []

    def test_a_file_longer_than_any_organisation_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(delimited, "MOST_ROWS", 2)
        path = written(tmp_path / "people.csv", table(HEADER, KARI, KARI).encode())

        assert refusal(path).startswith("The file has more than 2 rows.")


class TestWorkbooks:
    def test_numbers_come_as_excel_shows_them(self, tmp_path: Path) -> None:
        made = Workbook()
        made.worksheets[0].append(["id", "navn", "sted"])
        made.worksheets[0].append([417, "Kari", 3.0])
        made.worksheets[0].append([418, "Ola", 1.5])
        made.worksheets[0]["A3"].number_format = "00000"
        made.save(tmp_path / "people.xlsx")

        assert cells(read_people(tmp_path / "people.xlsx", WORDS))[1:] == [
            ("417", "Kari", "3"),
            ("00418", "Ola", "1.5"),
        ]

    def test_text_keeps_its_leading_zeros(self, tmp_path: Path) -> None:
        path = book(tmp_path / "people.xlsx", HEADER, KARI)

        assert cells(read_people(path, WORDS)) == [HEADER, KARI]

    def test_what_excel_made_a_date_comes_as_a_date(self, tmp_path: Path) -> None:
        path = book(tmp_path / "people.xlsx", ["id", "arbeidsdager"], [1, datetime(2026, 5, 1)])  # noqa: DTZ001 -- Excel knows no zones

        assert cells(read_people(path, WORDS))[1] == ("1", "2026-05-01T00:00:00")

    def test_empty_rows_are_left_out_and_the_others_keep_their_numbers(self, tmp_path: Path) -> None:
        path = book(tmp_path / "people.xlsx", [], ["", " "], HEADER, [], KARI)

        assert [row.number for row in read_people(path, WORDS).rows] == [3, 5]

    def test_the_sheet_with_the_headers_is_read_wherever_it_stands(self, tmp_path: Path) -> None:
        made = Workbook()
        made.worksheets[0].append(["Les dette først"])
        people = made.create_sheet("Personer")
        people.append(HEADER)
        people.append(KARI)
        made.save(tmp_path / "people.xlsx")

        assert cells(read_people(tmp_path / "people.xlsx", WORDS)) == [HEADER, KARI]

    def test_a_workbook_is_known_by_its_first_bytes_not_by_its_name(self, tmp_path: Path) -> None:
        path = book(tmp_path / "people.xlsx", HEADER, KARI).rename(tmp_path / "people.csv")

        assert cells(read_people(path, WORDS)) == [HEADER, KARI]

    def test_an_old_or_locked_workbook_is_refused_with_a_mend(self, tmp_path: Path) -> None:
        path = written(tmp_path / "people.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)

        assert refusal(path) == (
            "people.xls is an old Excel file (.xls), or one with a password. "
            "Save it as .xlsx without a password, or as “CSV UTF-8”."
        )

    def test_an_archive_that_is_no_workbook_is_refused(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "people.xlsx", "w") as archive:
            archive.writestr("readme.txt", "hello")

        assert refusal(tmp_path / "people.xlsx").startswith("The file is not a whole Excel workbook.")

    def test_a_workbook_that_unpacks_to_a_flood_is_refused_before_it_is_read(self, tmp_path: Path) -> None:
        with (
            zipfile.ZipFile(tmp_path / "people.xlsx", "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("xl/worksheets/sheet1.xml", "w") as part,
        ):
            for _ in range(201):
                part.write(b" " * 1024 * 1024)

        assert refusal(tmp_path / "people.xlsx").startswith("The workbook unpacks to far more")

    def test_entities_that_multiply_are_refused(self, tmp_path: Path) -> None:
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        sheet = (
            f'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY l0 "ha">{laughs}]>'
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            '<row r="1"><c r="A1" t="inlineStr"><is><t>&l11;</t></is></c></row></sheetData></worksheet>'
        )
        path = book(tmp_path / "good.xlsx", HEADER, KARI)
        with zipfile.ZipFile(path) as good, zipfile.ZipFile(tmp_path / "bad.xlsx", "w") as bad:
            for name in good.namelist():
                bad.writestr(name, sheet if name.endswith("sheet1.xml") else good.read(name))

        assert refusal(tmp_path / "bad.xlsx").startswith("The file is not a whole Excel workbook.")

    def test_too_many_rows_are_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(workbook, "MOST_ROWS", 2)
        path = book(tmp_path / "people.xlsx", HEADER, KARI, KARI)

        assert "rows. Import the people in several files." in refusal(path)

    def test_an_archive_of_a_kind_that_is_not_known_yet_is_refused(self, tmp_path: Path) -> None:
        content = bytearray(book(tmp_path / "people.xlsx", HEADER, KARI).read_bytes())
        content[content.index(b"PK\x01\x02") + 6] = 64  # the version that is needed to unpack it

        found = refusal(written(tmp_path / "of-tomorrow.xlsx", bytes(content)))

        assert found.startswith("The file is not a whole Excel workbook.")

    @given(st.data())
    @in_one_folder
    def test_a_damaged_workbook_is_refused_and_never_crashes(
        self, tmp_path: Path, data: st.DataObject
    ) -> None:
        content = bytearray(book(tmp_path / "people.xlsx", HEADER, KARI).read_bytes())
        for _ in range(data.draw(st.integers(1, 20))):
            place = 4 + int(data.draw(st.floats(0, 1, exclude_max=True)) * (len(content) - 4))
            content[place] = data.draw(st.integers(0, 255))
        path = written(tmp_path / "damaged.xlsx", bytes(content))

        try:
            read_people(path, WORDS)
        except RosterError as error:
            found = str(error)
        else:
            found = "The workbook"

        assert found.startswith(("The file is not a whole Excel workbook.", "The workbook"))


class TestFiles:
    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        assert "people.csv cannot be read: No such file or directory." in refusal(tmp_path / "people.csv")

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        assert "cannot be read: Is a directory." in refusal(tmp_path)

    def test_a_file_too_large_for_a_list_of_people_is_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "people.csv"
        with path.open("wb") as stream:
            stream.truncate(31 * 1024 * 1024)

        assert refusal(path).startswith("people.csv is larger than 30 MB.")


TEXT = st.text(st.sampled_from("abcæøåäöÆØÅÄÖé0123 ;,'\"|-./()&\n"), min_size=1, max_size=20).filter(
    str.strip
)
PEOPLE = st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), min_size=1, max_size=8)
FOUR = (Column.ID, Column.NAME, Column.SITE, Column.UNIT)


@given(
    rows=PEOPLE,
    saved=st.tuples(
        st.sampled_from(";,\t"),
        st.sampled_from(["cp1252", "utf-8", "utf-8-sig", "utf-16"]),
        st.sampled_from(["\r\n", "\n"]),
    ),
    language=st.sampled_from(Language),
)
@in_one_folder
def test_a_table_comes_back_whatever_separator_encoding_and_language_it_was_saved_in(
    tmp_path: Path, rows: list[tuple[str, ...]], saved: tuple[str, str, str], language: Language
) -> None:
    header = tuple(WORDS.by_language[language].columns[column].header for column in FOUR)
    delimiter, encoding, end = saved
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows([header, *rows])
    path = written(tmp_path / "people.csv", text.getvalue().encode(encoding))

    assert cells(read_people(path, WORDS)) == [header, *rows]


@given(PEOPLE)
@in_one_folder
def test_a_table_comes_back_from_a_workbook(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    path = book(tmp_path / "people.xlsx", FOUR, *rows)

    assert cells(read_people(path, WORDS)) == [FOUR, *rows]


class TestTemplate:
    @pytest.mark.parametrize("language", Language)
    @pytest.mark.parametrize("name", ["people-template.csv", "people-template.xlsx"])
    def test_its_example_would_be_a_person_without_fault_under_another_name(
        self, tmp_path: Path, name: str, language: Language
    ) -> None:
        write_template(tmp_path / name, WORDS, language)
        header, example = read_people(tmp_path / name, WORDS).rows
        renamed = replace(example, cells=(example.cells[0], "Kari Moen", *example.cells[2:]))

        found = read_roster(Sheet(rows=(header, renamed)), words=WORDS, defaults=Defaults.of(Country.NO))

        assert found.columns == set(Column)
        assert found.people[0].key == "00417"
        assert found.warnings == ()

    def test_the_workbook_keeps_what_is_typed_as_text_and_explains_every_column(self, tmp_path: Path) -> None:
        write_template(tmp_path / "people.xlsx", WORDS, Language.FI)

        people, guide = load_workbook(tmp_path / "people.xlsx").worksheets

        assert (people.title, guide.title) == ("Henkilöt", "Ohje")
        assert {people.column_dimensions[letter].number_format for letter in "ABCDEFGHIJKLM"} == {"@"}
        assert [row[0].value for row in guide.iter_rows(min_row=4)] == [cell.value for cell in people[1]]

    def test_another_kind_of_file_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(RosterError, match=r"is not a name for a template\. End it in \.csv or \.xlsx\."):
            write_template(tmp_path / "people.ods", WORDS, Language.NB)

    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(RosterError, match="Choose a folder where Dult may write"):
            write_template(tmp_path / "nowhere" / "people.csv", WORDS, Language.NB)


class TestExport:
    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
    def test_no_text_begins_like_a_formula(self, start: str) -> None:
        assert safe_cell(f"{start}1+1") == f"'{start}1+1"

    @pytest.mark.parametrize("value", [-3, 2.5, None, "", "a=b", "Kari"])
    def test_numbers_and_ordinary_text_stay_as_they_are(self, value: str | float | None) -> None:
        assert safe_cell(value) == value

    def test_a_file_is_utf_8_with_mark_and_semicolons(self, tmp_path: Path) -> None:
        write_csv(tmp_path / "out.csv", ["navn", "antall"], [["Åse; Ødegård", 3], ["=1+1", None]])

        assert (tmp_path / "out.csv").read_bytes() == (
            '\ufeffnavn;antall\r\n"Åse; Ødegård";3\r\n\'=1+1;\r\n'.encode()
        )

    def test_a_stream_stays_open_for_its_owner(self) -> None:
        stream = io.BytesIO()

        write_csv(stream, ["navn"], [["Åse"]])

        assert stream.getvalue() == "\ufeffnavn\r\nÅse\r\n".encode()

    @given(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0")), min_size=2, max_size=4)
    )
    def test_whatever_people_write_no_cell_of_a_file_begins_like_a_formula(self, row: list[str]) -> None:
        stream = io.BytesIO()
        write_csv(stream, ["a"] * len(row), [row])

        _, (*read,) = csv.reader(
            io.StringIO(stream.getvalue().decode("utf-8-sig"), newline=""), delimiter=";"
        )

        assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in row]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in read)
