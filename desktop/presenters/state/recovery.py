"""The draft that survived: shown once at the next start."""

from dataclasses import dataclass

from desktop.presenters.state.attention import Mark


@dataclass(frozen=True, slots=True)
class DifferingField:
    """A field in which the two versions differ. `kept` is the one set aside, `last` the one journalled."""

    label: str
    kept: str
    last: tuple[Mark, ...]
    number: bool = False


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """One draft that was being typed when the program ended.

    `title` "Listrik padam tadi. Draf Lena Tefa masih ada."; `sentence` says the second of the last key and
    who typed; `kept_label` "Disisihkan 11.20" or "" when there is only one version; `last_label` "Saat
    berhenti, 11.26.48"; `rows` only the fields that differ, or all that are filled when there is one
    version; `checked` says that saved complaints are whole, with their number and the time of the check.
    """

    draft: str
    title: str
    sentence: str
    kept_label: str
    kept_time: str
    last_label: str
    last_time: str
    rows: tuple[DifferingField, ...]
    same_line: str
    checked_strong: str
    checked: str
