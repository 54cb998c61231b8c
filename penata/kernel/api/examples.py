"""Examples that the page shows and that the tests run, word for word. The key comes from PENATA_KEY."""

from __future__ import annotations

CURL = """curl --fail-with-body -H "Authorization: Bearer $PENATA_KEY" "{base}units?limit=2"
"""

PYTHON = """import json, os, urllib.request

def pages(address):
    while address:
        call = urllib.request.Request(address, headers={{"Authorization": "Bearer " + os.environ["PENATA_KEY"]}})
        with urllib.request.urlopen(call, timeout=30) as answer:
            told = json.load(answer)
        yield from told["items"]
        address = told["next"]

for unit in pages("{base}units?limit=100"):
    print(unit["id"], unit["code"], unit["name"])
"""


VERIFY = """import hashlib, hmac, time

def is_ours(secret, header, body, patience=300):
    told = dict(part.split("=", 1) for part in header.split(","))
    if abs(time.time() - int(told["t"])) > patience:
        return False
    made = hmac.new(secret.encode(), told["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(made, told["v1"])
"""


def all_for(base: str) -> dict[str, str]:
    return {"curl": CURL.format(base=base), "python": PYTHON.format(base=base), "verify": VERIFY}
