"""What an installation promises about what people say: stricter than usual as it likes, never laxer."""

from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from nudges.privacy import Privacy

USUAL: Final = Privacy()


def _refuse(mend: str) -> PydanticCustomError:
    return PydanticCustomError("mend", "{mend}", {"mend": mend})


def _at_least(usual: int) -> AfterValidator:
    def check(number: int) -> int:
        if number < usual:
            raise _refuse(f"Write {usual} or more: a figure for fewer tells what single people said.")
        return number

    return AfterValidator(check)


def _at_most(usual: int, unit: str) -> AfterValidator:
    def check(number: int) -> int:
        if not 1 <= number <= usual:
            raise _refuse(f"Write 1 to {usual}, in {unit}: shorter than usual is fine, longer is not.")
        return number

    return AfterValidator(check)


class PrivacySettings(BaseModel):
    """The settings that are promises; a change of them is told to the coordinators."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    k_figures: Annotated[int, _at_least(USUAL.k_figures)] = USUAL.k_figures
    keep_answers: Annotated[int, _at_most(USUAL.keep_answers, "months")] = USUAL.keep_answers
    keep_notes: Annotated[int, _at_most(USUAL.keep_notes, "months")] = USUAL.keep_notes
    keep_challenges: Annotated[int, _at_most(USUAL.keep_challenges, "months")] = USUAL.keep_challenges
    keep_leavers: Annotated[int, _at_most(USUAL.keep_leavers, "days")] = USUAL.keep_leavers
    keep_undecided: Annotated[int, _at_most(USUAL.keep_undecided, "days")] = USUAL.keep_undecided

    @property
    def privacy(self) -> Privacy:
        """Return all of them as one."""
        return Privacy(
            k_figures=self.k_figures,
            keep_answers=self.keep_answers,
            keep_notes=self.keep_notes,
            keep_challenges=self.keep_challenges,
            keep_leavers=self.keep_leavers,
            keep_undecided=self.keep_undecided,
        )
