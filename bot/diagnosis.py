"""What the doctors of all channels say alike: of the way out, of the clock, of whom Dult reaches."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.finding import Finding, fault, note, well
from bot.probe import PATIENCE, Answer, Barrier
from bot.reach import Reach

_ON_THE_WAY: Final[Mapping[Barrier, str]] = {
    Barrier.NAME: "{url} has no address here. Look at DNS, and at HTTPS_PROXY if only a proxy may go out.",
    Barrier.CERTIFICATE: "The certificate of {url} is not believed{why}. If a proxy of yours opens what goes"
    " out, name its authority's file in SSL_CERT_FILE.",
    Barrier.PROXY: "The proxy does not let Dult through to {url}. Look at HTTPS_PROXY and at the proxy.",
    Barrier.SILENCE: "{url} did not answer in {patience:g} s. Let the firewall pass https out, or set"
    " HTTPS_PROXY.",
    Barrier.REFUSED: "{url} cannot be reached. Let the firewall pass https out, or set HTTPS_PROXY.",
    Barrier.PAGE: "{url} answers with a page{status} and not as {whom} does. Look at {setting}proxies in"
    " between.",
}


def on_the_way(url: str, answer: Answer, *, whom: str, setting: str | None = None) -> str:
    """Say why no answer came, or none of whoever was asked.

    Args:
        url: who was asked.
        answer: how that ended.
        whom: who ought to answer there.
        setting: by which somebody chose the address.
    """
    return _ON_THE_WAY[answer.barrier or Barrier.REFUSED].format(
        url=url,
        why=f" ({answer.why.rstrip('.')})" if answer.why else "",
        status=f" (HTTP {answer.status})" if answer.status else "",
        patience=PATIENCE,
        whom=whom,
        setting=f"{setting}, and at " if setting else "",
    )


def clock(now: datetime, answers: Iterable[Answer], *, whose: str, most: timedelta) -> Iterator[Finding]:
    """Tell whether this machine's clock is right; nothing where no answer says what time it is.

    Args:
        now: this machine's moment.
        answers: of somebody whose clock is right.
        whose: their name.
        most: by how much clocks may differ before they refuse Dult, or Dult them.
    """
    moments = [one.at for one in answers if one.at]
    if not moments:
        return
    off = abs(now - moments[0])
    if off > most:
        yield fault(
            "clock",
            f"This machine's clock is {int(off.total_seconds() // 60)} minutes off {whose}'s: every call from"
            f" {whose} would be refused. Let the machine keep time (NTP).",
        )
    else:
        yield well("clock", f"This machine's clock agrees with {whose}'s.")


def people(reach: Reach, *, where: str, mend: str) -> Finding:
    """Tell who of the list was found in a channel.

    Args:
        reach: the figures.
        where: the channel's name.
        mend: what is to be known, or done, about those who were not.
    """
    if not reach.people:
        return note("people", "Nobody is on the list of people yet. Begin with `dult people import`.")
    if not reach.strangers:
        return well("people", f"All {reach.people:,} people of the list were found in {where}.")
    return note(
        "people",
        f"{reach.strangers:,} of {reach.people:,} people were not found in {where};"
        f" {reach.without_email:,} of them have no e-mail address in your list. {mend}",
    )
