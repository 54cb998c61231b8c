from django.urls import path

from penata.kernel.webhooks import views

app_name = "webhooks"
urlpatterns = [
    path("webhook/", views.index, name="index"),
    path("webhook/baru/", views.new, name="new"),
    path("webhook/<int:pk>/", views.detail, name="detail"),
    path("webhook/<int:pk>/hentikan/", views.stop, name="stop"),
    path("webhook/<int:pk>/jalankan/", views.start, name="start"),
    path("webhook/kiriman/<int:pk>/ulang/", views.redeliver, name="redeliver"),
]
