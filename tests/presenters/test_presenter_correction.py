"""Perbaiki data: every recorded field in parts; only what a person touched is saved, on the opened base."""

import pytest

from desktop.presenters.complaint import ComplaintPresenter
from desktop.services.editing import open_complaint, save_edit
from domain.chain import changed_paths
from domain.fields import RECORDED
from domain.json_values import JsonValue
from domain.ops import Op, OpKind
from domain.outcome import Problem
from domain.problems import Refused
from tests.presenters.office import Office
from tests.presenters.seen import SeenComplaint


def opened(office: Office, complaint: str) -> tuple[ComplaintPresenter, SeenComplaint]:
    """The form of this complaint, open."""
    view = SeenComplaint()
    presenter = ComplaintPresenter(office.desk, view, office.tell, office.by)
    presenter.show(complaint)
    presenter.correct_requested(complaint)
    return presenter, view


def last_op(office: Office, complaint: str) -> Op:
    """The newest op of a complaint."""
    with office.register.reading() as work:
        return max(work.ops.rows(complaint), key=lambda row: row.seq).op


def values(office: Office, complaint: str) -> dict[str, JsonValue]:
    """The view."""
    with office.register.reading() as work:
        return work.complaints.values(complaint)


def test_the_form_has_an_editor_for_every_recorded_field(office: Office) -> None:
    _presenter, view = opened(office, office.take())
    names = set(view.texts())
    for path in RECORDED:
        assert any(name == path or name.startswith(f"{path}.") for name in names), path
    texts = view.texts()
    assert texts["place.text"] == "Desa Fatuteas"
    assert texts["place.landmark"] == "belakang gereja"
    assert (texts["date_of_incident.date"], texts["date_of_incident.about"]) == ("27 Okt 2026", "true")


def test_saving_an_untouched_form_changes_nothing_and_says_so(office: Office) -> None:
    complaint = office.take(content="Baris satu.\r\n\r\nBaris\tdua.")
    presenter, view = opened(office, complaint)
    untouched = view.texts(content="Baris satu.\n\nBaris dua.")
    presenter.correction_saved(complaint, untouched)
    assert view.form is not None
    assert view.form.refusal == "Tidak ada isian yang berubah. (LKT-406)"
    assert office.told == []


def test_one_part_of_a_value_changes_and_the_others_stay(office: Office) -> None:
    complaint = office.take()
    presenter, view = opened(office, complaint)
    presenter.correction_saved(complaint, view.texts(place__landmark="dekat dermaga"))
    assert view.form is None
    op = last_op(office, complaint)
    assert (op.kind, dict(op.values)) == (
        OpKind.EDIT,
        {"place": {"region_code": None, "text": "Desa Fatuteas", "landmark": "dekat dermaga"}},
    )
    assert len(office.told) == 1
    assert "edited" in office.events(complaint)


def test_every_kind_of_editor_comes_back_as_its_value(office: Office) -> None:
    complaint = office.take(accommodations=["large_print"])
    presenter, view = opened(office, complaint)
    assert "accommodations.large_print" not in view.texts(), "an add-only set offers nothing to take away"
    typed = view.texts(
        classification="information_request",
        date_of_incident__date="3 November 2026",
        date_of_incident__about="false",
        category="kesehatan",
        complainant__birth_year="1970",
        complainant__email="  ",
        complainant__sex="male",
        representative__relation="guardian",
        representative__name="Yuni Ulu",
        accommodations__read_aloud="true",
        is_secret="true",
        complainant__phone="",
        complainant__no_phone="true",
    )
    before = values(office, complaint)
    presenter.correction_saved(complaint, typed)
    after = values(office, complaint)
    assert view.form is None
    assert set(changed_paths(before, after)) == {
        "classification",
        "date_of_incident",
        "category",
        "complainant.birth_year",
        "complainant.sex",
        "complainant.phone",
        "complainant.no_phone",
        "representative",
        "accommodations",
        "is_secret",
    }
    assert after["date_of_incident"] == {"date": "2026-11-03", "precision": "day"}
    assert after["category"] == {"code": "kesehatan", "text": "Kesehatan", "catalogue": "2026.1"}
    assert after["representative"] == {
        "relation": "guardian",
        "name": "Yuni Ulu",
        "kinship": None,
        "phone": None,
    }
    assert after["accommodations"] == ["large_print", "read_aloud"]
    assert (after["complainant.phone"], after["complainant.birth_year"]) == (None, 1970)


def test_a_date_that_cannot_be_read_is_kept_as_typed_and_a_month_says_how_exact_it_is(office: Office) -> None:
    complaint = office.take()
    presenter, view = opened(office, complaint)
    presenter.correction_saved(complaint, view.texts(date_of_incident__date="waktu panen jagung"))
    assert values(office, complaint)["date_of_incident"] == {"date": "waktu panen jagung", "precision": "day"}
    presenter.correct_requested(complaint)
    presenter.correction_saved(complaint, view.texts(date_of_incident__date="Oktober 2026"))
    assert values(office, complaint)["date_of_incident"] == {"date": "2026-10", "precision": "month"}


def test_what_was_needed_to_save_cannot_be_taken_away(office: Office) -> None:
    complaint = office.take()
    presenter, view = opened(office, complaint)
    presenter.correction_saved(complaint, view.texts(place__text="", complainant__name=""))
    assert view.error("place.text") == "Tulis di mana terjadinya, nama desa sudah cukup."
    assert view.error("complainant.name") == "Tulis nama pelapor, atau pilih Anonim."
    assert view.form is not None
    assert view.form.refusal == "Belum bisa disimpan, masih ada yang kurang."


def test_a_year_that_is_no_number_is_said_at_its_field(office: Office) -> None:
    complaint = office.take()
    presenter, view = opened(office, complaint)
    presenter.correction_saved(complaint, view.texts(complainant__birth_year="tujuh puluh"))
    assert "tidak bisa disimpan" in view.error("complainant.birth_year")
    presenter.correction_saved(complaint, view.texts(complainant__birth_year="1970"))
    assert view.form is None


def test_a_masked_nik_left_alone_stays_and_a_new_one_is_saved(office: Office) -> None:
    complaint = office.take()
    presenter, view = opened(office, complaint)
    assert view.texts()["complainant.nik"] == "•••• 0003"
    presenter.correction_saved(complaint, view.texts(complainant__phone="0813 5500 0731"))
    assert values(office, complaint)["complainant.nik"] == "9901021508700003"
    presenter.correct_requested(complaint)
    presenter.correction_saved(complaint, view.texts(complainant__nik="9901021508700004"))
    assert values(office, complaint)["complainant.nik"] == "9901021508700004"


def test_the_form_of_an_anonymous_complaint_shows_no_identity(office: Office) -> None:
    complaint = office.take(
        is_anonymous=True,
        representative={"relation": "assistant", "name": "Yuni Ulu", "kinship": None, "phone": "0813 1"},
    )
    presenter, view = opened(office, complaint)
    for secret in ("Thomas", "Yuni", "0371", "0003", "0813"):
        assert secret not in f"{view.form}"
    presenter.correction_saved(complaint, view.texts(representative__kinship="keponakan"))
    after = values(office, complaint)
    assert after["representative"] == {
        "relation": "assistant",
        "name": "Yuni Ulu",
        "kinship": "keponakan",
        "phone": "0813 1",
    }
    assert after["complainant.name"] == "Thomas Ulu"


def test_the_base_is_that_of_the_opened_form_not_of_the_moment_of_saving(office: Office) -> None:
    complaint = office.take()
    office.deliver(complaint)
    presenter, view = opened(office, complaint)
    office.act(complaint, 2, complainant__phone="0813 5500 0171")
    presenter.correction_saved(complaint, view.texts(complainant__phone="0813 5500 0731"))
    assert last_op(office, complaint).base.of("complainant.phone") == 1


def test_a_pull_behind_the_form_reverts_nothing_that_was_not_touched(office: Office) -> None:
    complaint = office.take()
    office.deliver(complaint)
    presenter, view = opened(office, complaint)
    office.act(complaint, 2, complainant__phone="0813 5500 0171")
    presenter.correction_saved(complaint, view.texts(title="Guru kelas 3 kosong"))
    assert dict(last_op(office, complaint).values) == {"title": "Guru kelas 3 kosong"}
    assert values(office, complaint)["complainant.phone"] == "0813 5500 0171"


def test_a_field_that_moved_on_is_shown_first_and_then_replaced_knowingly(office: Office) -> None:
    complaint = office.take()
    presenter, view = opened(office, complaint)
    office.edit(complaint, complainant__phone="0813 5500 0999", complainant__address="RT 02")
    typed = view.texts(complainant__phone="0813 5500 0731")
    presenter.correction_saved(complaint, typed)
    assert view.error("complainant.phone") == (
        "Sekarang tertulis “0813 5500 0999”. Simpan lagi bila tulisan Anda yang benar."
    )
    assert values(office, complaint)["complainant.phone"] == "0813 5500 0999"
    presenter.correction_saved(complaint, typed)
    assert view.form is None
    after = values(office, complaint)
    assert (after["complainant.phone"], after["complainant.address"]) == ("0813 5500 0731", "RT 02")


def test_a_field_under_conflict_is_refused_with_where_to_decide_it(office: Office) -> None:
    complaint = office.take()
    office.deliver(complaint)
    office.edit(complaint, complainant__phone="0813 5500 0731")
    office.act(complaint, 2, complainant__phone="0813 5500 0171")
    office.dispute(complaint, "complainant.phone", "0813 5500 0171", "0813 5500 0371", 3)
    presenter, view = opened(office, complaint)
    assert view.form is not None
    hints = {field.name: field.hint for _title, fields in view.form.groups for field in fields}
    assert hints["complainant.phone"] == "Menunggu keputusan. Diubah di halaman Perlu perhatian."
    presenter.correction_saved(complaint, view.texts(complainant__phone="0813 5500 0000"))
    assert view.error("complainant.phone") == (
        "Isian ini sedang menunggu keputusan. Putuskan di halaman Perlu perhatian."
    )


def test_a_correction_replaces_what_the_centre_sent_back(office: Office) -> None:
    complaint = office.take(category=None)
    rejected = office.op(complaint)
    office.reject(complaint, Problem("wrong_shape", "Ada isian yang bentuknya salah.", "title"))
    presenter, view = opened(office, complaint)
    presenter.correction_saved(complaint, view.texts(title="Guru kelas 3 kosong"))
    op = last_op(office, complaint)
    assert (op.kind, op.replaces, op.values["title"]) == (OpKind.CREATE, rejected.id, "Guru kelas 3 kosong")
    titles = [entry.title for entry in view.state.history]
    assert "Judul laporan diperbaiki, menunggu sinyal" in titles
    assert any(title.startswith("Dikembalikan pusat: Judul laporan tidak bisa") for title in titles)


def test_esc_closes_the_form_and_saves_nothing(office: Office) -> None:
    complaint = office.take()
    presenter, view = opened(office, complaint)
    presenter.correction_cancelled(complaint)
    assert view.form is None
    presenter.correction_saved(complaint, {"title": "Terlambat"})
    assert values(office, complaint)["title"] == "Guru kelas 3 sudah sebulan kosong"


def test_an_open_form_survives_news_and_a_cover_but_not_another_complaint(office: Office) -> None:
    complaint, other = office.take(), office.take()
    presenter, view = opened(office, complaint)
    shown = len(view.states)
    office.deliver(complaint)
    presenter.leave(keep_form=True)
    assert view.form is not None
    assert len(view.states) == shown
    presenter.show(other)
    assert view.form is None


def test_no_edit_takes_away_what_a_complaint_needs_whoever_asks(office: Office) -> None:
    """`loket-admin edit` and the form meet the same rule in the service."""
    complaint = office.take()
    before = open_complaint(office.desk, complaint)
    for written, lacking in (
        ({"classification": None}, "classification"),
        ({"title": None, "content": ""}, "story"),
        ({"place": None}, "place"),
        ({"date_of_incident": None}, "date"),
        ({"complainant.name": None}, "who"),
    ):
        with pytest.raises(Refused) as refused:
            save_edit(office.desk, office.by(), before, written)
        assert refused.value.reasons == (lacking,)
    assert values(office, complaint) == before.values
    save_edit(office.desk, office.by(), before, {"complainant.name": None, "is_anonymous": True})
    assert values(office, complaint)["is_anonymous"] is True
