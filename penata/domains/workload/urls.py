from django.urls import path, re_path

from penata.domains.workload.views import map as map_views
from penata.domains.workload.views import posts, studies

app_name = "workload"
urlpatterns = [
    path("peta/", map_views.index, name="map"),
    re_path(r"^peta/unduh\.(?P<form>xlsx|csv)$", map_views.download, name="map_download"),
    path("peta/jabatan/", map_views.posts, name="map_posts"),
    path("peta/pensiun/", map_views.retirements, name="retirements"),
    path("peta/orang/", map_views.persons, name="map_persons"),
    path("unit/<int:pk>/peta-jabatan/", posts.unit_posts, name="unit_posts"),
    path("abk/", studies.index, name="studies"),
    path("abk/baru/", studies.new, name="study_new"),
    path("abk/<int:pk>/", studies.detail, name="study"),
    path("abk/<int:pk>/jabatan/", studies.add_post, name="add_post"),
    re_path(r"^abk/(?P<pk>[0-9]+)/(?P<name>ajukan|periksa|sahkan)/$", studies.step, name="step"),
    path("abk/<int:pk>/kembalikan/", studies.send_back, name="send_back"),
    path("abk/lembar/<int:pk>/", studies.sheet, name="sheet"),
    path("abk/lembar/<int:pk>/hitungan/", studies.working, name="working"),
    path("abk/lembar/<int:pk>/wisn/", studies.wisn_page, name="wisn"),
    path("abk/lembar/<int:pk>/keluarkan/", studies.drop_post, name="drop_post"),
]
