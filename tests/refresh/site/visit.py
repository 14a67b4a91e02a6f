"""Read a locker, and collect what differs from the contract."""

import sys

from kyc_clients.acme import Acme

from kyc_clients.drift import write

with Acme(
    api_key="made-up", base_url=sys.argv[1], on_drift=write("drift.jsonl"), strict="--strict" in sys.argv
) as acme:
    print(acme.lockers.read("7").to_dict())
