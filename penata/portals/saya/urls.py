from django.urls import path

from penata.portals.saya import views

app_name = "saya"
urlpatterns = [
    path("", views.home, name="home"),
    path("data/", views.data, name="data"),
    path("riwayat/", views.history, name="history"),
    path("dokumen/", views.documents, name="documents"),
]
