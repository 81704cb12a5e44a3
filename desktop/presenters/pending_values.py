"""Which values of a complaint the centre does not have yet, and what it has in their place."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.i18n import _
from desktop.presenters.state import DeliveryName
from desktop.services.complaint_record import ComplaintRecord
from domain.delivery import OpState
from domain.fields import RECORDED
from domain.json_values import JsonValue, same_value


@dataclass(frozen=True)
class Pending:
    """``before`` is the value at the centre; ``state`` that of the op which most needs a look."""

    before: JsonValue
    state: OpState


_GRAVEST = (OpState.NEEDS_CORRECTION, OpState.UNCERTAIN, OpState.SENDING, OpState.WAITING)


def pending_values(record: ComplaintRecord) -> Mapping[str, Pending]:
    """Field → what is on its way, once the centre holds the complaint; before that all of it is.

    A change back to what the centre has is no difference to show.
    """
    if not record.at_centre or record.copy is None:
        return {}
    found: dict[str, Pending] = {}
    for path in RECORDED:
        states = {op.state for op in record.open_ops if path in op.op.values}
        before, here = record.copy.values.get(path), record.values.get(path)
        if states and not same_value(before, here):
            found[path] = Pending(before, next(state for state in _GRAVEST if state in states))
    return found


def pending_word(state: OpState) -> tuple[str, DeliveryName]:
    """The words beside the new value, and their shape."""
    if state is OpState.NEEDS_CORRECTION:
        return _("Perlu diperbaiki"), "needs_correction"
    if state is OpState.UNCERTAIN:
        return _("Belum pasti sampai"), "uncertain"
    if state is OpState.SENDING:
        return _("Sedang dikirim"), "sending"
    return _("Belum sampai di pusat"), "waiting"
