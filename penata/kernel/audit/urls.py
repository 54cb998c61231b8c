from django.urls import path

from penata.kernel.audit import views

app_name = "audit"
urlpatterns = [path("jejak/", views.index, name="index")]
