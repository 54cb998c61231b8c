from django.urls import path

from penata.portals.pendopo import views

app_name = "pendopo"
urlpatterns = [path("", views.index, name="index")]
