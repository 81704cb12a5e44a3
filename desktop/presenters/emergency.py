"""What is said about complaints taken without a PIN when the next officer signs in."""

from collections.abc import Sequence

from desktop.i18n import _, n_
from desktop.presenters.state import EmergencyRow, EmergencyState
from desktop.presenters.wording import near, person_line
from desktop.services.desk import Desk
from domain.complaint import complaint_from


def emergency_state(desk: Desk, taken: Sequence[str]) -> EmergencyState:
    """Rows in the order in which they were taken; names of anonymous people stay hidden."""
    now = desk.local(desk.now())
    rows = []
    with desk.register.reading() as work:
        for complaint_id in taken:
            complaint = complaint_from(work.complaints.values(complaint_id))
            received = near(desk.local(complaint.recorded_at), now)
            rows.append(
                EmergencyRow(
                    complaint.local_number,
                    received,
                    complaint.title,
                    person_line(complaint),
                    complaint.content,
                )
            )
    title = n_("{n} laporan darurat perlu disahkan", "{n} laporan darurat perlu disahkan", len(rows))
    return EmergencyState(
        title=title.format(n=len(rows)),
        sentence=_(
            "Diterima tanpa PIN. Laporannya aman dan tetap dikirim. Baca, lalu sahkan atas nama Anda."
        ),
        rows=tuple(rows),
    )
