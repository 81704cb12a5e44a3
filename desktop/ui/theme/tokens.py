"""The colours of the visual target, by meaning. Pure values; what makes Qt colours of them is elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One complete set of colours, each "#RRGGBB". The contrast of every pair is a test."""

    name: str
    window: str
    surface: str
    sunken: str
    text: str
    text_2: str
    line: str
    field: str
    accent: str
    on_accent: str
    accent_soft: str
    selection: str
    on_selection: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    conflict: str
    conflict_soft: str
    disabled: str

    @property
    def high_contrast(self) -> bool:
        """Tints are gone and every group keeps a border."""
        return self.name == "contrast"


LIGHT = Tokens(
    name="light",
    window="#F3F4F1",
    surface="#FFFFFF",
    sunken="#E9EBE6",
    text="#1A1D1A",
    text_2="#4B524C",
    line="#D2D6CE",
    field="#747B73",
    accent="#0B5394",
    on_accent="#FFFFFF",
    accent_soft="#E1ECF7",
    selection="#E1ECF7",
    on_selection="#1A1D1A",
    ok="#17652F",
    ok_soft="#E2F1E5",
    warn="#7A4A00",
    warn_soft="#FBEFD3",
    bad="#A1211D",
    bad_soft="#FBE6E3",
    conflict="#5A388B",
    conflict_soft="#EEE8F7",
    disabled="#636A64",
)

DARK = Tokens(
    name="dark",
    window="#161917",
    surface="#1F2321",
    sunken="#101311",
    text="#ECEFEA",
    text_2="#B5BDB6",
    line="#3A413D",
    field="#848E87",
    accent="#82B8EC",
    on_accent="#0A1826",
    accent_soft="#1C3248",
    selection="#1C3248",
    on_selection="#ECEFEA",
    ok="#82CD99",
    ok_soft="#1A3323",
    warn="#F0BF66",
    warn_soft="#3A2C10",
    bad="#FFA097",
    bad_soft="#431E1B",
    conflict="#C8AEF2",
    conflict_soft="#322746",
    disabled="#98A19A",
)


def high_contrast(
    window: str = "#000000",
    text: str = "#FFFFFF",
    highlight: str = "#1AEBFF",
    highlighted_text: str = "#000000",
    attention: str = "#FFFF00",
    disabled: str = "#3FF23F",
) -> Tokens:
    """The system's own high-contrast colours; the defaults are one common system theme."""
    return Tokens(
        name="contrast",
        window=window,
        surface=window,
        sunken=window,
        text=text,
        text_2=text,
        line=text,
        field=text,
        accent=highlight,
        on_accent=highlighted_text,
        accent_soft=window,
        selection=highlight,
        on_selection=highlighted_text,
        ok=text,
        ok_soft=window,
        warn=attention,
        warn_soft=window,
        bad=attention,
        bad_soft=window,
        conflict=attention,
        conflict_soft=window,
        disabled=disabled,
    )
