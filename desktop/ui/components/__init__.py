"""The parts every page is made of; each draws itself from the theme's tokens."""

from desktop.ui.components.announce import announce
from desktop.ui.components.button import FILLED, LINK, OUTLINED, Button
from desktop.ui.components.card import Card
from desktop.ui.components.choice import CheckBox, RadioButton
from desktop.ui.components.delivery import DeliveryChip
from desktop.ui.components.field import Field, FieldLabel
from desktop.ui.components.focus import FocusRing
from desktop.ui.components.handling import HandlingMark
from desktop.ui.components.icon import draw_icon
from desktop.ui.components.inputs import ComboBox, LineEdit, TextEdit
from desktop.ui.components.keycap import KeyCap
from desktop.ui.components.label import Label, Run
from desktop.ui.components.page import ActionBar, Bar, Body, Ground, PageHead, Rule
from desktop.ui.components.section import Section

__all__ = [
    "FILLED",
    "LINK",
    "OUTLINED",
    "ActionBar",
    "Bar",
    "Body",
    "Button",
    "Card",
    "CheckBox",
    "ComboBox",
    "DeliveryChip",
    "Field",
    "FieldLabel",
    "FocusRing",
    "Ground",
    "HandlingMark",
    "KeyCap",
    "Label",
    "LineEdit",
    "PageHead",
    "RadioButton",
    "Rule",
    "Run",
    "Section",
    "TextEdit",
    "announce",
    "draw_icon",
]
