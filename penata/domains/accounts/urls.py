from django.urls import path

from penata.domains.accounts import views

app_name = "accounts"
urlpatterns = [
    path("akun/", views.me, name="me"),
    path("akun/baru/", views.new, name="new"),
    path("masuk/contoh/", views.sign_in_to_demo, name="sign_in_to_demo"),
]
