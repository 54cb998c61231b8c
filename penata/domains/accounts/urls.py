from django.urls import path

from penata.domains.accounts.views import api_keys, users

app_name = "accounts"
urlpatterns = [
    path("akun/", users.me, name="me"),
    path("akun/baru/", users.new, name="new"),
    path("akun/kunci/", api_keys.index, name="api_keys"),
    path("akun/kunci/baru/", api_keys.new, name="api_key_new"),
    path("akun/kunci/<int:pk>/cabut/", api_keys.revoke, name="api_key_revoke"),
    path("masuk/contoh/", users.sign_in_to_demo, name="sign_in_to_demo"),
]
