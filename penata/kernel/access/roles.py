"""What each role may, and which personal data it may read. The page "Siapa boleh apa" prints these tables."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from penata.kernel.access.permissions import Permission
from penata.kernel.values import N_, Term


class PersonalClass(Term):
    """Classes of personal data; the register in `kernel/privacy` puts every field into one of them."""

    IDENTITY = "identity", N_("Identitas")
    CONTACT = "contact", N_("Kontak")
    HEALTH = "health", N_("Kesehatan dan disabilitas")
    DISCIPLINE = "discipline", N_("Disiplin")
    PAY = "pay", N_("Penghasilan")
    EVALUATION = "evaluation", N_("Penilaian")
    EMPLOYMENT = "employment", N_("Kepegawaian")


class Role(Term):
    """Roles are named by function: a province or a city installs Penata too."""

    LEADER = "leader", N_("Pimpinan")
    PERSONNEL_OFFICER = "personnel_officer", N_("Petugas kepegawaian")
    AGENCY_OFFICER = "agency_officer", N_("Petugas kepegawaian perangkat daerah")
    SUPERVISOR = "supervisor", N_("Atasan")
    WORKER = "worker", N_("Pegawai")
    AUDITOR = "auditor", N_("Pemeriksa")
    ADMINISTRATOR = "administrator", N_("Pengelola sistem")
    OPERATOR = "operator", N_("Operator peladen")


P = Permission

_READS = {P.UNIT_READ, P.LAW_READ, P.MAP_READ, P.STUDY_READ, P.PERSON_READ, P.PERSON_READ_OWN}

PERMISSIONS: Mapping[Role, AbstractSet[P]] = {
    Role.LEADER: _READS
    | {P.STUDY_APPROVE, P.PERSON_EXPORT, P.ROLE_READ, P.BREACH_READ, P.PRIVACY_READ}
    | {P.PLACEMENT_READ, P.PLACEMENT_DECIDE},
    Role.PERSONNEL_OFFICER: _READS
    | {P.STUDY_EDIT, P.STUDY_VERIFY, P.PERSON_EDIT, P.PERSON_EXPORT, P.PERSON_IMPORT, P.PERSON_REVEAL}
    | {P.UNIT_EDIT, P.JOB_EDIT, P.REGION_EDIT, P.LAW_OVERRULE, P.ROLE_READ, P.TRACE_READ}
    | {P.ACTIVATION_ISSUE, P.API_KEY_HOLD, P.SIASN_EXCHANGE, P.REQUEST_HANDLE, P.ERASURE_RUN}
    | {P.BREACH_READ, P.BREACH_EDIT, P.PRIVACY_READ}
    | {P.PLACEMENT_READ, P.PLACEMENT_EDIT, P.PROTECTION_EDIT},
    Role.AGENCY_OFFICER: _READS
    | {P.STUDY_EDIT, P.PERSON_EDIT, P.PERSON_EXPORT, P.PERSON_IMPORT, P.PERSON_REVEAL}
    | {P.ACTIVATION_ISSUE, P.API_KEY_HOLD, P.REQUEST_HANDLE},
    Role.SUPERVISOR: _READS | {P.STUDY_EDIT},
    Role.WORKER: {P.PERSON_READ_OWN, P.LAW_READ},
    Role.AUDITOR: _READS
    | {P.TRACE_READ, P.ROLE_READ, P.PERSON_EXPORT, P.PERSON_REVEAL}
    | {P.ACCESS_READ, P.BREACH_READ, P.PRIVACY_READ, P.PLACEMENT_READ},
    Role.ADMINISTRATOR: {P.UNIT_READ, P.LAW_READ, P.ACCOUNT_EDIT, P.ROLE_READ, P.ROLE_GRANT}
    | {P.API_KEY_HOLD, P.WEBHOOK_EDIT, P.DELIVERY_EDIT, P.BREACH_READ, P.BREACH_EDIT, P.PRIVACY_READ},
    Role.OPERATOR: set(P),
}

_C = PersonalClass

DATA_CLASSES: Mapping[Role, AbstractSet[PersonalClass]] = {
    Role.LEADER: {_C.IDENTITY, _C.EMPLOYMENT},
    Role.PERSONNEL_OFFICER: {_C.IDENTITY, _C.CONTACT, _C.HEALTH, _C.PAY, _C.EMPLOYMENT},
    Role.AGENCY_OFFICER: {_C.IDENTITY, _C.CONTACT, _C.HEALTH, _C.PAY, _C.EMPLOYMENT},
    Role.SUPERVISOR: {_C.IDENTITY, _C.EMPLOYMENT},
    Role.WORKER: set(),
    Role.AUDITOR: {_C.IDENTITY, _C.CONTACT, _C.PAY, _C.EMPLOYMENT},
    Role.ADMINISTRATOR: set(),
    Role.OPERATOR: set(_C),
}


def is_weighty(role: Role) -> bool:
    """It reads personal data of others, or opens the door to others: a second officer confirms who is given it,
    and whoever holds it proves himself twice."""
    return bool(DATA_CLASSES[role] or {P.ROLE_GRANT, P.ACCOUNT_EDIT} & PERMISSIONS[role])
