"""Django's forms in Penata's dress."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.kernel.values import EARLIEST, LATEST


def dress(form: forms.BaseForm) -> None:
    """Give every widget the class that the design draws it with, and a `required` that browsers leave to us."""
    for field in form.fields.values():
        widget = field.widget
        if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
            widget.attrs.setdefault("class", "form-check-input")
        elif isinstance(widget, forms.Select):
            widget.attrs.setdefault("class", "form-select")
        else:
            widget.attrs.setdefault("class", "form-control")
        widget.attrs.pop("placeholder", None)


class PenataForm(forms.Form):
    """A form whose labels, help and errors stand where the design wants them."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class WhenNeeded(forms.CharField):
    """Text that another answer may ask for, which its label says: it is not told to be left empty as one likes."""

    is_when_needed = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class DayInput(forms.DateInput):
    """A day, by the browser's own calendar where it has one."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class DayField(forms.DateField):
    """A day within reason: one beyond it is a slip of the pen, and nothing can be counted from it."""

    widget = DayInput

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            told = {"first": EARLIEST.year, "last": LATEST.year}
            raise ValidationError(_("Tulis tanggal antara tahun %(first)s dan %(last)s.") % told)
        return day
