"""What notify itself tells."""

from penata.kernel.notify.kinds import Kind, add
from penata.kernel.values import N_

TRIAL = Kind(
    "notify.trial",
    N_("Pesan percobaan"),
    N_("Pesan ini Anda minta sendiri untuk mencoba cara Anda diberi tahu."),
    urgent=True,
    wakes=True,  # whoever presses the button is awake
)
SPOILT = Kind(
    "notify.spoilt",
    N_("Surel Anda tidak sampai"),
    N_(
        "Surat ke alamat surel Anda kembali, jadi alamat itu tidak dipakai lagi. Minta petugas kepegawaian "
        "memperbaikinya, atau nyatakan di halaman Cara saya diberi tahu bahwa alamat itu sudah benar."
    ),
)
SPOILT_PHONE = Kind(
    "notify.spoilt_phone",
    N_("Pesan ke telepon Anda tidak sampai"),
    N_(
        "Nomor telepon Anda tidak dapat menerima pesan, jadi nomor itu tidak dipakai lagi. Minta petugas kepegawaian "
        "memperbaikinya, atau nyatakan di halaman Cara saya diberi tahu bahwa nomor itu sudah benar."
    ),
)


def register() -> None:
    add(TRIAL, SPOILT, SPOILT_PHONE)
