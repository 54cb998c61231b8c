from django.urls import path

from penata.domains.people.views import activation, letters, looks, nominative, person, recent, roster

app_name = "people"
urlpatterns = [
    path("pegawai/", roster.index, name="roster"),
    path("pegawai/unduh.<str:form>", roster.download, name="roster_download"),
    path("pegawai/perubahan/", recent.index, name="recent"),
    path("pegawai/surel-kembali/", roster.unreached, name="unreached"),
    path("pegawai/tambah/", person.add, name="add"),
    path("data-saya/", person.own, name="own"),
    path("data-saya/kontak/", looks.own_contact, name="own_contact"),
    path("data-saya/dilihat/", looks.own_seen_by, name="own_seen_by"),
    path("orang/<str:code>/", person.detail, name="person"),
    path("orang/<str:code>/jejak/", looks.traces, name="person_traces"),
    path("orang/<str:code>/dilihat/", looks.seen_by, name="seen_by"),
    path("orang/<str:code>/buka/", looks.reveal, name="person_reveal"),
    path("orang/<str:code>/ubah/", person.edit, name="person_edit"),
    path("orang/<str:code>/pindah/", person.move, name="person_move"),
    path("orang/<str:code>/status/", person.change_status, name="person_status"),
    path("orang/<str:code>/akhiri/", person.end, name="person_end"),
    path("orang/<str:code>/tidak-bertugas/", person.absence, name="person_absence"),
    path("orang/<str:code>/kembali-bertugas/", person.absence_end, name="person_absence_end"),
    path("orang/<str:code>/diklat/", person.competence, name="person_competence"),
    path("orang/<str:code>/rangkap/", person.beside, name="person_beside"),
    path("orang/<str:code>/surat/", letters.for_person, name="person_letter"),
    path("surat-aktivasi/", letters.index, name="letters"),
    path("surat-aktivasi/terbitkan/", letters.issue, name="letters_issue"),
    path("aktivasi/", activation.prove, name="activate"),
    path("aktivasi/akun/", activation.open_account, name="activate_account"),
    path("nominatif/", nominative.index, name="nominative"),
    path("nominatif/unduh.xlsx", nominative.download, name="nominative_download"),
    path("nominatif/rekonsiliasi/", nominative.reconciliation, name="reconciliation"),
    path("nominatif/rekonsiliasi.xlsx", nominative.download_reconciliation, name="reconciliation_download"),
]
