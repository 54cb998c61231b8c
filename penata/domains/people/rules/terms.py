"""The closed lists of the field: statuses, reasons of ending, kinds of assignment and absence."""

from penata.kernel.values import N_, Term


class Status(Term):
    """What binds a person to the government: the first four are ASN, the last is a vendor's placement."""

    CPNS = "CPNS", "CPNS"
    PNS = "PNS", "PNS"
    PPPK = "PPPK", "PPPK"
    PPPK_PW = "PPPK-PW", N_("PPPK paruh waktu")
    THL = "THL", "THL"
    VENDOR = "ALIH-DAYA", N_("Alih daya")


class Obstacle(Term):
    """Why somebody cannot be sent to another post on a day."""

    GONE = "gone", N_("tidak bertugas di jabatan semula pada hari itu")
    ORDERED = "ordered", N_("sudah punya jabatan baru sesudahnya")
    CLOSED = "closed", N_("jabatan tujuannya tidak ada lagi pada hari itu")


ASN = frozenset({Status.CPNS, Status.PNS, Status.PPPK, Status.PPPK_PW})
EMPLOYED = ASN | {Status.THL}


class Sex(Term):
    MALE = "L", N_("Laki-laki")
    FEMALE = "P", N_("Perempuan")


class EndReason(Term):
    RETIRED = "pensiun", N_("Pensiun")
    DIED = "meninggal", N_("Meninggal dunia")
    RESIGNED = "mengundurkan_diri", N_("Mengundurkan diri")
    LEFT = "pindah_keluar", N_("Pindah ke instansi lain")
    DISMISSED = "diberhentikan", N_("Diberhentikan")
    TERM_OVER = "habis_masa", N_("Masa kontrak habis")
    REORGANISED = "penataan", N_("Berakhir karena penataan non-ASN")
    BECAME_CIVIL_SERVANT = "menjadi_pns", N_("Diangkat menjadi CPNS atau PNS")
    BECAME_PPPK = "menjadi_pppk", N_("Diangkat menjadi PPPK")
    BECAME_PART_TIME = "menjadi_pppk_pw", N_("Diangkat menjadi PPPK paruh waktu")
    TO_VENDOR = "ke_penyedia", N_("Beralih ke penyedia alih daya")
    OTHER = "lainnya", N_("Alasan lain")


BECOMING = {
    Status.CPNS: EndReason.BECAME_CIVIL_SERVANT,
    Status.PNS: EndReason.BECAME_CIVIL_SERVANT,
    Status.PPPK: EndReason.BECAME_PPPK,
    Status.PPPK_PW: EndReason.BECAME_PART_TIME,
    Status.VENDOR: EndReason.TO_VENDOR,
    Status.THL: EndReason.OTHER,
}
"""Why an engagement ends when its person takes up the next one."""


class AssignmentKind(Term):
    PRINCIPAL = "principal", N_("Definitif")
    ACTING = "acting", N_("Pelaksana tugas (Plt)")
    SECONDARY = "secondary", N_("Tugas tambahan")


class AbsenceKind(Term):
    """Absences during which somebody does not count as staff of the post."""

    UNPAID_LEAVE = "unpaid_leave", N_("Cuti di luar tanggungan negara")
    SECONDED = "seconded", N_("Diperbantukan atau dipekerjakan di luar")


class Disability(Term):
    NONE = "tidak", N_("Tidak ada")
    PHYSICAL = "daksa", N_("Daksa")
    VISUAL = "netra", N_("Netra")
    HEARING = "rungu", N_("Rungu")
    SPEECH = "wicara", N_("Wicara")
    INTELLECTUAL = "intelektual", N_("Intelektual")
    MENTAL = "mental", N_("Mental")
    MULTIPLE = "ganda", N_("Ganda")
