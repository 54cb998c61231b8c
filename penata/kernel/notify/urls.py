from django.urls import path

from penata.kernel.notify import views

app_name = "notify"
urlpatterns = [
    path("pemberitahuan/", views.index, name="index"),
    path("pemberitahuan/baca/", views.read_all, name="read_all"),
    path("pemberitahuan/cara/", views.settings, name="settings"),
    path("pemberitahuan/coba/", views.try_out, name="try_out"),
    path("pemberitahuan/alamat/", views.trust_again, name="trust_again"),
    path("pemberitahuan/<int:pk>/", views.open_message, name="open"),
    path("pengiriman/", views.deliveries, name="deliveries"),
    path("pengiriman/ulang/", views.retry, name="retry"),
]
