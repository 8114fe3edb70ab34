"""Dult's two pictures in Teams, drawn here from circles: a large dot that nudges a small one."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

COLOUR_SIZE: Final = 192
OUTLINE_SIZE: Final = 32
"""Pixels a side. This and what stands at the discs: learn.microsoft.com/microsoftteams/platform/concepts/
build-and-test/apps-package, *App icons*."""

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
RGB: Final = 2
RGBA: Final = 6
"""Kinds of PNG: three bytes a pixel, and four."""
_SAMPLES: Final = 8
"""Points a side that a pixel on an edge is looked at in."""
_BLOCK: Final = 65_535

Colour = tuple[int, int, int]
BRAND: Final[Colour] = (11, 93, 85)
WHITE: Final[Colour] = (255, 255, 255)
_DOT: Final[Colour] = (255, 196, 138)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A dot, or a ring where it has a hole; in pixels from the top left corner."""

    x: int
    y: int
    radius: int
    hole: int = 0
    colour: Colour = WHITE

    def has(self, x: float, y: float) -> bool:
        """Tell whether a point is on it."""
        return self.hole**2 <= (x - self.x) ** 2 + (y - self.y) ** 2 < self.radius**2


# The symbol is 96 pixels wide, with 48 around it: Teams cuts corners off, and a hexagon for a bot.
_COLOUR: Final = (Disc(x=78, y=96, radius=30), Disc(x=128, y=96, radius=16, colour=_DOT))
# From edge to edge: "mustn't contain any additional padding".
_OUTLINE: Final = (Disc(x=10, y=16, radius=10, hole=7), Disc(x=27, y=16, radius=5))


@cache
def colour_icon() -> bytes:
    """Return the picture in colour: a full square without rounded corners, as Teams rounds them itself."""
    rows = (bytes(part for x in range(COLOUR_SIZE) for part in _mixed(x, y)) for y in range(COLOUR_SIZE))
    return _png(COLOUR_SIZE, RGB, rows)


@cache
def outline_icon() -> bytes:
    """Return the picture for the bar: every pixel white or fully transparent, nothing between is taken."""
    rows = (
        bytes(part for x in range(OUTLINE_SIZE) for part in (*WHITE, 255 * _is_drawn(x, y)))
        for y in range(OUTLINE_SIZE)
    )
    return _png(OUTLINE_SIZE, RGBA, rows)


def _is_drawn(x: int, y: int) -> bool:
    return any(disc.has(x + 0.5, y + 0.5) for disc in _OUTLINE)


def _mixed(x: int, y: int) -> Colour:
    """Return the colour of a pixel: on an edge so much of the disc's as the disc covers of it."""
    for disc in _COLOUR:
        if covered := _covered(disc, x, y):
            red, green, blue = (
                (over * covered + under * (_SAMPLES**2 - covered)) // _SAMPLES**2
                for over, under in zip(disc.colour, BRAND, strict=True)
            )
            return red, green, blue
    return BRAND


def _covered(disc: Disc, x: int, y: int) -> int:
    if abs(x - disc.x) > disc.radius or abs(y - disc.y) > disc.radius:
        return 0
    points = [(step + 0.5) / _SAMPLES for step in range(_SAMPLES)]
    return sum(disc.has(x + right, y + down) for right in points for down in points)


def _png(size: int, kind: int, rows: Iterable[bytes]) -> bytes:
    header = struct.pack(">IIBBBBB", size, size, 8, kind, 0, 0, 0)
    pixels = b"".join(b"\0" + row for row in rows)
    return b"".join(
        (SIGNATURE, _chunk(b"IHDR", header), _chunk(b"IDAT", _stored(pixels)), _chunk(b"IEND", b""))
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def _stored(content: bytes) -> bytes:
    """Wrap bytes as zlib does, uncompressed: versions of zlib compress differently, and this stays."""
    blocks = [content[start : start + _BLOCK] for start in range(0, len(content), _BLOCK)]
    heads = [struct.pack("<BHH", block is blocks[-1], len(block), len(block) ^ 0xFFFF) for block in blocks]
    body = b"".join(head + block for head, block in zip(heads, blocks, strict=True))
    return b"\x78\x01" + body + struct.pack(">I", zlib.adler32(content))
