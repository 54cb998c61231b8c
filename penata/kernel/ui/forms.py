"""Django's forms in Penata's dress."""

from __future__ import annotations

from typing import Any

from django import forms


def dress(form: forms.BaseForm) -> None:
    """Give every widget the class that the design draws it with, and a `required` that browsers leave to us."""
    for field in form.fields.values():
        widget = field.widget
        if isinstance(widget, forms.CheckboxInput):
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


class DayInput(forms.DateInput):
    """A day, by the browser's own calendar where it has one."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)
