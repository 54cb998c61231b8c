from django.urls import path

from penata.kernel.privacy.views import accesses, breaches, datamap, erasure, own, requests

app_name = "privacy"
urlpatterns = [
    path("data-saya/permohonan/", own.index, name="own"),
    path("data-saya/permohonan/baru/", own.ask, name="ask"),
    path("data-saya/permohonan/<int:pk>/", own.detail, name="own_request"),
    path("data-saya/permohonan/<int:pk>/batal/", own.cancel, name="own_cancel"),
    path("data-saya/perbaiki/", own.topics, name="topics"),
    path("data-saya/perbaiki/<slug:topic>/", own.correct, name="correct"),
    path("data-saya/persetujuan/", own.agreed, name="consents"),
    path("data-saya/persetujuan/<slug:purpose>/", own.agree, name="agree"),
    path("pemberitahuan-data/<int:pk>/", breaches.notice, name="breach_notice"),
    path("data-pribadi/permohonan/", requests.index, name="requests"),
    path("data-pribadi/permohonan/catat/", requests.desk, name="desk"),
    path("data-pribadi/permohonan/<int:pk>/", requests.detail, name="request"),
    path("data-pribadi/permohonan/<int:pk>/kerjakan/", requests.take, name="request_take"),
    path("data-pribadi/permohonan/<int:pk>/kabulkan/", requests.grant, name="request_grant"),
    path("data-pribadi/permohonan/<int:pk>/tolak/", requests.refuse, name="request_refuse"),
    path("data-pribadi/permohonan/<int:pk>/bukti/", own.proof, name="proof"),
    path("data-pribadi/permohonan/<int:pk>/salinan.zip", own.copy, name="copy"),
    path("data-pribadi/akses/", accesses.index, name="accesses"),
    path("data-pribadi/kebocoran/", breaches.index, name="breaches"),
    path("data-pribadi/kebocoran/catat/", breaches.add, name="breach_add"),
    path("data-pribadi/kebocoran/<int:pk>/", breaches.detail, name="breach"),
    path("data-pribadi/kebocoran/<int:pk>/penanganan/", breaches.amend, name="breach_amend"),
    path("data-pribadi/kebocoran/<int:pk>/pemilik/", breaches.tell_subjects, name="breach_subjects"),
    path("data-pribadi/kebocoran/<int:pk>/lembaga/", breaches.tell_agency, name="breach_agency"),
    path("data-pribadi/kebocoran/<int:pk>/tutup/", breaches.close, name="breach_close"),
    path("data-pribadi/peta/", datamap.index, name="map"),
    path("data-pribadi/peta.<str:form>", datamap.download, name="map_download"),
    path("data-pribadi/penghapusan/", erasure.index, name="erasure"),
    path("data-pribadi/penghapusan/jalankan/", erasure.run, name="erasure_run"),
    path("data-pribadi/", requests.entrance, name="index"),
]
