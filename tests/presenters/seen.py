"""Views that remember what they were given to show."""

from dataclasses import dataclass, field

from desktop.presenters.state import (
    AttentionState,
    ComplaintState,
    CorrectionForm,
    FrameState,
    PageName,
    RegisterPreview,
    RegisterRows,
    RegisterState,
)


@dataclass
class SeenFrame:
    """The frame."""

    states: list[FrameState] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    page: PageName | None = None

    @property
    def state(self) -> FrameState:
        """What it shows now."""
        return self.states[-1]

    def show_state(self, state: FrameState) -> None:
        """Show."""
        self.states.append(state)

    def show_page(self, page: PageName) -> None:
        """Show."""
        self.page = page

    def announce(self, sentence: str) -> None:
        """Say."""
        self.said.append(sentence)


@dataclass
class SeenRegister:
    """The register page."""

    states: list[RegisterState] = field(default_factory=list)
    rows: RegisterRows | None = None
    preview: RegisterPreview | None = None
    restarts: int = 0
    refreshes: int = 0
    search: str | None = None

    @property
    def state(self) -> RegisterState:
        """What it shows now."""
        return self.states[-1]

    def use_rows(self, rows: RegisterRows) -> None:
        """Show."""
        self.rows = rows

    def show_state(self, state: RegisterState) -> None:
        """Show."""
        self.states.append(state)

    def refresh_rows(self) -> None:
        """Ask again."""
        self.refreshes += 1

    def restart_rows(self) -> None:
        """Ask from the top."""
        self.restarts += 1

    def show_preview(self, preview: RegisterPreview | None) -> None:
        """Show."""
        self.preview = preview

    def show_search(self, text: str) -> None:
        """Show."""
        self.search = text


@dataclass
class SeenComplaint:
    """The complaint page."""

    states: list[ComplaintState] = field(default_factory=list)
    form: CorrectionForm | None = None

    @property
    def state(self) -> ComplaintState:
        """What it shows now."""
        return self.states[-1]

    def show_state(self, state: ComplaintState) -> None:
        """Show."""
        self.states.append(state)

    def show_correction(self, form: CorrectionForm | None) -> None:
        """Show."""
        self.form = form

    def texts(self, **typed: str) -> dict[str, str]:
        """What stands in the editors after typing; ``place__text`` stands for ``place.text``."""
        assert self.form is not None
        shown = {field.name: field.value for _title, fields in self.form.groups for field in fields}
        return {**shown, **{name.replace("__", "."): text for name, text in typed.items()}}

    def error(self, name: str) -> str:
        """The sentence at an editor."""
        assert self.form is not None
        return next(field.error for _t, fields in self.form.groups for field in fields if field.name == name)


@dataclass
class SeenAttention:
    """The attention page."""

    states: list[AttentionState] = field(default_factory=list)

    @property
    def state(self) -> AttentionState:
        """What it shows now."""
        return self.states[-1]

    def show_state(self, state: AttentionState) -> None:
        """Show."""
        self.states.append(state)
