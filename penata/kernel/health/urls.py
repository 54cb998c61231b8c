from django.urls import path

from penata.kernel.health import views

app_name = "health"
urlpatterns = [
    path("sehat/", views.alive, name="alive"),
    path("siap/", views.ready, name="ready"),
]
