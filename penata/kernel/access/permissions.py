"""Every permission there is, as `<domain>.<thing>.<verb>`, in order of their names."""

from penata.kernel.values import N_, Term


class Permission(Term):
    ACCOUNT_EDIT = "accounts.user.edit", N_("Membuat dan menutup akun")
    TRACE_READ = "audit.trace.read", N_("Membaca jejak perubahan")
    JOB_EDIT = "organization.job.edit", N_("Mengubah daftar jabatan")
    LAW_OVERRULE = "organization.law.overrule", N_("Menetapkan aturan daerah")
    LAW_READ = "organization.law.read", N_("Membaca aturan yang berlaku")
    REGION_EDIT = "organization.region.edit", N_("Mengubah wilayah dan batasnya")
    ROLE_GRANT = "organization.role.grant", N_("Memberi dan mencabut peran")
    ROLE_READ = "organization.role.read", N_("Melihat siapa memegang peran apa")
    UNIT_EDIT = "organization.unit.edit", N_("Mengubah unit kerja")
    UNIT_READ = "organization.unit.read", N_("Melihat unit, jabatan, dan wilayah")
    PERSON_EDIT = "people.person.edit", N_("Mengubah data pegawai")
    PERSON_EXPORT = "people.person.export", N_("Mengunduh daftar pegawai")
    PERSON_IMPORT = "people.person.import", N_("Mengimpor data pegawai")
    PERSON_READ = "people.person.read", N_("Melihat pegawai di unitnya")
    PERSON_READ_OWN = "people.person.read_own", N_("Melihat data sendiri")
    PERSON_REVEAL = "people.person.reveal", N_("Membuka data yang disamarkan, dengan alasan")
    MAP_READ = "workload.map.read", N_("Membaca peta kebutuhan")
    STUDY_APPROVE = "workload.study.approve", N_("Mengesahkan ABK")
    STUDY_EDIT = "workload.study.edit", N_("Menyusun dan mengajukan ABK")
    STUDY_READ = "workload.study.read", N_("Membaca ABK")
    STUDY_VERIFY = "workload.study.verify", N_("Memeriksa ABK")
