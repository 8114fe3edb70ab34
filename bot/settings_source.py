"""Where a setting was said: option, variable or file; and what to tell whoever said it wrongly."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Self

from pydantic_core import ErrorDetails

from nudges.fault import did_you_mean

FILE: Final = Path("dult.toml")
"""Read from the folder Dult is started in, when it is there and no other is named."""
PREFIX: Final = "DULT_"
NAMES_THE_FILE: Final = "DULT_CONFIG"
NOT_SETTINGS: Final = frozenset({NAMES_THE_FILE, "DULT_CHROMIUM", "DULT_TEST_ON"})
"""All but the first belong to the tests."""
KUBERNETES: Final = "DULT_SERVICE_"
"""With what variables begin that Kubernetes sets for a service of this name."""
CUSTOMARY: Final = {
    f"slack_{name}": f"SLACK_{name.upper()}"
    for name in ("bot_token", "app_token", "signing_secret", "client_id", "client_secret")
}
"""Settings whose variables have another name than ours would be: Bolt's, which who knows Slack knows."""
_SECRETS: Final = ("secret", "token", "password", "database_url")
"""What is in the name of a setting that must not be quoted."""

_MENDS: Final = {
    "int_parsing": "Write a whole number.",
    "int_type": "Write a whole number.",
    "int_from_float": "Write a whole number.",
    "float_parsing": "Write a number.",
    "float_type": "Write a number.",
    "string_type": "Write it in quotes.",
    "string_too_short": "Fill it, or leave it out.",
    "string_too_long": "Copy it once more: it is too long.",
    "string_pattern_mismatch": "Copy it once more: it has letters, digits and hyphens only.",
    "bool_parsing": "Write true or false.",
    "bool_type": "Write true or false.",
    "too_short": "Name one at least, or leave it out.",
    "path_type": "Write it in quotes.",
    "ip_any_network": "Write addresses or networks, such as 10.0.0.0/8.",
    "url_parsing": "Write the whole address, such as https://dult.example.org.",
    "url_scheme": "Begin it with https://.",
    "tuple_type": 'Write a list, such as ["one", "two"].',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was said, and by whom; an option comes before a variable, that before the file."""

    file: Path
    written: Mapping[str, Any]
    variables: Mapping[str, str]
    options: Mapping[str, object]

    @classmethod
    def gather(
        cls,
        environment: Mapping[str, str],
        file: Path | None,
        options: Mapping[str, object],
        faults: list[str],
    ) -> Self:
        """Collect what was said; what cannot even be read is added to ``faults``."""
        variable = environment.get(NAMES_THE_FILE)
        named = file or (Path(variable) if variable else None)
        return cls(
            file=named or FILE,
            written=_read(named or FILE, faults, must_exist=named is not None),
            variables=_variables(environment),
            options={key: value for key, value in options.items() if value is not None},
        )

    def known(self, names: Collection[str]) -> dict[str, Any]:
        """Return what was said about the settings of these names."""
        from_file = {key: self._from_folder(key, value) for key, value in self.written.items()}
        said = {**from_file, **self.variables, **self.options}
        return {key: value for key, value in said.items() if key in names}

    def unknown(self, names: Collection[str]) -> list[str]:
        """Return a sentence for each name that is no setting.

        A variable that resembles none is somebody else's, and so is whatever Kubernetes sets for a service of
        this name, such as ``DULT_SERVICE_HOST``.
        """
        faults = [
            f"{self.file}: {key}: is not a setting. {did_you_mean(key, names, 'Take it out.')}"
            for key in self.written
            if key not in names
        ]
        for key in self.variables:
            near = [] if key in names else get_close_matches(key, names, n=1)
            faults += [
                f"{_variable(key)}: is not a setting. Did you mean “{_variable(name)}”?" for name in near
            ]
        return faults

    def sentence(self, details: ErrorDetails) -> str:
        """Say what is wrong with one setting, where it was said and what to do; never what a secret was."""
        key, *steps = details["loc"]
        entry = "".join(f"[{step + 1}]" for step in steps if isinstance(step, int))
        is_secret = any(word in str(key) for word in _SECRETS)
        problem = "cannot be used" if is_secret else f"cannot be {details['input']!r}"
        return f"{self._place(str(key))}{entry}: {problem}. {_mend(details)}"

    def _place(self, key: str) -> str:
        if key in self.options:
            return f"--{key.replace('_', '-')}"
        return _variable(key) if key in self.variables else f"{self.file}: {key}"

    def _from_folder(self, key: str, value: Any) -> Any:
        """Let a path in the file start from the file's own folder."""
        match key, value:
            case (("data" | "content" | "teams_app_password_file" | "teams_certificate"), str()):
                return self.file.parent / value
            case "content", list():
                return [self._from_folder(key, part) for part in value]
            case _:
                return value


def _read(path: Path, faults: list[str], *, must_exist: bool) -> Mapping[str, Any]:
    if not must_exist and not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        faults.append(
            f"{path}: cannot be read ({error.strerror}). Check the name, and that Dult may read it."
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(f"{path}: is not TOML: {error}. Mend that place.")
    return {}


def _variables(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what variables say, by the setting's name; an empty one says nothing."""
    ours = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX) and name not in NOT_SETTINGS and not name.startswith(KUBERNETES) and value
    }
    return ours | {key: environment[name] for key, name in CUSTOMARY.items() if environment.get(name)}


def _variable(key: str) -> str:
    return CUSTOMARY.get(key, f"{PREFIX}{key.upper()}")


def _mend(details: ErrorDetails) -> str:
    context = details.get("ctx", {})
    match details["type"]:
        case "mend":
            return details["msg"]
        case "enum":
            options = [option.strip(" '") for option in context["expected"].replace(" or ", ",").split(",")]
            return did_you_mean(str(details["input"]), options, f"Write one of: {', '.join(options)}.")
        case "greater_than":
            return f"Write more than {context['gt']:g}."
        case "greater_than_equal":
            return f"Write {context['ge']} or more."
        case "less_than_equal":
            return f"Write {context['le']:g} or less."
        case kind:
            return _MENDS.get(kind, f"{details['msg']}.")
