"""The words of what notify writes down."""

from penata.kernel.audit.words import Subject
from penata.kernel.values import N_

SUBJECTS = (
    Subject(
        "notify.preference",
        N_("Cara diberi tahu"),
        {
            "notify.wish": N_("Cara diberi tahu diubah"),
            "notify.trust": N_("Alamat dinyatakan benar lagi"),
        },
        {
            "ordinary_mail": N_("pesan biasa lewat surel"),
            "ordinary_phone": N_("pesan biasa lewat telepon"),
            "urgent_mail": N_("pesan penting lewat surel"),
            "urgent_phone": N_("pesan penting lewat telepon"),
            "quiet_from": N_("awal jam tenang"),
            "quiet_until": N_("akhir jam tenang"),
            "digest": N_("ringkasan harian"),
            "digest_at": N_("jam ringkasan"),
            "language": N_("bahasa"),
            "addresses": N_("alamat"),
        },
    ),
    Subject(
        "notify.parcel",
        N_("Pengiriman"),
        {"notify.retry": N_("Pengiriman yang gagal diulang")},
        {"count": N_("jumlah")},
    ),
)
