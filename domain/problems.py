"""The error tree. A problem is a code and parameters; the sentence for it is made where it is shown.

Codes are stable once released: they stand on screens, in logs and in `docs/kode.md`.
"""

from typing import ClassVar


class LoketProblem(Exception):
    """Something that has to be told to a person. ``params`` never hold personal data."""

    code: ClassVar[str] = "LKT-000"

    def __init__(self, **params: str | int) -> None:
        super().__init__(self.code, params)
        self.params: dict[str, str | int] = params


class RegisterProblem(LoketProblem):
    """The database of the office cannot be used as it is."""

    code = "LKT-100"


class WrongKey(RegisterProblem):
    """The key does not open this file."""

    code = "LKT-101"


class CorruptRegister(RegisterProblem):
    """The file is damaged."""

    code = "LKT-102"


class NewerRegister(RegisterProblem):
    """The file was written by a newer program."""

    code = "LKT-103"


class DiskFull(RegisterProblem):
    """No space, or the disk refuses to write; nothing of the unit of work was kept."""

    code = "LKT-104"


class FolderReadOnly(RegisterProblem):
    """The profile folder cannot be written."""

    code = "LKT-105"


class WindowAlreadyOpen(RegisterProblem):
    """Another window of the program has this profile open."""

    code = "LKT-106"


class RegisterBusy(RegisterProblem):
    """Another process held the write lock for too long."""

    code = "LKT-107"


class RegisterMissing(RegisterProblem):
    """There is no register in this folder yet."""

    code = "LKT-108"


class KeyProblem(LoketProblem):
    """The key of the register cannot be had."""

    code = "LKT-120"


class CredentialStoreLocked(KeyProblem):
    """The credential store did not answer in time."""

    code = "LKT-121"


class CredentialStoreAbsent(KeyProblem):
    """No trusted credential store on this account."""

    code = "LKT-122"


class KeyMissing(KeyProblem):
    """The credential store answers, but holds no key for this profile (another account of the system?)."""

    code = "LKT-123"


class PassphraseNeeded(KeyProblem):
    """The key is wrapped under a passphrase and none was given."""

    code = "LKT-124"


class PassphraseWrong(KeyProblem):
    """The passphrase does not unwrap the key."""

    code = "LKT-125"


class LinkProblem(LoketProblem):
    """Why the centre cannot be talked to; ``word`` is the JSON value of `sync`'s "problem"."""

    code = "LKT-200"
    word: ClassVar[str] = "offline"


class Offline(LinkProblem):
    """No connection."""

    code = "LKT-201"


class Portal(LinkProblem):
    """Something answered that is not the centre."""

    code = "LKT-202"
    word = "portal"


class TlsRefused(LinkProblem):
    """The certificate of the centre is not trusted."""

    code = "LKT-203"
    word = "tls"


class CredentialRefused(LinkProblem):
    """The centre does not accept this counter's credential."""

    code = "LKT-204"
    word = "auth"


class RateLimited(LinkProblem):
    """The centre asks to wait."""

    code = "LKT-205"
    word = "rate_limited"


class CentreTroubled(LinkProblem):
    """The centre answered that it cannot work now."""

    code = "LKT-206"
    word = "centre"


class SyncerBusy(LinkProblem):
    """Another process is syncing this profile."""

    code = "LKT-207"
    word = "busy"


class SyncDiskFull(LinkProblem):
    """The answer could not be stored."""

    code = "LKT-208"
    word = "disk"


class ProgramTooOld(LinkProblem):
    """The centre takes only newer programs; ``oldest`` is the version it takes."""

    code = "LKT-209"
    word = "centre"


class AddressNotSafe(LinkProblem):
    """An address that is neither https nor http on a loopback address."""

    code = "LKT-210"
    word = "tls"


class IntakeProblem(LoketProblem):
    """This cannot be saved as it is."""

    code = "LKT-300"


class Refused(IntakeProblem):
    """Required things are missing; ``reasons`` are codes of `domain.validation`."""

    code = "LKT-301"

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(reasons=", ".join(reasons))
        self.reasons = reasons


class NotUtf8(IntakeProblem):
    """A line that is not UTF-8."""

    code = "LKT-311"


class NotJson(IntakeProblem):
    """A line that is not one JSON object."""

    code = "LKT-312"


class UnknownField(IntakeProblem):
    """A field the form does not have."""

    code = "LKT-313"


class WrongShape(IntakeProblem):
    """A field whose value has a shape the form cannot hold."""

    code = "LKT-314"


class TooLarge(IntakeProblem):
    """More than one op may carry."""

    code = "LKT-315"


class AttachmentsNotYet(IntakeProblem):
    """Attachments cannot be kept by this version."""

    code = "LKT-316"


class ComplaintProblem(LoketProblem):
    """A complaint cannot be acted on as asked."""

    code = "LKT-400"


class ComplaintUnknown(ComplaintProblem):
    """No complaint has this id, local number or tracking id."""

    code = "LKT-401"


class ComplaintAmbiguous(ComplaintProblem):
    """More than one complaint carries this number."""

    code = "LKT-402"


class FieldUnderConflict(ComplaintProblem):
    """The field waits for a decision and is changed on its card alone."""

    code = "LKT-403"


class FieldMovedOn(ComplaintProblem):
    """The field was changed on this computer after the form was opened."""

    code = "LKT-404"


class ConflictClosed(ComplaintProblem):
    """The conflict is unknown here or was already decided."""

    code = "LKT-405"


class NothingChanged(ComplaintProblem):
    """The edit holds no new value."""

    code = "LKT-406"


class FieldNotEditable(ComplaintProblem):
    """The field is not the counter's to change."""

    code = "LKT-407"


class EnrolmentProblem(LoketProblem):
    """The installation could not be given its profile."""

    code = "LKT-500"


class CodeRefused(EnrolmentProblem):
    """The one-time code is unknown, used by another device, or too old."""

    code = "LKT-501"


class AlreadyEnrolled(EnrolmentProblem):
    """This profile belongs to a counter already."""

    code = "LKT-502"


class NotEnrolled(EnrolmentProblem):
    """This profile belongs to no counter yet."""

    code = "LKT-503"


class MalformedProfile(EnrolmentProblem):
    """The unit profile lacks a member or holds one of another shape."""

    code = "LKT-504"

    def __init__(self, member: str) -> None:
        super().__init__(member=member)


class OfficerProblem(LoketProblem):
    """Somebody could not be let in."""

    code = "LKT-600"


class PinWrong(OfficerProblem):
    """The PIN or start code does not fit; ``wait`` seconds until the next try."""

    code = "LKT-601"


class PinTooEarly(OfficerProblem):
    """The waiting time after a wrong PIN is not over; ``wait`` seconds remain."""

    code = "LKT-602"


class PinFormInvalid(OfficerProblem):
    """A new PIN that is not six digits."""

    code = "LKT-603"


class OfficerUnknown(OfficerProblem):
    """No active officer has this code."""

    code = "LKT-604"


class NotSupervisor(OfficerProblem):
    """Only a supervisor may do this."""

    code = "LKT-605"


class FileUnusable(LoketProblem):
    """A file that was named cannot be read or written; ``file`` is its name as it was given."""

    code = "LKT-700"
