"""Parsers for what stands in cells, as real files hold it. Each takes a filled cell or raises CellProblem."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from lokal import normalize_phone

from penata.kernel.sheets.problems import CellProblem, nearest
from penata.kernel.values import EARLIEST, LATEST

EMPTY = {"", "-", "–", "—", "null", "none", "n/a", "#n/a"}
LONGEST_EMPTY = max(map(len, EMPTY))
EXCEL_EPOCH = date(1899, 12, 30)
BEYOND_MEASURE = Decimal(10) ** 15  # more than any column holds, and a sheet rounds it

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_SEPARATORS = re.compile(r"[\s.\-']+")
_NUMERIC_DATE = re.compile(r"(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})")
_WORDED_DATE = re.compile(r"(\d{1,2})[-/. ]*([^\W\d]+)[-/. ,]*(\d{2,4})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari peb february",
            "maret mar march mrt",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu ags agt aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember nop",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}


def is_empty(raw: Any) -> bool:
    if not isinstance(raw, str):
        return raw is None
    if raw[:1].isalnum() and raw[0] not in "nN":  # nearly every filled cell
        return False
    written = clean(raw)
    return len(written) <= LONGEST_EMPTY and written.casefold() in EMPTY


def clean(raw: str) -> str:
    """Without invisible characters, one space where there were many."""
    if raw.isascii() and raw.isprintable() and "  " not in raw:  # nearly every cell
        return raw.strip()
    return _SPACES.sub(" ", _INVISIBLE.sub("", raw)).strip()


def text(raw: Any) -> str:
    if isinstance(raw, str):
        return clean(raw.removeprefix("'") if raw[1:2] in {"=", "+", "-", "@"} else raw)
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime | date):
        return raw.isoformat()[:10]
    return clean(str(raw))


def text_up_to(length: int) -> Callable[[Any], str]:
    def parse(raw: Any) -> str:
        value = text(raw)
        if len(value) > length:
            raise CellProblem(
                "too_long",
                _("Isi lebih dari %d huruf.") % length,
                _("Pendekkan, atau periksa apakah kolomnya tertukar."),
            )
        return value

    return parse


def identity_number(name: str, length: int) -> Callable[[Any], str]:
    """A number that is a name: NIK, NIP. Only text keeps all its digits; Excel's numbers lose the last ones."""

    def parse(raw: Any) -> str:
        if isinstance(raw, int | float) or (isinstance(raw, str) and _SCIENTIFIC.fullmatch(raw.strip())):
            raise CellProblem(
                "excel_number",
                _("Excel mengubah %s menjadi bilangan; angka-angka terakhirnya hilang.") % name,
                _("Format kolom sebagai Teks, lalu salin ulang %s dari sumbernya.") % name,
            )
        digits = _SEPARATORS.sub("", text(raw))
        if not digits.isascii() or not digits.isdigit():
            raise CellProblem(
                "not_digits", _("%s hanya boleh berisi angka.") % name, _("Periksa apakah kolomnya tertukar.")
            )
        if len(digits) != length:
            raise CellProblem(
                "wrong_length",
                _("%(name)s seharusnya %(need)d angka, tertulis %(have)d.")
                % {"name": name, "need": length, "have": len(digits)},
                _("Cocokkan dengan dokumen aslinya."),
            )
        return digits

    return parse


def integer(raw: Any) -> int:
    number = decimal(raw)
    if number != number.to_integral_value():
        raise CellProblem("not_whole", _("Seharusnya bilangan bulat."), _("Tulis tanpa koma."))
    return int(number)


def decimal(raw: Any) -> Decimal:
    """Indonesian and English writing: 1.234,5 and 1,234.5; dots before groups of three part thousands.

    `parsed.py` settles a column of `12.125` beside `8.5` before it comes here, as Decimal.
    """
    if isinstance(raw, bool):
        raise _not_a_number()
    if isinstance(raw, int | Decimal):
        number = Decimal(raw)
    else:
        number = Decimal(repr(raw)) if isinstance(raw, float) else _from_writing(text(raw).replace(" ", ""))
    if not number.is_finite():
        raise _not_a_number()
    if not -BEYOND_MEASURE < number < BEYOND_MEASURE:
        raise CellProblem("too_large", _("Angka ini terlalu besar."), _("Periksa titik dan komanya."))
    return number


def not_negative(parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def checked(raw: Any) -> Any:
        number = parse(raw)
        if number < 0:
            raise CellProblem("negative", _("Angka tidak boleh negatif."), _("Tulis nol atau lebih."))
        return number

    return checked


def rupiah(raw: Any) -> int:
    """Whole Rupiah, with or without "Rp" and dots; sen are refused."""
    if isinstance(raw, str):
        raw = re.sub(r"(?i)^rp\.?\s*|,-$|,00$", "", text(raw))
    return integer(raw)


def calendar_day(raw: Any) -> date:
    """A date in every form found in the wild; two-digit years up to 30 belong to this century."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _from_number(raw)
    if isinstance(raw, time | timedelta):
        raise _no_date(str(raw))
    written = re.sub(r"[T ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?Z?$", "", text(raw))
    written = re.sub(r"(?i)^(senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu),?\s*", "", written)
    if re.fullmatch(r"\d{8}", written):
        return _real_day(int(written[:4]), int(written[4:6]), int(written[6:]))
    if re.fullmatch(r"\d{5}(\.\d+)?", written):
        return _from_number(float(written))
    if match := _NUMERIC_DATE.fullmatch(written):
        return _from_parts(*match.groups())
    if match := _WORDED_DATE.fullmatch(written):
        day, month, year = match.groups()
        number = _MONTHS.get(month.casefold())
        if number is None:
            raise _no_date(written)
        return _real_day(_year(year), number, int(day))
    raise _no_date(written)


def year(raw: Any) -> int:
    value = raw.year if isinstance(raw, date) else integer(raw)
    if not 1900 <= value <= 2100:
        raise CellProblem(
            "no_year", _("Tahun di luar 1900 sampai 2100."), _("Tulis empat angka, misalnya 2012.")
        )
    return int(value)


def phone(raw: Any) -> str:
    """As `lokal` normalises it; what it does not know is kept as written, without spaces."""
    written = text(raw).removeprefix("'")
    if not isinstance(raw, str) and written.isdigit() and normalize_phone(written) is None:
        written = f"0{written}"  # a number of the sheet has lost the nought before it
    return normalize_phone(written) or written.replace(" ", "")[:30]


def email(raw: Any) -> str:
    written = text(raw).lower()
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", written):
        raise CellProblem("no_email", _("Bukan alamat surel."), _("Contoh: nama@kabupaten.go.id."))
    return written


def one_of(words: Mapping[str, Any], expected: tuple[str, ...]) -> Callable[[Any], Any]:
    """A closed list, by any of its known spellings."""
    known = {_spelling(word): value for word, value in words.items()}

    def parse(raw: Any) -> Any:
        written = text(raw)
        try:
            return known[_spelling(written)]
        except KeyError:
            hits = nearest(written, words)
            remedy = (
                _("Mungkin maksudnya: %s.") % ", ".join(hits)
                if hits
                else _("Pilih: %s.") % ", ".join(expected)
            )
            raise CellProblem("unknown_choice", _("Isi “%s” tidak dikenal.") % written[:60], remedy) from None

    return parse


def yes_no(raw: Any) -> bool:
    return raw if isinstance(raw, bool) else bool(_YES_NO(raw))


def _spelling(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).casefold()


def _from_writing(written: str) -> Decimal:
    if "," in written and "." in written:
        last = max(written.rfind(","), written.rfind("."))
        thousands = "." if written[last] == "," else ","
        written = written.replace(thousands, "").replace(",", ".")
    elif "," in written:
        written = written.replace(",", ".") if written.count(",") == 1 else written.replace(",", "")
    elif re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+", written):
        written = written.replace(".", "")
    try:
        return Decimal(written)
    except InvalidOperation:
        raise _not_a_number() from None


def _from_number(raw: float) -> date:
    if 10_000 <= raw <= 80_000:  # 1927 to 2119 as Excel counts days
        return EXCEL_EPOCH + timedelta(days=int(raw))
    if 1900 * 10_000 < raw < 2101 * 10_000:
        return calendar_day(str(int(raw)))
    raise _no_date(str(raw))


def _from_parts(first: str, second: str, third: str) -> date:
    if len(first) > 2:
        return _real_day(_year(first), int(second), int(third))
    day, month = int(first), int(second)
    if month > 12 >= day:  # month first, as an American Excel writes it
        day, month = month, day
    return _real_day(_year(third), month, day)


def _year(written: str) -> int:
    value = int(written)
    if len(written) <= 2:
        return 2000 + value if value <= 30 else 1900 + value
    return value


def _real_day(year_: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise CellProblem(
            "no_date", _("Bulan %d tidak ada.") % month, _("Tulis hari-bulan-tahun, misalnya 1-3-2026.")
        )
    if not EARLIEST.year <= year_ <= LATEST.year:
        raise CellProblem("no_date", _("Tahun %d tidak masuk akal.") % year_, _("Cocokkan dengan SK."))
    last = monthrange(year_, month)[1]
    if not 1 <= day <= last:
        raise CellProblem(
            "no_date",
            _("Tanggal tidak ada: bulan %(month)d tahun %(year)d hanya sampai %(last)d.")
            % {"month": month, "year": year_, "last": last},
            _("Cocokkan dengan SK, tulis tanggal yang benar."),
        )
    return date(year_, month, day)


def _no_date(written: str) -> CellProblem:
    return CellProblem(
        "no_date", _("“%s” bukan tanggal.") % written[:40], _("Tulis hari-bulan-tahun, misalnya 1-3-2026.")
    )


def _not_a_number() -> CellProblem:
    return CellProblem("not_number", _("Seharusnya angka."), _("Tulis angka saja, tanpa satuan."))


_YES_NO = one_of(
    {
        "ya": True,
        "y": True,
        "iya": True,
        "yes": True,
        "1": True,
        "true": True,
        "v": True,
        "benar": True,
        "tidak": False,
        "t": False,
        "tdk": False,
        "no": False,
        "n": False,
        "0": False,
        "false": False,
        "salah": False,
    },
    ("ya", "tidak"),
)
