from django.urls import path

from penata.domains.organization.views import accounts, hand_over, law, lists, roles, units

app_name = "organization"
urlpatterns = [
    path("unit/", units.index, name="units"),
    path("unit/<int:pk>/", units.detail, name="unit"),
    path("unit/<int:pk>/ubah/", units.edit, name="unit_edit"),
    path("unit/<int:pk>/tambah/", units.add, name="unit_add"),
    path("unit/<int:pk>/pindah/", units.move, name="unit_move"),
    path("unit/<int:pk>/tutup/", units.end, name="unit_end"),
    path("jabatan/", lists.job_index, name="jobs"),
    path("jabatan/<int:pk>/ubah/", lists.job_edit, name="job_edit"),
    path("wilayah/", lists.region_index, name="regions"),
    path("wilayah/<str:code>/", lists.region_index, name="region"),
    path("wilayah/<str:code>/ubah/", lists.region_edit, name="region_edit"),
    path("aturan/", law.index, name="law"),
    path("aturan/<str:key>/", law.detail, name="law_rule"),
    path("aturan/<str:key>/tetapkan/", law.overrule, name="law_overrule"),
    path("peran/", roles.index, name="roles"),
    path("peran/beri/", roles.grant, name="role_grant"),
    path("peran/<int:pk>/setujui/", roles.confirm, name="role_confirm"),
    path("peran/<int:pk>/cabut/", roles.withdraw, name="role_withdraw"),
    path("peran/<int:pk>/limpahkan/", hand_over.hand_over, name="role_hand_over"),
    path("peran/<int:pk>/akhiri/", hand_over.take_back, name="role_take_back"),
    path("pengguna/", accounts.index, name="accounts"),
    path("pengguna/<int:pk>/", accounts.detail, name="account"),
]
