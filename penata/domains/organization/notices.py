"""What is told of roles: to whoever holds one, and to the auditors of the unit."""

from penata.kernel.notify import Kind
from penata.kernel.values import N_

KINDS = (
    Kind(
        "role.grant", N_("Peran untuk Anda"), N_("%(by)s memberi Anda peran %(role)s di %(unit)s. Keadaan: %(state)s."),
    ),
    Kind("role.confirm", N_("Peran Anda berlaku"), N_("%(by)s menyetujui peran %(role)s Anda di %(unit)s.")),
    Kind("role.withdraw", N_("Peran Anda dicabut"), N_("%(by)s mencabut peran %(role)s Anda di %(unit)s.")),
    Kind(
        "role.hand_over", N_("Anda menjadi pelaksana harian"),
        N_("%(by)s melimpahkan peran %(role)s di %(unit)s kepada Anda, %(period)s. Keadaan: %(state)s."),
    ),
    Kind("role.take_back", N_("Pelimpahan berakhir"), N_("%(by)s mengakhiri peran Plh. %(role)s Anda di %(unit)s.")),
    Kind(
        "role.audit", N_("Perubahan pemegang peran"),
        N_("%(what)s: %(role)s di %(unit)s untuk akun %(account)s, oleh %(by)s. Keadaan: %(state)s."),
    ),
    Kind(
        "role.factor_reset", N_("Pengaman sebuah akun disetel ulang"),
        N_("%(by)s melepas semua pengaman akun %(account)s. Alasan: %(why)s."), urgent=True,
    ),
)  # fmt: skip
