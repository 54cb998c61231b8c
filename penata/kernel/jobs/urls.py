from django.urls import path

from penata.kernel.jobs import views

app_name = "jobs"
urlpatterns = [
    path("pekerjaan/<int:pk>/", views.progress, name="progress"),
    path("pekerjaan/<int:pk>/ulang/", views.retry, name="retry"),
]
