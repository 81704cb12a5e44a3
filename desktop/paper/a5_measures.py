"""The A5 sheet's lengths in points (the design's pictures have two pixels to a point), and how close its
lines may stand.
"""

from dataclasses import dataclass

WIDTH_MM, HEIGHT_MM = 148.0, 210.0
POINTS_PER_MM = 72 / 25.4
WIDTH, HEIGHT = WIDTH_MM * POINTS_PER_MM, HEIGHT_MM * POINTS_PER_MM
MARGIN = 24.0
INNER = WIDTH - 2 * MARGIN
SMALL, SMALL_LEADING = 8.5, 11.5
SHEET_LINE = 10.0
"""What "Lembar 1 dari 2" takes at the bottom of every sheet of several."""


@dataclass(frozen=True, slots=True)
class Density:
    """How close a receipt is set: ``air`` is the share left of the design's free space between pieces;
    ``body``, ``leading`` and ``code_side`` in points.
    """

    body: float
    leading: float
    air: float
    code_side: float


ROOMY = Density(body=10, leading=14, air=1, code_side=88)
"""The design's own measures."""
SNUG = Density(body=10, leading=13.25, air=0.7, code_side=64)
"""Less air and the smallest code (22 mm is 62.4 points), the letters untouched."""
CLOSE = Density(body=9.5, leading=12.5, air=0.6, code_side=64)
TIGHT = Density(body=9, leading=11.75, air=0.5, code_side=64)
TIGHTEST = Density(body=8.5, leading=11, air=0.4, code_side=64)
"""The smallest letters the design allows."""

LADDER = (ROOMY, SNUG, CLOSE, TIGHT, TIGHTEST)
"""Tried in this order: the first that keeps the receipt on one sheet wins: a proof is not torn in two."""

FLOWING = SNUG
"""For what fills several sheets however close it stands: easy to read again, the code still small."""
