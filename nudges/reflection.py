"""The reflection: a question that a team thinks about together for some minutes."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, StrictBool, StringConstraints

from nudges import tone
from nudges.delivery import Kind
from nudges.entry import Competences, Entry, Slug, Table, Text, Title, Translated, Words, shaped
from nudges.fault import Slip
from nudges.language import Language

MAX_WORDS = 75
DEFAULT_MINUTES = 5

Transcript = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=3000)]


class Film(Table):
    """A film elsewhere, with what those need to know who may not be able to see or hear it (mission C2)."""

    url: Annotated[
        str,
        StringConstraints(min_length=1, max_length=500),
        shaped(r"https://[^\s/]+\S*", "Write the whole address, beginning with https://."),
    ]
    minutes: Annotated[int, Field(strict=True, ge=1, le=60)]
    captions: StrictBool
    language: Language


class ReflectionText(Text):
    """The words of a reflection: something to start from, one question, and one about what comes next."""

    title: Title
    text: Words | None = None
    """What to start from; a prompt with a film may do without."""
    question: Words
    next: Words
    film_summary: Words | None = None
    film_transcript: Transcript | None = None

    @property
    def in_words(self) -> str:
        """What the team starts from without any film: the text, else the film's summary or transcript."""
        return next(filter(None, (self.text, self.film_summary, self.film_transcript)))

    @property
    def tells_the_film(self) -> bool:
        """Whether those who cannot see or hear the film learn here what is in it."""
        return bool(self.film_summary or self.film_transcript)

    def slips(self) -> Iterator[Slip]:
        """Find what the plain-language rules object to, and a question that does not speak to the team."""
        seen = {"title": self.title, "text": self.text, "question": self.question, "next": self.next}
        told = {"title": self.title, "film_summary": self.film_summary}
        yield from self._card(seen, max_questions=2)
        if self.film_summary:
            yield from (slip for slip in self._card(told, max_questions=0) if slip.key != "title")
        for key, text in (("question", self.question), ("next", self.next)):
            yield from tone.one_question(key, text)
            yield from tone.to_the_team(key, text, self.language)

    def _card(self, texts: dict[str, str | None], *, max_questions: int) -> Iterator[Slip]:
        written = {key: text for key, text in texts.items() if text}
        yield from tone.card(written, self.language, max_words=MAX_WORDS, max_questions=max_questions)


class ReflectionPrompt(Entry, Translated[ReflectionText]):
    """A prompt that starts a team's reflection; the same with and without its film."""

    kind: ClassVar = Kind.REFLECTION
    minutes: Annotated[int, Field(strict=True, ge=3, le=15)] = DEFAULT_MINUTES
    """What the timer is set to (mission C1)."""
    competences: Competences
    serves: Slug
    """The goal of the organisation's strategy that the prompt is for."""
    film: Film | None = None

    def slips(self) -> Iterator[Slip]:
        """Find languages in which the prompt does not work in words alone."""
        yield from super().slips()
        for language, text in self.texts.items():
            yield from (slip.under(language) for slip in self._untold(text))

    def _untold(self, text: ReflectionText) -> Iterator[Slip]:
        if self.film and not text.tells_the_film:
            mend = "Tell in `film_summary` what the film shows and says, or give its `film_transcript`."
            yield Slip(key="film_summary", problem="is missing beside a film.", mend=mend)
        if not self.film and text.tells_the_film:
            mend = "Add the [film] table, or move the words to `text`."
            yield Slip(key="film_summary", problem="tells of a film that is not there.", mend=mend)
        if not self.film and not text.text:
            yield Slip(key="text", problem="is missing.", mend="Add `text = …`: what the team starts from.")
