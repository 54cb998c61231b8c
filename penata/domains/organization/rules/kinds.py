"""The closed lists of the field: kinds of units, of jobs, of regions, levels of education."""

from penata.kernel.values import N_, Term


class UnitKind(Term):
    GOVERNMENT = "pemda", N_("Pemerintah daerah")
    AGENCY = "opd", N_("Perangkat daerah")
    DIVISION = "bagian", N_("Bagian")
    FIELD = "bidang", N_("Bidang")
    SECTION = "seksi", N_("Seksi")
    UPTD = "uptd", N_("UPTD")
    SCHOOL = "sekolah", N_("Sekolah")
    HEALTH_CENTRE = "puskesmas", N_("Puskesmas")
    DISTRICT_OFFICE = "kecamatan", N_("Kecamatan")
    WARD_OFFICE = "kelurahan", N_("Kelurahan")
    OTHER = "lainnya", N_("Lainnya")


WITHIN_AN_AGENCY = frozenset({UnitKind.DIVISION, UnitKind.FIELD, UnitKind.SECTION})
"""Units that bear the same names in every agency; alone their name says little."""


class JobKind(Term):
    """UU 20/2023: managerial posts (JPT, administrator, pengawas) and others (fungsional, pelaksana)."""

    JPT = "jpt", N_("Jabatan pimpinan tinggi")
    ADMINISTRATOR = "administrator", N_("Administrator")
    SUPERVISOR = "pengawas", N_("Pengawas")
    FUNCTIONAL = "fungsional", N_("Fungsional")
    EXECUTIVE = "pelaksana", N_("Pelaksana")


HEADS = frozenset({JobKind.JPT, JobKind.ADMINISTRATOR, JobKind.SUPERVISOR})
"""Structural heads: exactly one, whatever the workload. Source: PermenPANRB 1/2020."""

ASN_ONLY = frozenset({JobKind.JPT, JobKind.ADMINISTRATOR, JobKind.SUPERVISOR, JobKind.FUNCTIONAL})
"""Posts that only ASN may hold. Source: UU 20/2023 Art. 65."""


class RegionLevel(Term):
    PROVINCE = "province", N_("Provinsi")
    REGENCY = "regency", N_("Kabupaten/kota")
    DISTRICT = "district", N_("Kecamatan")
    VILLAGE = "village", N_("Desa/kelurahan")


class EducationLevel(Term):
    """In ascending order; the order itself ranks them."""

    SD = "SD", "SD"
    SMP = "SMP", "SMP"
    SMA = "SMA", "SMA/SMK"
    D1 = "D-I", "D-I"
    D2 = "D-II", "D-II"
    D3 = "D-III", "D-III"
    D4 = "D-IV", "D-IV"
    S1 = "S-1", "S-1"
    PROFESSION = "Profesi", N_("Profesi")
    S2 = "S-2", "S-2"
    SPECIALIST = "Spesialis", N_("Spesialis")
    S3 = "S-3", "S-3"

    @property
    def rank(self) -> int:
        return list(type(self)).index(self)


class GrantState(Term):
    PROPOSED = "proposed", N_("Menunggu petugas kedua")
    HELD = "held", N_("Dipegang")
    WITHDRAWN = "withdrawn", N_("Dicabut")
