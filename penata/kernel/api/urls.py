from django.urls import path

from penata.kernel.api import views

app_name = "api_reference"
urlpatterns = [path("", views.reference, name="index")]
