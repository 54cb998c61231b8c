from django.urls import path

from penata.kernel.search import views

app_name = "search"
urlpatterns = [
    path("cari/", views.index, name="index"),
    path("cari/saran/", views.suggestions, name="suggestions"),
    path("cari/buka/", views.open_result, name="open"),
    path("cari/sematkan/", views.pin, name="pin"),
    path("cari/lepas/", views.unpin, name="unpin"),
    path("cari/lupakan/", views.forget, name="forget"),
]
