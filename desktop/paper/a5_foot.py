"""The foot of a receipt on A5: code, its caption and the officer's signature side by side."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from desktop.paper.a5_measures import INNER, MARGIN, SMALL, SMALL_LEADING, Density
from desktop.paper.ink import Ink
from desktop.paper.page import ReceiptPage, plain, strong
from desktop.paper.proof import QUIET_MODULES, modules

ROOMY_GAP = 14.0
CODE_TO_CAPTION = 12.0
CAPTION_TO_SIGNATURE = 14.0
CODE_AND_CAPTION = 192.0
ROLE_ABOVE_LINE = 40.0
"""From the top of the officer's role to the line: ten millimetres for the signature itself."""
NAME_BELOW_LINE = 4.0


class Foot:
    """The foot at one density; heights in pixels."""

    def __init__(self, page: ReceiptPage, ink: Ink, density: Density) -> None:
        self._ink = ink
        self._payload = page.code.payload
        self._side = density.code_side
        caption_width = CODE_AND_CAPTION - density.code_side
        self._caption = ink.text(page.code.caption, SMALL, SMALL_LEADING, caption_width)
        self._signing_width = INNER - CODE_AND_CAPTION - CODE_TO_CAPTION - CAPTION_TO_SIGNATURE
        self._role = ink.text(plain(page.signature.role), SMALL, SMALL_LEADING, self._signing_width)
        self._name = ink.text(strong(page.signature.name), density.body, density.leading, self._signing_width)
        # The air above is part of the foot: a code needs its free margin on every side.
        quiet = QUIET_MODULES * density.code_side / modules(self._payload).size
        above = max(ROOMY_GAP * density.air, quiet)
        signature = self._name.height + (NAME_BELOW_LINE + ROLE_ABOVE_LINE) * ink.unit
        self.height = max(self._side * ink.unit, self._caption.height, signature) + above * ink.unit

    def draw(self, painter: QPainter, bottom: float) -> None:
        """Draw with everything standing on ``bottom`` (pixels)."""
        ink, unit = self._ink, self._ink.unit
        left, side = MARGIN * unit, self._side * unit
        ink.code(painter, self._payload, QPointF(left, bottom - side), side)
        self._caption.draw(painter, left + side + CODE_TO_CAPTION * unit, bottom - self._caption.height)
        x = (MARGIN + INNER - self._signing_width) * unit
        line_y = bottom - self._name.height - NAME_BELOW_LINE * unit
        self._role.draw(painter, x, line_y - ROLE_ABOVE_LINE * unit)
        ink.rule(painter, x, line_y, self._signing_width * unit, 1)
        self._name.draw(painter, x, bottom - self._name.height)
