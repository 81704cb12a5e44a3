"""The closed lists of the field: classifications, relations, accommodations, handling statuses, roles."""

from enum import StrEnum


class Classification(StrEnum):
    """Klasifikasi laporan (LAPOR! `classification_id` 1, 2, 3)."""

    COMPLAINT = "complaint"
    INFORMATION_REQUEST = "information_request"
    ASPIRATION = "aspiration"


class DatePrecision(StrEnum):
    """How exactly the citizen remembers."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Relation(StrEnum):
    """Never mixed: pendamping assists, kuasa acts with a letter, wali is guardian or parent."""

    ASSISTANT = "assistant"
    PROXY = "proxy"
    GUARDIAN = "guardian"


class Sex(StrEnum):
    """Jenis kelamin, as on the identity card; optional."""

    FEMALE = "female"
    MALE = "male"


class Accommodation(StrEnum):
    """What a person needs at the counter; asked, never guessed."""

    READ_ALOUD = "read_aloud"
    LARGE_PRINT = "large_print"
    BRAILLE = "braille"
    TYPES_SELF = "types_self"
    SIGN_INTERPRETER = "sign_interpreter"
    LOCAL_LANGUAGE = "local_language"
    MORE_TIME = "more_time"
    STEP_FREE = "step_free"


class Handling(StrEnum):
    """What the centre does with a complaint; unknown before the centre has it."""

    UNVERIFIED = "unverified"
    POSTPONED = "postponed"
    FORWARDED = "forwarded"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    ARCHIVED = "archived"


VERIFIED = frozenset({Handling.FORWARDED, Handling.IN_PROGRESS, Handling.DONE})
"""Statuses in which the centre has verified the complaint, so its category is the centre's."""


class Role(StrEnum):
    """What a person at the unit may do."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
