"""The gate: whether a scheme may be opened, extended or paid on a day.

The dates and texts stand in `gate.toml`; here is only how they are read. Each of its rules begins on the
first day that a sheet may name (1900), so that a slip of the pen in a date is judged as well.
Source: PP 48/2005, PP 49/2018, UU 20/2023 Art. 65-66, KepmenPANRB 16/2025.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from penata.domains.people.rules.terms import Status
from penata.kernel.values import N_, Law, Provision, Term


class Verdict(Term):
    ALLOW = "allow", N_("Boleh")
    WARN = "warn", N_("Perlu perhatian")
    DENY = "deny", N_("Tidak boleh")


@dataclass(frozen=True, slots=True)
class Finding:
    """What the gate says, as marked texts with their parameters, and the provision behind it."""

    verdict: Verdict
    code: str
    message: str
    remedy: str
    provision: Provision
    parameters: Mapping[str, Any] = field(default_factory=dict)


OUTSIDE = "outside_lawful_scheme"

_BANNED = N_("THL baru tidak boleh diangkat sejak 31 Oktober 2023 (%(basis)s).")
_TO_VENDOR = N_("Catat sebagai tenaga alih daya bila memang demikian.")
_FORBIDDEN_THEN = N_(
    "%(basis)s sudah melarang mengisi jabatan ASN dengan non-ASN pada tanggal mulainya; dicatat sebagai riwayat."
)
_KEEP = N_("Tidak perlu tindakan bila datanya benar.")
_OUTSIDE = N_("Masih berjalan di luar skema yang sah (%(basis)s); dicatat dan ditandai demikian.")
_SETTLE = N_("Akhiri dengan alasannya, atau catat skema barunya.")


def judge_opening(
    law: Law, scheme: Status, *, only_for_asn: bool, may_be_outsourced: bool, has_number: bool
) -> Finding | None:
    """May this scheme be opened on `law.day`? None where nothing stands against it.

    only_for_asn: the post is JPT, administrator, pengawas or fungsional; has_number: NIP or NI PPPK was issued.
    """
    if scheme in {Status.CPNS, Status.PNS}:
        return None
    if scheme == Status.THL:
        return _judge_thl(law)
    if scheme == Status.VENDOR:
        return _judge_vendor(law, only_for_asn=only_for_asn, may_be_outsourced=may_be_outsourced)
    return _judge_contract(law, scheme, has_number=has_number)


def judge_placement(
    law: Law, scheme: Status, *, only_for_asn: bool, may_be_outsourced: bool
) -> Finding | None:
    """May somebody whose engagement runs be given another post on `law.day`?

    Source: UU 20/2023 Art. 65 and PP 49/2018 Art. 96 (ASN posts), SE MenPANRB B/185/2022 (vendors).
    """
    if scheme == Status.VENDOR:
        return _judge_vendor(law, only_for_asn=only_for_asn, may_be_outsourced=may_be_outsourced)
    return _judge_asn_post(law) if scheme == Status.THL and only_for_asn else None


def judge_extension(law: Law, scheme: Status, *, is_registered: bool) -> Finding | None:
    """May an engagement be prolonged to `law.day`? is_registered: stands in BKN's database of non-ASN."""
    if scheme != Status.THL:
        return None
    (provision,) = law.cite("people.gate.thl.extend")
    if provision.value == "deny" or (provision.value == "registered" and not is_registered):
        return _finding(
            Verdict.DENY,
            "thl_extension_denied",
            N_("THL tidak boleh diperpanjang sampai tanggal itu (%(basis)s)."),
            N_("Isi tanggal dan alasan berakhir yang sebenarnya, atau catat skema barunya."),
            provision,
        )
    if provision.value in {"warn", "registered"}:
        return _finding(Verdict.WARN, "thl_extension", _FORBIDDEN_THEN, _KEEP, provision)
    return None


def judge_standing(law: Law, scheme: Status) -> Finding | None:
    """Is an engagement that runs on `law.day` outside every lawful scheme?"""
    if scheme != Status.THL:
        return None
    (provision,) = law.cite("people.gate.thl.pay")
    if provision.value != "deny":
        return None
    return _finding(Verdict.WARN, OUTSIDE, _OUTSIDE, _SETTLE, provision)


def judge_part_time_offer(pay: int, last_pay: int, minimum_wage: int) -> Verdict:
    """Pay of a PPPK paruh waktu, in whole Rupiah a month: at least the last non-ASN pay or the minimum wage.

    An alternative, not the higher of the two; below the minimum wage it is lawful and worth a warning.
    Source: KepmenPANRB 16/2025, diktum 19.
    """
    if pay < min(last_pay, minimum_wage):
        return Verdict.DENY
    return Verdict.WARN if pay < minimum_wage else Verdict.ALLOW


def _judge_thl(law: Law) -> Finding | None:
    (provision,) = law.cite("people.gate.thl.open")
    if provision.value == "deny":
        return _finding(Verdict.DENY, "thl_banned", _BANNED, _TO_VENDOR, provision)
    if provision.value == "warn":
        return _finding(Verdict.WARN, "thl_history", _FORBIDDEN_THEN, _KEEP, provision)
    return None


def _judge_asn_post(law: Law) -> Finding | None:
    (post,) = law.cite("people.gate.asn_post")
    if post.value == "allow":
        return None
    return _finding(
        Verdict.DENY if post.value == "deny" else Verdict.WARN,
        "asn_post",
        N_("Jabatan ini hanya boleh diisi ASN (%(basis)s)."),
        N_("Pilih jabatan yang boleh dialihdayakan, atau catat skema yang sebenarnya."),
        post,
    )


def _judge_vendor(law: Law, *, only_for_asn: bool, may_be_outsourced: bool) -> Finding | None:
    found = _judge_asn_post(law) if only_for_asn else None
    if found is not None:
        return found
    (jobs,) = law.cite("people.gate.vendor.open")
    if jobs.value == "listed_jobs" and not may_be_outsourced:
        return _finding(
            Verdict.DENY,
            "job_not_outsourceable",
            N_("Jabatan ini tidak boleh dialihdayakan (%(basis)s)."),
            N_(
                "Pilih jabatan pengemudi, kebersihan, keamanan, atau pramubakti, atau ubah tanda alih_daya jabatannya."
            ),
            jobs,
        )
    return None


def _judge_contract(law: Law, scheme: Status, *, has_number: bool) -> Finding | None:
    key = "people.gate.pppk.open" if scheme == Status.PPPK else "people.gate.pppk_pw.open"
    (provision,) = law.cite(key)
    if provision.value == "deny":
        return _finding(
            Verdict.DENY,
            "scheme_not_yet",
            N_("Skema ini belum ada pada tanggal mulainya."),
            N_("Periksa tanggal mulai, atau catat status yang berlaku waktu itu."),
            provision,
        )
    if provision.value == "with_number" and not has_number:
        verdict = Verdict.DENY if scheme == Status.PPPK_PW else Verdict.WARN
        return _finding(
            verdict,
            "no_number",
            N_("Pengangkatan ini memerlukan Nomor Induk (%(basis)s)."),
            N_("Isi NIP dengan Nomor Induk PPPK-nya."),
            provision,
        )
    return None


def _finding(verdict: Verdict, code: str, message: str, remedy: str, provision: Provision) -> Finding:
    return Finding(verdict, code, message, remedy, provision, {"basis": provision.basis})
