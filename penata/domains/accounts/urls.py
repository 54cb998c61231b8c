from django.urls import path

from penata.domains.accounts.policies import IDENTITY
from penata.domains.accounts.views import api_keys, second_factor, sign_ins, users

app_name = "accounts"
urlpatterns = [
    path("akun/", users.me, name="me"),
    path("akun/baru/", users.new, name="new"),
    path("akun/perangkat/", sign_ins.index, name="sign_ins"),
    path("akun/perangkat/keluarkan/", sign_ins.end, name="sign_in_end"),
    path("akun/kunci/", api_keys.index, name="api_keys"),
    path("akun/kunci/baru/", api_keys.new, name="api_key_new"),
    path("akun/kunci/<int:pk>/cabut/", api_keys.revoke, name="api_key_revoke"),
    path("masuk/contoh/", users.sign_in_to_demo, name="sign_in_to_demo"),
]

# allauth asks for these by names of its own
WITHOUT_NAMESPACE = [
    path("masuk/", users.sign_in, name="account_login"),
    path("masuk/ditutup/", sign_ins.account_inactive, name="account_inactive"),
    path("masuk/kunci/", second_factor.sign_in_by_passkey, name="mfa_login_webauthn"),
    path("masuk/pengaman/", second_factor.authenticate, name="mfa_authenticate"),
    path("masuk/identitas/", sign_ins.identity_sign_in, {"provider_id": IDENTITY}, name="openid_connect_login"),
    path(
        "masuk/identitas/kembali/", sign_ins.identity_callback, {"provider_id": IDENTITY},
        name="openid_connect_callback",
    ),
    path("masuk/identitas/batal/", sign_ins.identity_cancelled, name="socialaccount_login_cancelled"),
    path("keluar/", users.sign_out, name="account_logout"),
    path("akun/sandi/", users.change_password, name="account_change_password"),
    path("akun/identitas/", sign_ins.identity_index, name="socialaccount_connections"),
    path("akun/pastikan/", sign_ins.password_again, name="account_reauthenticate"),
    path("akun/pastikan/kode/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("akun/pastikan/kunci/", second_factor.reauthenticate_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("akun/pengaman/", second_factor.index, name="mfa_index"),
    path("akun/pengaman/aplikasi/", second_factor.add_app, name="mfa_activate_totp"),
    path("akun/pengaman/aplikasi/lepas/", second_factor.remove_app, name="mfa_deactivate_totp"),
    path("akun/pengaman/kunci/tambah/", second_factor.add_passkey, name="mfa_add_webauthn"),
    path("akun/pengaman/kunci/<int:pk>/ubah/", second_factor.edit_passkey, name="mfa_edit_webauthn"),
    path("akun/pengaman/kunci/<int:pk>/lepas/", second_factor.remove_passkey, name="mfa_remove_webauthn"),
    path("akun/pengaman/kode-pemulihan/", second_factor.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "akun/pengaman/kode-pemulihan/baru/", second_factor.new_recovery_codes, name="mfa_generate_recovery_codes"
    ),
]  # fmt: skip
