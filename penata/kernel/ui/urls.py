from django.urls import path

from penata.kernel.ui import views

app_name = "ui"
urlpatterns = [
    path("galeri/", views.gallery, name="gallery"),
    path("siapa-boleh-apa/", views.who_may, name="who_may"),
]
