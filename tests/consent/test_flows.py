"""What the kit of one provider cannot show: crowds, other processes, stores of the caller's, and the types of a provider's side."""

import asyncio
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from kyc_clients import decentro, sandbox
from kyc_clients._runtime.flow.core import Core
from kyc_clients._runtime.flow.steps import Pause
from kyc_clients.consent import AsyncConsentFlow, ConsentFlow, MemoryStore
from kyc_clients.consent.provider import ConsentProvider
from kyc_clients.decentro import consent as decentro_side
from kyc_clients.deepvue import consent as deepvue_side
from kyc_clients.errors import (
    CallbackMismatch,
    CallbackRejected,
    ConfigurationError,
    ConsentMissing,
    ConsentPending,
    ConsentTokenForeign,
    ConsentTokenInvalid,
    InvalidRequest,
)
from kyc_clients.mock import Mock
from kyc_clients.sandbox import consent as sandbox_side
from tests.consent.parties import PARTIES, PURPOSE, RETURN, Scene, in_process

ROOT = Path(__file__).parents[2]
SIDES: tuple[ConsentProvider, ...] = (sandbox_side, decentro_side, deepvue_side)
"""The type checkers hold each module to the protocol here."""


@pytest.mark.slow
@pytest.mark.parametrize("name", PARTIES)
def test_two_hundred_flows_at_once_stay_apart(mocks: dict[str, Mock], name: str) -> None:
    mock = mocks[name]
    secrets = mock.tenant().secrets
    credentials = {argument: secrets[argument] for argument in mock.provider.arguments}

    async def one(flow: AsyncConsentFlow, number: int) -> tuple[str, str]:
        started = await flow.start(["aadhaar", "pan"], return_url=RETURN, purpose=PURPOSE, reference=f"order-{number}")
        consent = await flow.finish(started.token, mock.consent(started.session_id))
        return consent.session_id, (await flow.files(started.token))[0].kind

    async def crowd() -> list[tuple[str, str]]:
        client = PARTIES[name].async_client(base_url="http://127.0.0.1", transport=in_process(mock), **credentials)
        async with client:
            flow = AsyncConsentFlow(client)
            return await asyncio.gather(*(one(flow, number) for number in range(200)))

    found = asyncio.run(crowd())
    assert len({session for session, _ in found}) == 200
    assert {kind for _, kind in found} == {"aadhaar"}


@pytest.mark.parametrize("name", PARTIES)
def test_one_reference_asked_for_by_many_at_once_opens_one_session(mocks: dict[str, Mock], name: str) -> None:
    scene = Scene(mocks, "sync")
    flow = scene.flow(scene.client(name))
    with ThreadPoolExecutor(16) as pool:
        started = list(pool.map(lambda _: scene.start(flow, "order-1").session_id, range(32)))
    scene.close()
    assert len(set(started)) == 1
    assert len(mocks[name].requests.of(PARTIES[name].opens)) == 1


def test_one_reference_asked_for_by_many_tasks_at_once_opens_one_session(mocks: dict[str, Mock]) -> None:
    scene = Scene(mocks, "async")
    flow = scene.flow(scene.client("decentro"))

    async def many() -> list[str]:
        options = {"return_url": RETURN, "purpose": PURPOSE, "reference": "order-1"}
        started = await asyncio.gather(*(flow.start(["aadhaar"], **options) for _ in range(32)))
        return [each.session_id for each in started]

    assert len(set(scene.run(many()))) == 1
    scene.close()
    assert len(mocks["decentro"].requests.of("digilockerSsoInitiateSession")) == 1


OTHER_PROCESS = """
import json, sys
from kyc_clients.consent import ConsentFlow
from kyc_clients import decentro, deepvue, sandbox
found = json.load(open(sys.argv[1]))
makers = {"sandbox": sandbox.Sandbox, "decentro": decentro.Decentro, "deepvue": deepvue.Deepvue}
clients = [makers[name](base_url=url, **credentials) for name, url, credentials in found["clients"]]
flow = ConsentFlow(*clients, key="a key that both processes know")
for token, back in found["sessions"]:
    consent = flow.finish(token, back)
    print(consent.provider, ",".join(consent.granted), flow.aadhaar(token).last_four)
for client in clients:
    client.close()
"""


@pytest.mark.slow
def test_a_token_goes_through_a_file_to_another_process(mocks: dict[str, Mock], tmp_path: Path) -> None:
    scene = Scene(mocks, "sync")
    clients, sessions = [], []
    for name, mock in mocks.items():
        secrets = mock.tenant().secrets
        clients.append([name, mock.base_url, {each: secrets[each] for each in mock.provider.arguments}])
        flow = scene.flow(scene.client(name), key="a key that both processes know")
        started = scene.start(flow)
        sessions.append([started.token, mock.consent(started.session_id)])
    scene.close()
    file = tmp_path / "sessions.json"
    file.write_text(json.dumps({"clients": clients, "sessions": sessions}))

    done = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS, str(file)],
        env={"PYTHONPATH": str(ROOT / "generated")}, capture_output=True, check=False, text=True,
    )  # fmt: skip

    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "sandbox aadhaar,pan 0000", "decentro aadhaar,pan 0000", "deepvue aadhaar,pan 0000",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("documents", "message"),
    [
        ([], "documents is empty: name at least one, such as 'aadhaar'"),
        ("pan", "documents is a text: give a list, such as ['pan']"),
        (["pan", "pan"], "documents names 'pan' twice; each is asked for once"),
        (["passport"], "There is no document 'passport'"),
    ],
)
def test_documents_that_no_provider_could_be_asked_for_are_named(scene: Scene, documents: Any, message: str) -> None:
    flow = scene.flow(scene.client("sandbox"))
    with pytest.raises((InvalidRequest, ConfigurationError)) as caught:
        scene.run(flow.start(documents, return_url=RETURN, purpose=PURPOSE))
    assert caught.value.message.startswith(message)
    assert list(scene.mocks["sandbox"].requests) == []


@pytest.mark.parametrize("timeout", [float("nan"), "300", None, True])
def test_a_wait_for_what_is_no_number_of_seconds_is_refused(scene: Scene, timeout: Any) -> None:
    flow = scene.flow(scene.client("sandbox"))
    started = scene.start(flow)
    with pytest.raises(ConfigurationError, match="timeout must be a number of seconds"):
        scene.run(flow.wait(started.token, timeout=timeout))


def test_a_flow_of_other_providers_knows_no_token_of_this_one(scene: Scene) -> None:
    started = scene.start(scene.flow(scene.client("sandbox")))
    with pytest.raises(ConsentTokenForeign, match="another provider than this flow's: decentro, deepvue"):
        scene.run(scene.flow(scene.client("decentro"), scene.client("deepvue")).finish(started.token, ""))


def test_a_rotated_secret_spares_tokens_made_with_a_key_of_the_callers(scene: Scene) -> None:
    client = scene.client("sandbox")
    flow = scene.flow(client, key=b"k" * 32)
    started = scene.start(flow)
    derived = scene.flow(client)
    lost = scene.start(derived)
    client.rotate(api_secret="another secret")
    with pytest.raises(ConsentTokenInvalid, match="a rotated secret"):
        scene.run(derived.finish(lost.token, ""))
    client.rotate(api_secret=lambda: scene.mocks["sandbox"].tenant().secrets["api_secret"])
    back = scene.mocks["sandbox"].consent(started.session_id)
    assert scene.run(flow.finish(started.token, back)).granted == ("aadhaar", "pan")


class DictStore:
    """A store of the caller's, as Redis would be: shared by flows."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}
        self.lock = Lock()

    def get(self, key: str) -> str | None:
        """Return what is there."""
        return self.held.get(key)

    def add(self, key: str, value: str, seconds: float) -> bool:
        """Keep it unless there is one."""
        assert seconds > 0
        with self.lock:
            return self.held.setdefault(key, value) is value

    def put(self, key: str, value: str, seconds: float) -> None:
        """Keep it."""
        assert seconds > 0
        self.held[key] = value

    def remove(self, key: str) -> None:
        """Forget it."""
        self.held.pop(key, None)


class AsyncDictStore:
    """The same, awaited."""

    def __init__(self) -> None:
        self.store_used = DictStore()

    async def get(self, key: str) -> str | None:
        """Return what is there."""
        return self.store_used.get(key)

    async def add(self, key: str, value: str, seconds: float) -> bool:
        """Keep it unless there is one."""
        return self.store_used.add(key, value, seconds)

    async def put(self, key: str, value: str, seconds: float) -> None:
        """Keep it."""
        self.store_used.put(key, value, seconds)

    async def remove(self, key: str) -> None:
        """Forget it."""
        self.store_used.remove(key)


def test_a_shared_store_makes_two_processes_one(scene: Scene) -> None:
    store_used = DictStore() if scene.kind == "sync" else AsyncDictStore()
    one, two = (scene.flow(scene.client("decentro"), store=store_used) for _ in range(2))
    started = scene.start(one, "order-1")
    assert scene.start(two, "order-1").session_id == started.session_id
    back = scene.mocks["decentro"].consent(started.session_id)
    scene.run(two.finish(started.token, back))
    sent = len(scene.mocks["decentro"].requests)
    assert scene.run(one.aadhaar(started.token)).last_four == "0000"
    assert len(scene.mocks["decentro"].requests) == sent + 1


class LateStore(DictStore):
    """A store that shows what is there only after it was asked so many times."""

    def __init__(self, held: dict[str, str], blind: int) -> None:
        super().__init__()
        self.held, self.blind = held, blind

    def get(self, key: str) -> str | None:
        """Return what is there, later."""
        self.blind -= 1
        return None if self.blind >= 0 else super().get(key)


def test_the_session_of_a_worker_that_was_faster_counts_for_both(mocks: dict[str, Mock]) -> None:
    scene, first = Scene(mocks, "sync"), DictStore()
    started = scene.start(scene.flow(scene.client("decentro"), store=first), "order-1")

    late = scene.start(scene.flow(scene.client("decentro"), store=LateStore(first.held, 1)), "order-1")
    gone = scene.start(scene.flow(scene.client("decentro"), store=LateStore(first.held, 2)), "order-1")

    assert late.session_id == started.session_id
    assert gone.session_id != started.session_id
    again = scene.start(scene.flow(scene.client("decentro"), store=LateStore(first.held, 0)), "order-1")
    assert again.session_id == gone.session_id
    scene.close()


def test_a_store_keeps_digests_and_nothing_about_the_person(mocks: dict[str, Mock]) -> None:
    scene, store_used = Scene(mocks, "sync"), DictStore()
    flow = scene.flow(scene.client("decentro"), store=store_used)
    started = scene.start(flow, "asha@example.com")
    scene.run(flow.finish(started.token, mocks["decentro"].consent(started.session_id)))
    scene.close()
    text = json.dumps(store_used.held)
    assert "asha@example.com" not in text + started.token
    assert "Asha" not in text
    assert all(key.startswith("kyc-consent:") for key in store_used.held)


class Broken(MemoryStore):
    """A store whose server is gone."""

    def get(self, key: str) -> str | None:
        """Fail as a driver would, with its password."""
        message = f"redis://user:password@host/{key}"
        raise ConnectionError(message)


def test_a_store_that_fails_is_an_error_of_ours_without_its_secrets(scene: Scene) -> None:
    flow = scene.flow(scene.client("sandbox"), store=Broken())
    with pytest.raises(ConfigurationError, match="store failed: ConnectionError") as caught:
        scene.start(flow, "order-1")
    assert "password" not in str(caught.value)


def test_a_memory_store_forgets_what_is_over_and_what_is_too_much() -> None:
    store = MemoryStore(largest=2)
    store.put("old", "1", -1)
    assert store.get("old") is None
    assert store.add("old", "2", 60)
    assert not store.add("old", "3", 60)
    store.put("b", "1", 60)
    store.put("c", "1", 60)
    assert [store.get(key) for key in ("old", "b", "c")] == [None, "1", "1"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"key": "short"}, "at least 16 bytes"),
        ({"failover": "maybe"}, "never, certain, probable"),
        (
            {"products": {"sandbox": "digio"}},
            "no product 'digio'.*digilocker, digilocker_sdk, entitylocker, entitylocker_sdk",
        ),
        ({"products": {"digio": "digilocker"}}, "names 'digio', and the flow has sandbox"),
        ({"deadline": 0}, "positive number of seconds"),
    ],
)
def test_a_flow_that_cannot_work_says_so_at_once(options: dict[str, object], message: str) -> None:
    client = sandbox.Sandbox(api_key="key_test_1", api_secret="secret_test_1", environment="test")
    with pytest.raises(ConfigurationError, match=message):
        ConsentFlow(client, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["sandbox", None, object])
def test_what_is_no_client_is_refused_by_its_value(given: Any) -> None:
    """When the flow is made."""
    with pytest.raises(ConfigurationError, match="made of clients of providers, and "):
        ConsentFlow(given)


def test_a_flow_without_clients_or_without_anything_to_make_a_key_of_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="at least one client"):
        ConsentFlow()
    with pytest.raises(ConfigurationError, match="no client_id to derive one from: give key="):
        ConsentFlow(decentro.Decentro(access_token="x", environment="staging"))


@pytest.mark.parametrize("name", ["state", "code", "error", "session_id"])
def test_a_return_address_with_a_parameter_of_the_providers_is_refused(name: str) -> None:
    client = sandbox.Sandbox(api_key="key_test_1", api_secret="secret_test_1", environment="test")
    with pytest.raises(InvalidRequest, match=f"a parameter '{name}', which Sandbox sends back, too"):
        ConsentFlow(client).start(["pan"], return_url=f"{RETURN}?{name}=1", purpose=PURPOSE)


@pytest.mark.parametrize(
    ("purpose", "sent"),
    [
        ("KYC", "Purpose of consent: KYC"),
        ("Opening an account", "Purpose of consent: Opening an account"),
        ("To verify identity for an account", "To verify identity for an account"),
        ("x" * 19, "Purpose of consent: " + "x" * 19),
        ("x" * 50, "x" * 50),
    ],
)
def test_a_purpose_reaches_decentro_in_the_length_that_it_takes(purpose: str, sent: str) -> None:
    assert decentro_side.purpose(purpose) == sent
    assert 20 <= len(sent) <= 50


def test_a_purpose_that_is_too_long_for_a_provider_passes_it_over(scene: Scene) -> None:
    flow = scene.flow(scene.client("decentro"), scene.client("deepvue"))
    assert scene.start(flow, purpose="x" * 51).provider == "deepvue"


def test_every_reference_id_on_the_wire_is_new_and_begins_with_one_digest(mocks: dict[str, Mock]) -> None:
    scene = Scene(mocks, "sync")
    flow = scene.flow(scene.client("decentro"))
    started = scene.start(flow, "order-1")
    consent = scene.run(flow.finish(started.token, mocks["decentro"].consent(started.session_id)))
    scene.run(flow.aadhaar(started.token))
    scene.close()
    sent = [entry.body["reference_id"] for entry in mocks["decentro"].requests if isinstance(entry.body, dict)]
    assert len(sent) == len(set(sent)) >= 4
    assert {str(each).partition("-")[0] for each in sent} == {consent.reference_id}
    assert len(consent.reference_id) == 20


def test_a_document_that_was_not_asked_for_is_refused_before_the_provider_is_asked(scene: Scene) -> None:
    flow = scene.flow(scene.client("decentro"))
    started = scene.start(flow)
    scene.run(flow.finish(started.token, scene.mocks["decentro"].consent(started.session_id)))
    before = len(scene.mocks["decentro"].requests)
    with pytest.raises(ConsentMissing, match="The person was not asked for driving_licence"):
        scene.run(flow.document(started.token, "driving_licence"))
    assert len(scene.mocks["decentro"].requests) == before


def test_a_callback_may_be_an_address_a_query_bytes_or_a_frameworks_parameters(scene: Scene) -> None:
    flow = scene.flow(scene.client("decentro"))
    for give in (str, lambda url: url.partition("?")[2], str.encode, lambda url: dict(httpx.URL(url).params)):
        started = scene.start(flow)
        back = give(scene.mocks["decentro"].consent(started.session_id))
        assert scene.run(flow.finish(started.token, back)).granted == ("aadhaar", "pan")


def test_a_callback_that_names_two_sessions_is_refused(scene: Scene) -> None:
    flow = scene.flow(scene.client("deepvue"))
    started = scene.start(flow)
    back = scene.mocks["deepvue"].consent(started.session_id)
    with pytest.raises(CallbackMismatch, match="contradicts itself"):
        scene.run(flow.finish(started.token, f"{back}&state=other"))
    with pytest.raises(CallbackRejected):
        scene.run(flow.finish(started.token, f"code=made-up&state={started.session_id}"))
    assert scene.run(flow.finish(started.token, back)).granted == ("aadhaar", "pan")


OPTIONS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "sandbox": (
        {"signup": True, "pinless": True, "usernameless": True, "verified_mobile": "9876500000"},
        {"flow": "signup", "doc_types": ["aadhaar", "pan"]},
    ),
    "decentro": (
        {"signup": True, "pinless": True, "usernameless": True},
        {
            "redirect_to_signup": True,
            "pinless_signup": True,
            "usernameless_signup": True,
            "documents_for_consent": ["ADHAR", "PANCR"],
        },
    ),
    "deepvue": ({}, {"doc_types": ["aadhaar", "pan"], "purpose": PURPOSE, "redirect_url": RETURN}),
}


@pytest.mark.parametrize("name", PARTIES)
def test_options_and_documents_reach_the_provider_in_its_own_words(scene: Scene, name: str) -> None:
    options, wanted = OPTIONS[name]
    scene.start(scene.flow(scene.client(name)), **options)
    body = scene.mocks[name].requests.of(PARTIES[name].opens)[0].body
    assert isinstance(body, dict)
    assert {key: body[key] for key in wanted} == wanted
    if name == "sandbox":
        assert body["options"] == {"usernameless": True, "verified_mobile": "<hidden>"}  # a PIN is for a sign-in
    if name == "decentro":
        assert body["purpose"] == "Purpose of consent: Opening an account"
        assert "pinless_signin" not in body


@pytest.mark.parametrize(
    ("random", "pauses"),
    [(0.0, [1.0, 1.5, 2.25]), (1.0, [2.0, 3.0, 4.5])],
)
def test_pauses_grow_and_are_spread(random: float, pauses: list[float]) -> None:
    def check(_: str) -> Any:
        message = "not yet"
        raise ConsentPending(message)

    core: Any = SimpleNamespace(
        _session=lambda *_, **__: (None, None, SimpleNamespace(product=SimpleNamespace(polled=True))),
        now=lambda: 0.0,
        check=check,
        effects=SimpleNamespace(random=lambda: random),
    )
    moves = Core.wait(core, "token", 60.0)

    assert [next(moves) for _ in range(3)] == [Pause(seconds) for seconds in pauses]
