"""Generic mutants that no customer of the mock can distinguish from it, each with its reason: by where they are, and what they change.

The names are those that a run lists. An explanation that fits no mutant any more fails the run.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.contract.provider.mutants.generic import mutants
from tests.contract.provider.profiles import PROFILES

_NO_PARAMETER: Final = (
    "no operation of the three contracts requires a parameter outside its path, and a path has all of its own"
)
_IN_LOWER_CASE: Final = "every parameter of the three contracts is written in lower case"
_IN_MILLISECONDS: Final = "the one rule of the three contracts about the future is in milliseconds"
_NO_FLAG: Final = "the one boolean parameter, x-accept-cache, changes no answer of a mock"

_IN_PYTHON: Final = "how a class is held in Python; nothing of it goes over the wire"
_FROZEN: Final = "`@dataclass(frozen=True, slots=True)`: True → False"
_NO_DATE: Final = "no request of the three contracts holds a date"
_NEGATIVE: Final = "the one number of 64 bits in a request is a time to come; a negative one is refused for that"
_BY_CHANCE: Final = "as many digits, drawn otherwise"
_NO_CRASH: Final = "no request is known that makes a mock fail"
_NOT_BOTH: Final = "nothing in the three contracts is both sensitive and a constant"
_ALONE: Final = "ids are drawn, and never twice"
_CUT_SHORT: Final = (
    "an answer ends where its announced length does, and the connection of one cut short is closed either way"
)
_HAS_AN_ADDRESS: Final = "whoever connects over TCP has an address"
_NEITHER_IS_JSON: Final = "neither is the type of JSON"
_NAME_OF_A_VALIDATOR: Final = "the name under which a validator is kept; no other has it"
_OWN_STATUS: Final = "each provider gives what is invalid a status of its own"

_READS_ITS_CONTRACT: Final = (
    '`contract=Contract.from_text(resources.files(__package__ or "").joinpath("openapi.json").read_text("utf-8")),`'
)

EQUIVALENT: Final[Mapping[str, Mapping[str, str]]] = {
    **{
        mutant.name.removesuffix(f": {mutant.what}"): {mutant.what: "a module in a package always has its name"}
        for provider in PROFILES
        for mutant in mutants(provider)
        if mutant.what == f"{_READS_ITS_CONTRACT}: '' → another text"
    },
    "application.Application.__call__": {
        "`kind = \"\" if fault is None else fault.kind`: '' → another text": "no fault has that name either",
        '`await send({"type": "http.response.body", "body": content, "more_body": kind == "truncate"})`: without \'more_body\'': _CUT_SHORT,
    },
    "application._read": {
        '`root = quote(str(scope.get("root_path", "")))`: \'\' → another text': "a path begins with a slash, so this is no beginning of one",  # noqa: E501
        "`len(content) + len(chunk)`: Add → Sub": "the last chunk is empty, and both are the whole length then",
    },
    "application.Application._entry": {
        "`number=0,`: 0 → 1": "the log numbers its entries itself",
    },
    "checking": {
        '`_BOOLEANS: Final = {"true": True, "false": False}`: True → False': _NO_FLAG,
        '`_BOOLEANS: Final = {"true": True, "false": False}`: False → True': _NO_FLAG,
    },
    "checking._ahead.ahead": {
        '`unit = 1000 if schema.get("x-epoch") == "milliseconds" else 1`: 1 → 2': _IN_MILLISECONDS,
        "`… if schema.get('x-epoch') == 'milliseconds'` always True": _IN_MILLISECONDS,
    },
    "checking.Checker._problems": {
        "`if key not in self._validators` always True": "a validator that is made anew says the same",
    },
    "checking._problem": {
        "`if error.validator == 'additionalProperties'` always False": (
            "the three say of a member that is too many what they say of the body around it"
        ),
    },
    "checking.Checker.parameters": {
        "`problems += self._problems((operation.id, \":\".join(place)), parameter.schema, value, place)`: ':' → another text": _NAME_OF_A_VALIDATOR,  # noqa: E501
        "`parameter.location == 'header'`: Eq → NotEq": _IN_LOWER_CASE,
        "`… if parameter.location == 'header'` always True": _IN_LOWER_CASE,
        "`… if parameter.location == 'header'` always False": _IN_LOWER_CASE,
        '`problems.append(Problem(place, "required", rule=True))`: True → False': _NO_PARAMETER,
        "without `problems.append(Problem(place, 'required', rule=True))`": _NO_PARAMETER,
        "`if parameter.required` always False": _NO_PARAMETER,
    },
    "contract.Operation": {"`@dataclass(frozen=True)`: True → False": _IN_PYTHON},
    "contract.Operation.bind": {
        "`for ours, theirs in zip(self.segments, segments, strict=True):`: True → False": (
            "paths of another length are sorted out before"
        ),
    },
    "contract._named": {
        "`if str(raw.get('in')) in {'path', 'query', 'header'}` always True": (
            "it hides what is called None, and nothing is"
        ),
    },
    "contract.sensitive_names": {
        "without `fixed.add(name)`": _NOT_BOTH,
        "`if 'const' in schema` always False": _NOT_BOTH,
    },
    "formats.is_date": {
        "`not isinstance(value, str)`: without not": _NO_DATE,
        "`return True`: True → False": _NO_DATE,
        "`if not isinstance(value, str)` always True": _NO_DATE,
        "`if not isinstance(value, str)` always False": _NO_DATE,
        "`date.fromisoformat(value).isoformat() == value`: Eq → NotEq": _NO_DATE,
        "`return False`: False → True": _NO_DATE,
    },
    "formats.is_int64": {
        "`return not isinstance(value, int | float) or -_LARGEST_INT64 - 1 <= value <= _LARGEST_INT64`: 1 → 2": _NEGATIVE,
        "`-_LARGEST_INT64 - 1`: Sub → Add": _NEGATIVE,
        "`-_LARGEST_INT64 - 1 <= value <= _LARGEST_INT64`: LtE → Lt": _NEGATIVE,
    },
    "formats.pattern": {"`@lru_cache(maxsize=256)`: 256 → 257": "the three contracts have fewer patterns than either"},
    "ids.Ids.hex": {
        "`return self._random.randbytes((digits + 1) // 2).hex()[:digits]`: 1 → 2": _BY_CHANCE,
        "`(digits + 1) // 2`: FloorDiv → Mult": _BY_CHANCE,
    },
    "ids.Ids.number": {
        "`return self._random.randrange(10 ** (digits - 1), 10**digits)`: 10 → 11": _BY_CHANCE,
    },
    "messages.Call.flag": {
        "`… if isinstance(found, bool)` always True": "no boolean of the three contracts may be null",
    },
    "messages.Call.text": {
        "`… if isinstance(found, str)` always True": "what is asked for as a text is one, or null, which is as good as empty",
    },
    "messages.Call": {_FROZEN: _IN_PYTHON, f"{_FROZEN} (2)": _IN_PYTHON},
    "messages.Problem": {_FROZEN: _IN_PYTHON, f"{_FROZEN} (2)": _IN_PYTHON},
    "messages.MockResponse": {_FROZEN: _IN_PYTHON, f"{_FROZEN} (2)": _IN_PYTHON},
    "messages.RefusalReason": {_FROZEN: _IN_PYTHON, f"{_FROZEN} (2)": _IN_PYTHON},
    "messages.Refusal.__init__": {
        "without `super().__init__(f'refused with HTTP {response.status}')`": "a refusal is answered, and nobody sees its text",
    },
    "issued.IssuedDocument": {_FROZEN: _IN_PYTHON, f"{_FROZEN} (2)": _IN_PYTHON},
    "issued.Person": {
        "`@dataclass(frozen=True, slots=True, kw_only=True)`: True → False": _IN_PYTHON,
        "`@dataclass(frozen=True, slots=True, kw_only=True)`: True → False (2)": _IN_PYTHON,
        "`@dataclass(frozen=True, slots=True, kw_only=True)`: True → False (3)": _IN_PYTHON,
    },
    "provider.Provider": {
        "`@dataclass(frozen=True, kw_only=True)`: True → False": _IN_PYTHON,
        "`@dataclass(frozen=True, kw_only=True)`: True → False (2)": _IN_PYTHON,
    },
    "respond.Request": {"`@dataclass(slots=True)`: True → False": _IN_PYTHON},
    "respond.respond": {
        "without `_LOG.exception('the mock of %s failed at %s %s', provider.name, request.method, request.raw_path)`": _NO_CRASH,
    },
    "respond._respond": {
        '`raise Refusal(provider.refuse(state, RefusalReason("invalid", 400, operation, problems)))`: 400 → 401': _OWN_STATUS,
    },
    "respond._instead": {'`return MockResponse(0, "")`: 0 → 1': "a call that is dropped has no answer to show it"},
    "respond._take_body": {
        '`if not _is_json(request.headers.get("content-type", "")):`: \'\' → another text': _NEITHER_IS_JSON,
        '`problem = Problem(("body",), "required", rule=True)`: True → False': "what `required` demands is given by its name",
        '`raise Refusal(provider.refuse(state, RefusalReason("invalid", 400, operation, (problem,))))`: 400 → 401': _OWN_STATUS,
        '`raise Refusal(provider.refuse(state, RefusalReason("invalid", 400, operation, problems)))`: 400 → 401': _OWN_STATUS,
    },
    "sessions.Session": {
        "`code: str = \"\"`: '' → another text": "a code is compared and shown once the person has consented, and that sets it",
        "`@dataclass(slots=True, kw_only=True)`: True → False": _IN_PYTHON,
        "`@dataclass(slots=True, kw_only=True)`: True → False (2)": _IN_PYTHON,
    },
    "sessions.Sessions.add": {
        "without `raise ValueError(message)`": _ALONE,
        "`if session.id in self._all` always False": _ALONE,
    },
    "visits.sign_in": {
        "without `open_page(state, session)`": "the token that a form needs stands on the page alone, so it was opened before",
    },
    "visits.deny": {"without `provider.decided(state, session)`": "no mock does anything more when somebody refuses"},
    "application.Application._segment": {
        "`return HIDDEN if self._log.hides(name) else quote(request.values[name], safe=\"\")`: '' → another text": "letters are never escaped",  # noqa: E501
    },
    "checking.Checker.body": {
        '`problems = self._problems((operation.id, "body"), schema, value, ("body",))`: \'body\' → another text': _NAME_OF_A_VALIDATOR,
    },
    "checking.Checker._eased": {
        "`isinstance(step, str) and isinstance(found, dict)`: and ↔ or": "a name leads into an object; after the last step, which is none, nothing is looked at",  # noqa: E501
    },
    "contract.Contract._at_root": {
        "`rank < best[0]`: Lt → LtE": "two templates of equal rank that both fit are one path, which a contract has once",
    },
    "faults.Faults._strikes": {
        "`self._ids.chance() >= fault.chance`: GtE → Gt": "of 2**53 chances none is met but by chance",
    },
    "file_store.FileStore.open": {
        '`made = query.get("X-Amz-Date", "")`: \'\' → another text': "without a date there is no signature that fits",
        '`if not secrets_equal(query.get("X-Amz-Signature", ""), self._sign(name, made)):`: \'\' → another text': "no signature is so short",  # noqa: E501
    },
    "file_store.FileStore._sign": {
        '`return digest(self._key, f"{name}\\n{made}\\n{LIFETIME}".encode("utf-8", "surrogateescape"), sha256).hex()`: \'\\n\' → another text': "it signs and compares in one way, and nobody else reads it",  # noqa: E501
    },
    "person._session": {
        '`return state.sessions.by_ticket(request.query_params.get("code_challenge", ""))`: \'\' → another text': "no ticket is so short",
    },
    "serving.Server.stop": {
        "`self._loop is not None and self._thread.is_alive()`: and ↔ or": "`start` returns with a loop; that of a thread that has ended refuses, which is passed over",  # noqa: E501
    },
    "serving.Server._config.Protocol.connection_made": {
        "`if self.client is not None` always True": _HAS_AN_ADDRESS,
    },
    "serving.Server._config.Protocol.connection_lost": {
        "`if self.client is not None` always True": _HAS_AN_ADDRESS,
    },
    "visits.Wrong": {"`field: str = \"\"`: '' → another text": "no field of a form has that name either"},
    "jwt._encode": {
        "`return urlsafe_b64encode(data).decode().rstrip(\"=\")`: '=' → another text": "nothing ends so: JSON ends with a brace, and of a digest's 256 bits the last four make the last letter",  # noqa: E501
    },
    "control.stranger": {
        "`client, host = request.client, request.url.hostname or \"\"`: '' → another text": "neither holds a dot",
    },
    "provider.MockState.__init__": {
        "`self.ids = Ids(f\"{seed}/{provider.name}\")`: '/' → another text": "as much, drawn otherwise",
    },
    "serving.Server._config.hanging": {
        "`return await app(scope, receive, send)`: returns None": "nobody reads what an ASGI application returns",
        '`transport = connections.get(scope.get("client") or ("", 0))`: 0 → 1': "nobody connects from an empty address",
        '`transport = connections.get(scope.get("client") or ("", 0))`: \'\' → another text': "nobody connects from an address like it",
    },
    "serving.Server._config": {
        "`timeout_graceful_shutdown=1,`: 1 → 2": "nothing says how long a mock that stops waits for a caller who holds on",
    },
    "control": {
        '`_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")`: \'HEAD\' → another text': (
            "Starlette adds it to a route that takes GET"
        ),
    },
    "person._form": {
        '`if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":`: \'\' → another text': (  # noqa: E501
            "neither is the type of a form"
        ),
    },
    "checking._is_local": {
        '`return match is not None and int(match["port"] or 0) < 65536  # noqa: PLR2004 - ports end there`: 0 → 1': "either port is one",
    },
    "checking._pattern": {
        "`yield ValidationError(f\"does not match {text}\")`: 'does not match ' → another text": "a problem names the rule, and nobody reads the validator's words",  # noqa: E501
    },
    "control._body": {
        '`if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":`: \'\' → another text': _NEITHER_IS_JSON,  # noqa: E501
    },
    "person._entry.enter": {
        "`key = str(request.path_params.get(link.key) or request.query_params.get(link.key, \"\"))`: '' → another text": "no link has that key either",  # noqa: E501
    },
    "serving.Server.__init__": {
        "`self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)`: 1 → 2": "whatever is not 0 switches it on",
    },
    "tenants.Tenant": {_FROZEN: _IN_PYTHON, f"{_FROZEN} (2)": _IN_PYTHON},
}
