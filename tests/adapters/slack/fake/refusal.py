"""Slack's way of saying no: HTTP 200, ``ok: false`` and a code."""

from tests.adapters.slack.fake.records import Json


class Refused(Exception):
    """A call that is answered with an error code."""

    def __init__(self, code: str, **more: object) -> None:
        self.code = code
        self.more = more
        super().__init__(code)

    def body(self) -> Json:
        """Return what stands in the answer's body."""
        return {"ok": False, "error": self.code, **self.more}


def invalid(code: str, faults: list[str]) -> Refused:
    """Refuse blocks or a view, naming each fault as Slack does, with its place."""
    return Refused(
        code, errors=faults, response_metadata={"messages": [f"[ERROR] {fault}" for fault in faults]}
    )
