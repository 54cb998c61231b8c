from django.urls import path

from penata.portals import views

urlpatterns = [
    path("bantuan/", views.help_page, name="help"),
    path("cari/", views.search, name="search"),
]
