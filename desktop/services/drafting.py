"""Drafts: the journal of what is being typed. A draft belongs to who writes it and is never lost."""

from dataclasses import replace

from desktop.services.desk import Desk
from domain.json_values import Values
from local_db.drafts import Draft, DraftKind
from local_db.unit_of_work import Reading


def keep_draft(desk: Desk, officer: str, complaint_id: str, values: Values) -> Draft:
    """Write down what stands in the form now; called after two seconds of typing and when a field is left."""
    draft = Draft(complaint_id, officer, values, desk.now())
    with desk.register.writing() as work:
        work.drafts.save(draft)
    return draft


def keep_late(desk: Desk, draft: Draft) -> None:
    """Write down, set aside, what could not be written while it stood on the form."""
    with desk.register.writing() as work:
        work.drafts.save(replace(draft, kind=DraftKind.SET_ASIDE))


def set_aside(desk: Desk, draft_id: str) -> None:
    """Put the draft aside for later; it waits under the officer's name."""
    with desk.register.writing() as work:
        work.drafts.set_aside(draft_id)


def drafts_set_aside(desk: Desk, officer: str) -> list[Draft]:
    """The newest version of each draft this officer put aside, newest first."""
    with desk.register.reading() as work:
        return waiting_drafts(work, officer)


def waiting_drafts(work: Reading, officer: str) -> list[Draft]:
    """As ``drafts_set_aside``, inside a unit of work. What has become a complaint waits no more."""
    newest: dict[str, Draft] = {}
    for draft in work.drafts.set_aside_of(officer):
        newest.setdefault(draft.id, draft)
    return [draft for draft in newest.values() if work.complaints.row(draft.id) is None]


def drafts_cut_off(desk: Desk, officer: str) -> list[tuple[Draft, Draft | None]]:
    """What was being typed when the program ended without being asked to, each with its version set aside."""
    with desk.register.reading() as work:
        found = []
        for draft in work.drafts.of(officer):
            if draft.edit_of is None:
                asides = [earlier for earlier in work.drafts.versions(draft.id) if earlier != draft]
                found.append((draft, asides[-1] if asides else None))
        return found


def adopt_drafts(desk: Desk, from_officer: str, by: str) -> None:
    """What somebody began to type without a PIN belongs to whoever signs in next, and to nobody before."""
    with desk.register.writing() as work:
        work.drafts.hand_over(from_officer, by)


def discard_draft(desk: Desk, draft_id: str) -> None:
    """A person has emptied the form: nothing of it is needed."""
    with desk.register.writing() as work:
        work.drafts.discard(draft_id)
