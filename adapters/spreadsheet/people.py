"""The list of people in a file: reading it, and writing the template to start one from."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from adapters.spreadsheet.delimited import read_delimited
from adapters.spreadsheet.export import write_csv
from adapters.spreadsheet.workbook import read_workbook
from nudges.language import Language
from nudges.roster import Column, Sheet, Words
from nudges.roster.sheet import RosterError, whole_file
from nudges.roster.words import REQUIRED, LanguageWords

_LARGEST = 30 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_TEXT = "@"


def read_people(path: Path, words: Words) -> Sheet:
    """Return the rows of a CSV or Excel file; what it is shows in its first bytes, not in its name.

    Raises:
        RosterError: the file cannot be read as a table.
    """
    content = _content(path)
    if content.startswith(_OLD_OFFICE):
        raise whole_file(
            f"{path.name} is an old Excel file (.xls), or one with a password.",
            "Save it as .xlsx without a password, or as “CSV UTF-8”.",
        )
    return read_workbook(content, words) if content.startswith(_ZIP) else read_delimited(content, words)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise _too_large(path)
        return path.read_bytes()
    except OSError as error:
        problem = f"{path} cannot be read: {error.strerror or error}."
        raise whole_file(problem, "Check the name, and that Dult may read it.") from error


def _too_large(path: Path) -> RosterError:
    megabytes = _LARGEST // 1024**2
    problem = f"{path.name} is larger than {megabytes} MB."
    return whole_file(problem, "Copy the list alone into a new file and import that.")


def write_template(path: Path, words: Words, language: Language) -> None:
    """Write an empty list with an example row; as .xlsx with a second sheet that explains each column.

    Raises:
        RosterError: the name ends in neither .csv nor .xlsx, or the file cannot be written.
    """
    chosen = words.by_language[language]
    try:
        match path.suffix.lower():
            case ".csv":
                write_csv(path, _headers(chosen), [_example(chosen)])
            case ".xlsx":
                _workbook(chosen).save(path)
            case _:
                raise whole_file(f"{path.name} is not a name for a template.", "End it in .csv or .xlsx.")
    except OSError as error:
        problem = f"{path} cannot be written: {error.strerror or error}."
        raise whole_file(problem, "Choose a folder where Dult may write.") from error


def _headers(words: LanguageWords) -> list[str]:
    return [words.columns[column].header for column in Column]


def _example(words: LanguageWords) -> list[str]:
    return [words.columns[column].example for column in Column]


def _workbook(words: LanguageWords) -> Workbook:
    book = Workbook()
    people = book.active
    assert isinstance(people, Worksheet)  # noqa: S101 -- a new workbook has a sheet; the stubs cannot know
    _fill_people(people, words)
    _fill_guide(book.create_sheet(words.guide.sheet), words)
    return book


def _fill_people(sheet: Worksheet, words: LanguageWords) -> None:
    sheet.title = words.sheet
    sheet.append(_headers(words))
    sheet.append(_example(words))
    for position, header in enumerate(_headers(words)):
        width = max(len(header), len(_example(words)[position])) + 4
        dimension = sheet.column_dimensions[chr(ord("A") + position)]
        dimension.width, dimension.number_format = width, _AS_TEXT  # ids keep their zeros, 1-5 stays no date
    for cell in (*sheet[1], *sheet[2]):
        cell.number_format = _AS_TEXT
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _fill_guide(sheet: Worksheet, words: LanguageWords) -> None:
    guide = words.guide
    sheet.append([guide.intro])
    sheet.append([])
    sheet.append([guide.column, guide.needed, guide.explanation, guide.example])
    for column in Column:
        entry = words.columns[column]
        needed = guide.must if column in REQUIRED else guide.may
        sheet.append([entry.header, needed, entry.explanation, entry.example])
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCD", (18, 20, 70, 28), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = _AS_TEXT
