"""The officers of `benchmarks.faults`: what they send, by page as a browser would, until it has been applied."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import requests

from benchmarks.office import PASSWORD, Office


def staff(number: int, rows: int) -> str:
    """People of whom no other file tells. The day of birth and the serial make the NIK."""
    lines = ["nik,nama,status,unit,jabatan,tmt_mulai"]
    for place in range(rows):
        serial = number * rows + place
        day, serial = serial % 28 + 1, serial // 28 + 1
        nik = f"620206{day:02d}0190{serial:04d}"
        lines.append(f"{nik},Pegawai {number} nomor {place},THL,DINKES,PERAWAT,1-3-2010")
    return "\n".join(lines) + "\n"


@dataclass
class Officer:
    """Uploads file after file by page and has it applied; where no answer comes, he looks before he does it again."""

    office: Office
    name: str
    rows: int
    files: list[str] = field(default_factory=list)
    session: requests.Session | None = None

    def work(self, numbers: range, until: Callable[[], bool]) -> None:
        for number in numbers:
            if until():
                return
            name = f"pegawai-{number}.csv"
            self.files.append(name)
            self.see_through(name, staff(number, self.rows))

    def see_through(self, name: str, content: str) -> None:
        while True:
            with contextlib.suppress(requests.RequestException, _Turned):
                state = self.state(name)
                if state == "applied":
                    return
                if state is None:
                    self.post("/impor/baru/", {"kind": "staff"}, {"file": (name, content)})
                elif state == "planned":
                    self.post(
                        f"/impor/{self.number(name)}/terapkan/", {}, back=f"/impor/{self.number(name)}/"
                    )
                elif state == "failed":
                    self.post(f"/impor/{self.number(name)}/ulang/", {}, back=f"/impor/{self.number(name)}/")
                else:
                    self.retry_broken(name)
            time.sleep(0.5)

    def state(self, name: str) -> str | None:
        found = self.office.ask("select state from sheets_import where file_name = %s", name)
        return found[0][0] if found else None

    def number(self, name: str) -> int:
        return int(self.office.ask("select id from sheets_import where file_name = %s", name)[0][0])

    def retry_broken(self, name: str) -> None:
        """The page of a job that stopped offers to do it again."""
        found = self.office.ask(
            "select j.id from sheets_import i join jobs_job j on j.id = i.job_id"
            " where i.file_name = %s and j.state = 'failed'",
            name,
        )
        if found:
            self.post(f"/pekerjaan/{found[0][0]}/ulang/", {}, back=f"/impor/{self.number(name)}/")

    def post(self, address: str, told: dict[str, str], files: Any = None, back: str = "") -> None:
        if self.session is None:
            self.sign_in()
        assert self.session is not None
        self._send(self.session, back or address, address, told, files)

    def sign_in(self) -> None:
        session = requests.Session()
        session.headers["Referer"] = f"http://127.0.0.1:{self.office.port}/"
        self._send(session, "/masuk/", "/masuk/", {"login": self.name, "password": PASSWORD}, None)
        self.session = session

    def _send(
        self, session: requests.Session, page: str, address: str, told: dict[str, str], files: Any
    ) -> None:
        base = f"http://127.0.0.1:{self.office.port}"
        form = session.get(base + page, timeout=20)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text)
        if form.status_code != 200 or token is None:
            raise _Turned(f"{page}: {form.status_code}")
        data = {**told, "csrfmiddlewaretoken": token[1]}
        answer = session.post(base + address, data=data, files=files, timeout=60, allow_redirects=False)
        if answer.status_code not in {302, 200}:
            raise _Turned(f"{address}: {answer.status_code}")


class _Turned(Exception):  # noqa: N818 - the server's no for now, not an error
    """The page was answered, but not as hoped: something had just been killed."""
