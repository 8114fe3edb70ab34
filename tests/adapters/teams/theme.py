"""How Teams draws cards, light and dark, as a host config of Microsoft's renderer and the colours around it.

Sizes and spaces are those that Microsoft publishes for Teams (github.com/microsoft/AdaptiveCards,
samples/HostConfig/microsoft-teams-light.json and -dark.json). Their colours are still those of the Teams of
2021; the colours here are those of the Teams of today, from its own themes (github.com/microsoft/fluentui,
packages/tokens/src/alias/lightColor.ts, teamsDarkColor.ts, global/brandColors.ts; each token is named).

Segoe UI may not be handed on. Open Sans stands in for it: it is by the same designer and a little wider, so
what fits here fits in Teams.
"""

from dataclasses import dataclass
from typing import Any, Final

ACTIONS: Final = 6
"""So many actions stand beside each other; the rest, and all in ``mode: secondary``, are in the menu."""
FONTS: Final = "'Open Sans', sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of one theme of Teams, each after the token it is from."""

    theme: str
    words: str  # colorNeutralForeground1
    subtle: str  # colorNeutralForeground3
    link: str  # colorBrandForegroundLink
    brand: str  # colorCompoundBrandBackground
    alarm: str  # colorPaletteRedForeground1
    good: str  # colorPaletteGreenForeground1
    ground: str  # colorNeutralBackground1
    pane: str  # colorNeutralBackground3
    field: str  # colorNeutralBackground4
    line: str  # colorNeutralStroke2
    edge: str  # colorNeutralStroke1
    edge_of_field: str  # colorNeutralStrokeAccessible

    @property
    def colours(self) -> dict[str, str]:
        """The colours as the page's style sheet names them."""
        names = (
            "words",
            "subtle",
            "link",
            "brand",
            "ground",
            "pane",
            "field",
            "line",
            "edge",
            "edge_of_field",
        )
        return {name.replace("_", "-"): getattr(self, name) for name in names}


LIGHT: Final = Theme(
    theme="light",
    words="#242424",
    subtle="#616161",
    link="#4f52b2",
    brand="#5b5fc7",
    alarm="#bc2f32",
    good="#0e700e",
    ground="#ffffff",
    pane="#f5f5f5",
    field="#f0f0f0",
    line="#e0e0e0",
    edge="#d1d1d1",
    edge_of_field="#616161",
)
DARK: Final = Theme(
    theme="dark",
    words="#ffffff",
    subtle="#adadad",
    link="#7f85f5",
    brand="#7f85f5",
    alarm="#e37d80",
    good="#54b054",
    ground="#292929",
    pane="#1f1f1f",
    field="#141414",
    line="#525252",
    edge="#666666",
    edge_of_field="#adadad",
)


def host_config(theme: Theme) -> dict[str, Any]:
    """Return what Microsoft's renderer is told of Teams."""
    pairs = {
        "default": (theme.words, theme.subtle),
        "accent": (theme.link, theme.link),
        "good": (theme.good, theme.good),
        "attention": (theme.alarm, theme.alarm),
    }
    colours = {name: {"default": loud, "subtle": quiet} for name, (loud, quiet) in pairs.items()}
    return {
        "choiceSetInputValueSeparator": ",",
        "supportsInteractivity": True,
        "spacing": {
            "small": 8,
            "default": 12,
            "medium": 16,
            "large": 20,
            "extraLarge": 24,
            "padding": 16,
        },
        "separator": {"lineThickness": 1, "lineColor": theme.line},
        "fontFamily": FONTS,
        "fontSizes": {"small": 12, "default": 14, "medium": 14, "large": 18, "extraLarge": 24},
        "fontWeights": {"lighter": 200, "default": 400, "bolder": 600},
        "containerStyles": {"default": {"foregroundColors": colours, "backgroundColor": theme.ground}},
        "actions": {
            "maxActions": ACTIONS,
            "spacing": "default",
            "buttonSpacing": 8,
            "actionsOrientation": "horizontal",
            "actionAlignment": "left",
        },
        "textBlock": {"headingLevel": 3},
    }
