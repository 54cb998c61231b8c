"""What accounts tell their owners."""

from penata.kernel.notify import Kind
from penata.kernel.values import N_

KINDS = (
    Kind(
        "accounts.api_key",
        N_("Kunci API baru"),
        N_("Kunci API %(key)s dibuat; dengannya mesin lain membaca data %(unit)s."),
    ),
    Kind(
        "accounts.factor.add",
        N_("Pengaman akun ditambahkan"),
        N_("Sebuah pengaman masuk ditambahkan pada akun Anda. Bila bukan Anda, segera ganti kata sandi."),
        urgent=True,
    ),
    Kind(
        "accounts.factor.remove",
        N_("Pengaman akun dilepas"),
        N_("Sebuah pengaman masuk dilepas dari akun Anda. Bila bukan Anda, segera ganti kata sandi."),
        urgent=True,
    ),
    Kind(
        "accounts.factor.reset",
        N_("Pengaman akun disetel ulang"),
        N_("Pengelola sistem melepas semua pengaman akun Anda. Pasang yang baru saat masuk. "
           "Bila Anda tidak memintanya, beri tahu pengelola sistem dan pemeriksa."),
        urgent=True,
    ),
    Kind(
        "accounts.password",
        N_("Kata sandi diganti"),
        N_("Kata sandi akun Anda diganti, dan perangkat lain dikeluarkan. Bila bukan Anda, hubungi pengelola sistem."),
        urgent=True,
    ),
)  # fmt: skip
