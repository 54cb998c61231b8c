from django.urls import path

from penata.domains.accounts.views import users

app_name = "accounts"
urlpatterns = [
    path("akun/", users.me, name="me"),
    path("akun/baru/", users.new, name="new"),
    path("masuk/contoh/", users.sign_in_to_demo, name="sign_in_to_demo"),
]
