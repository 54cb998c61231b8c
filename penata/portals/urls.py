from django.urls import include, path

from penata.portals import views

urlpatterns = [
    path("pendopo/", include("penata.portals.pendopo.urls")),
    path("saya/", include("penata.portals.saya.urls")),
    path("bantuan/", views.help_page, name="help"),
]
