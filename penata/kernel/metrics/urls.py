from django.urls import path

from penata.kernel.metrics import views

app_name = "metrics"
urlpatterns = [path("metrik/", views.metrics, name="metrics")]
