"""Which of Dult's languages a platform or a browser means by its tags, such as ``nb-NO``."""

from collections.abc import Iterator, Mapping
from typing import Final

from nudges.language import Language

_ALSO: Final[Mapping[str, Language]] = {"no": Language.NB}
"""What some call a language besides its own tag."""
_BY_TAG: Final[Mapping[str, Language]] = {**{str(one): one for one in Language}, **_ALSO}


def spoken(tag: str) -> Language | None:
    """Return the language of a tag, if Dult speaks it."""
    return _BY_TAG.get(tag.strip().replace("_", "-").partition("-")[0].lower())


def preferred(accepted: str, usual: Language, *, chosen: str = "") -> Language:
    """Return the language to speak in a browser.

    Args:
        accepted: its ``Accept-Language`` (RFC 9110, section 12.5.4).
        usual: what is spoken where it prefers none of Dult's.
        chosen: the tag that somebody chose on the page; empty for none.
    """
    found = (spoken(tag) for tag in (chosen, *_by_weight(accepted)))
    return next((one for one in found if one is not None), usual)


def _by_weight(accepted: str) -> Iterator[str]:
    ranges = [part.partition(";") for part in accepted.split(",")]
    for tag, _, weight in sorted(ranges, key=lambda part: _weight(part[2]), reverse=True):
        if _weight(weight) > 0:
            yield tag


def _weight(parameter: str) -> float:
    """Read ``q=0.8``; what cannot be read is refused."""
    try:
        return float(parameter.strip().lower().removeprefix("q=") or 1)
    except ValueError:
        return 0.0
