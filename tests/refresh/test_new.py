"""`new`: a provider that was not there begins with its files, questions that its document raises, and a client."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.overlay import apply, load
from generator.parse import parse
from generator.refresh import today
from generator.scaffold.drafts import drafts
from generator.scaffold.findings import environments
from generator.scaffold.questions import overlay_text
from generator.types import Json, Source
from tests.refresh.project import ROOT, Project
from tests.refresh.server import Site
from tests.refresh.test_pages import PAGE, READ

SPEC = """\
openapi: 3.1.0
info: {title: Nova, version: '1'}
externalDocs: {url: https://docs.nova.example/}
servers:
  - {url: https://test-api.nova.example, description: Test}
  - {url: https://api.nova.example}
components:
  securitySchemes:
    appKey: {type: apiKey, in: header, name: x-app}
security: [{appKey: []}]
paths:
  /login:
    post:
      tags: [auth]
      operationId: authLogin
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {title: Session, type: object, properties: {
            code: {type: integer}, message: {type: string}, transaction_id: {type: string}, access_token: {type: string}}}}}
  /people:
    post:
      tags: [people]
      operationId: peopleFind
      requestBody:
        content:
          application/json:
            schema:
              title: PersonQuery
              type: object
              properties:
                aadhaar_number: {type: string, example: '987654321098'}
                company: {type: string}
                created_at: {type: integer}
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {title: Person, type: object, properties: {
            code: {type: integer}, message: {type: string}, transaction_id: {type: string}, mobile: {type: string}}}}}
"""
HOSTILE = SPEC.replace("appKey", '"odd\\n- target: $"').replace("mobile:", '"the mobile\\n\\"]\'# ": ')


@pytest.fixture
def spec(project: Project) -> Path:
    """A document beside the project."""
    path = project.folder / "nova.yaml"
    path.write_text(SPEC, encoding="utf-8")
    return path


def files(folder: Path) -> set[str]:
    """Everything in it but drafts, which nothing reads."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in found if not name.startswith("drafts/")}


def test_a_new_provider_has_files_and_a_client(project: Project, spec: Path) -> None:
    """`generate` shows it, `check` is green, and its client can be imported."""
    output = project.run("new", "nova", str(spec)).splitlines()

    assert output[0] == (
        "made specs/nova (openapi.yaml, SOURCE.toml) and overlays/nova (provider.toml, 10-questions.overlay.yaml)"
    )
    assert output[1] == "drafts of its mock, its profile and its samples: overlays/nova/drafts"
    assert [line.split()[:2] for line in output if line.startswith("nova ")] == [["nova", "2"]]
    assert output[-2].startswith("Next: answer the questions in overlays/nova/10-questions.overlay.yaml")
    assert output[-1].startswith(
        "Then `make lint-provider PROVIDER=nova` says what is open, and `make ci` asks for a sample"
    )
    assert (project.folder / "specs" / "nova" / "openapi.yaml").read_text("utf-8") == SPEC
    assert "(acme, nova)" in project.run("check")
    program = "from kyc_clients.nova import Nova; print(sorted(Nova.__annotations__) is not None)"
    subprocess.run([sys.executable, "-c", program], cwd=project.folder / "generated", check=True, capture_output=True)


def test_the_record_says_where_it_came_from(project: Project, site: Site) -> None:
    """`refresh` asks there from now on."""
    url = site.put("/nova.yaml", SPEC)

    project.run("new", "nova", url)

    record = tomllib.loads((project.folder / "specs" / "nova" / "SOURCE.toml").read_text("utf-8"))
    assert (record["url"], record["document"]) == ("https://docs.nova.example/", url)
    assert (record["retrieved"], record["keep"]) == (today(), "everything")
    assert "nothing changed" in project.run("refresh", "nova")


def test_the_questions_are_those_that_the_document_raises(project: Project, spec: Path) -> None:
    """Schemes, fields that sound personal, numbers that sound like moments, what replies have in common."""
    project.run("new", "nova", str(spec))

    text = (project.folder / "overlays" / "nova" / "10-questions.overlay.yaml").read_text("utf-8")
    for line in (
        "  - target: $.servers[0]",
        "    update: {x-environment: test}",
        "    update: {x-environment: production}",
        '  #   found: "appKey" (apiKey header x-app)',
        '  # Does "authLogin" give a token? Then the client can log in by itself:',
        '  #   found in most responses: "code", "message", "transaction_id"',
        "  #   update: {x-envelope: {message: [/message], code: [/code], transaction-id: [/transaction_id]}}",
        '  # - target: $..properties["aadhaar_number"]',
        '  # - target: $..properties["mobile"]',
        '  # - target: $..properties["access_token"]',
        "  #   update: {x-epoch: milliseconds}",
        '  # - target: $.paths["/people"].post',
        "  #   1 texts look like a secret or a real person's number; look at them first:",
    ):
        assert line in text.splitlines()
    assert "company" not in text
    assert "987654321098" not in text


@pytest.mark.parametrize("document", ["nova", "hostile", "sandbox", "deepvue", "decentro"])
def test_every_suggestion_applies_when_it_is_uncommented(project: Project, document: str) -> None:
    """Nobody has to correct a path that we wrote."""
    stored = ROOT / "specs" / document / "openapi.yaml"
    path = project.folder / "given.yaml"
    made_up = {"nova": SPEC, "hostile": HOSTILE}
    path.write_text(made_up.get(document) or stored.read_text("utf-8"), encoding="utf-8")
    from generator.refresh import obtain  # noqa: PLC0415 - beside its only use
    from generator.scaffold import scaffold  # noqa: PLC0415

    made = scaffold("given", "Given", obtain([str(path)]), [])
    questions = made.overlays["10-questions.overlay.yaml"]
    answered = re.sub(
        r"^  # (- target:|  description:|  x-evidence:|  update:|  remove:)", r"  \1", questions, flags=re.MULTILINE
    )

    assert answered.count("- target:") > 5
    apply(parse(Source("given.yaml", path.read_text("utf-8"))), [load(parse(Source("q.overlay.yaml", answered)))])


def test_an_overlay_may_be_given(project: Project, spec: Path) -> None:
    """It applies after the questions, under a name that says its turn."""
    overlay = project.folder / "mine.yaml"
    overlay.write_text(
        "overlay: 1.1.0\ninfo: {title: Mine, version: '1'}\nactions:\n"
        "  - target: $.paths['/people'].post.operationId\n    update: peopleSearch\n",
        encoding="utf-8",
    )

    project.run("new", "nova", str(spec), "--overlay", str(overlay))

    assert "20-mine.overlay.yaml" in files(project.folder / "overlays" / "nova")
    assert "def search(" in (project.folder / "generated" / "kyc_clients" / "nova" / "people.py").read_text("utf-8")


def test_an_overlay_with_a_number_keeps_it(project: Project, spec: Path) -> None:
    """Whoever numbered it knew its turn."""
    for name in ("15-a.overlay.yaml", "16-b.overlay.json"):
        action = f'{{"target": "$.info", "update": {{"version": "{name}"}}}}'
        text = f'{{"overlay": "1.1.0", "info": {{"title": "A", "version": "1"}}, "actions": [{action}]}}'
        (project.folder / name).write_text(text, encoding="utf-8")

    project.run("new", "nova", str(spec), "--overlay", "15-a.overlay.yaml", "--overlay", "16-b.overlay.json")

    assert files(project.folder / "overlays" / "nova") == {
        "provider.toml", "10-questions.overlay.yaml", "15-a.overlay.yaml", "16-b.overlay.yaml",
    }  # fmt: skip


def test_a_document_without_hosts_asks_for_one(spec: Path) -> None:
    """The action stands on a host that belongs to nobody until it is answered."""
    text = re.sub(r"servers:\n(  - .*\n)+", "servers: [{x-environment: odd}, 7]\n", SPEC)
    spec.write_text(re.sub(r"schema: \{title: (Session|Person),", "schema: {", text), encoding="utf-8")
    from generator.refresh import obtain  # noqa: PLC0415 - beside its only use
    from generator.scaffold import scaffold  # noqa: PLC0415

    made = scaffold("nova", "Nova", obtain([str(spec)]), []).overlays["10-questions.overlay.yaml"]

    assert "update: {servers: [{url: https://api.example.com, x-environment: production}]}" in made


def test_hosts_are_named_after_their_descriptions() -> None:
    """By their description, or a word in their address; never twice the same."""
    servers = ["https://uat.acme.example", "https://api.acme.example", "https://eu.acme.example", "https://["]

    found = environments({"servers": [{"url": url} for url in servers]})

    assert [name for _, _, name in found] == ["uat", "production", "production_3", "production_4"]


def test_drafts_lie_where_nothing_reads_them(project: Project, spec: Path) -> None:
    """A mock, a profile, and a sample for each operation, as the client calls it."""
    project.run("new", "nova", str(spec))

    drafts = project.folder / "overlays" / "nova" / "drafts"
    samples = {path.name: json.loads(path.read_text("utf-8")) for path in (drafts / "samples").iterdir()}
    assert {path.name for path in drafts.iterdir()} == {"mock.py", "contract.py", "samples"}
    assert {name: pair["call"]["method"] for name, pair in samples.items()} == {
        "auth-login--done.json": "auth.login",
        "people-find--done.json": "people.find",
    }
    assert '"peopleFind": _not_written,' in (drafts / "mock.py").read_text("utf-8")
    assert not (project.folder / "generated" / "kyc_clients" / "nova" / "mock.py").exists()


def test_drafts_of_a_hostile_document_are_python() -> None:
    """Whatever its names hold is text in them, and no code."""
    unusual = 'people"+__import__("os")+"\u2028😀'
    made = drafts("nova", "Nova", {"paths": {"/x": {"get": {"operationId": unusual, "tags": ["'x"]}}}})

    tree = ast.parse(made["mock.py"])

    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    assert unusual in texts
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "__import__"]


def test_drafts_call_credentials_as_the_client_does() -> None:
    """By the names that the generator gives its constructor's arguments; what none can be made of is left out."""
    schemes: dict[str, Json] = {
        "class": {"type": "apiKey", "in": "header", "name": "X-Class"},
        "timeout": {"type": "apiKey", "in": "header", "name": "X-Timeout"},
        "Key 1": {"type": "apiKey", "in": "header", "name": "X-Key", "x-argument": "apiKey"},
        "😀": {"type": "http", "scheme": "bearer"},
    }
    made = drafts("nova", "Nova", {"components": {"securitySchemes": schemes}})["mock.py"]

    assert 'arguments=("class_", "timeout_", "api_key"),' in made
    assert '"class_": headers.get("x-class", "")' in made


def test_pages_make_a_provider(project: Project) -> None:
    """They are kept as they are: messages point into them."""
    pages = project.folder / "docs"
    pages.mkdir()
    (pages / "open.md").write_text(PAGE, encoding="utf-8")
    (pages / "read.md").write_text(READ, encoding="utf-8")

    project.run("new", "nova", str(pages))

    assert files(project.folder / "specs" / "nova") == {"SOURCE.toml", "pages/open.md", "pages/read.md"}
    assert (project.folder / "specs" / "nova" / "pages" / "open.md").read_text("utf-8") == PAGE
    assert "(acme, nova)" in project.run("check")


def test_a_document_that_needs_an_overlay_first_is_kept(project: Project, spec: Path) -> None:
    """What keeps it from being a client is reported, to be fixed in the new folder."""
    spec.write_text(SPEC.replace("company: {type: string}", "company: {$ref: '#/nowhere'}"), encoding="utf-8")

    output = project.run("new", "nova", str(spec), code=1)

    assert "specs/nova/openapi.yaml:33:26: error[dangling-reference]" in output
    assert output.endswith("No client yet. Next: fix the above in overlays/nova, then `make generate`.\n")
    assert files(project.folder / "overlays" / "nova") == {"provider.toml", "10-questions.overlay.yaml"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Nova", "nova.yaml"), "error[config-invalid]: 'Nova' is no package name"),
        (("../nova", "nova.yaml"), "error[config-invalid]"),
        (("mock", "nova.yaml"), "error[config-invalid]"),
        (("acme", "nova.yaml"), "specs/acme:1:1: error[provider-exists]: there is a provider acme"),
        (("nova", "missing.yaml"), "error[file-missing]"),
        (("nova", "."), "error[file-missing]: there is no page (*.md) in this folder"),
        (("nova", "specs/acme/SOURCE.toml"), "error[not-openapi]"),
        (("nova", "overlays/acme/10-names.overlay.yaml"), "error[not-openapi]"),
        (("nova", "http://127.0.0.1:9/nova.yaml"), "error[fetch-failed]"),
        (("nova", "http://nova.example/nova.yaml"), "error[fetch-url]"),
        (("nova", "nova.yaml", "--overlay", "missing.yaml"), "error[file-missing]"),
        (("nova", "nova.yaml", "--overlay", "nova.yaml"), "error[overlay-invalid]"),
        (("nova", "nova.yaml", "--title", "no class"), "error[config-invalid]"),
    ],
)
def test_what_cannot_be_begun_leaves_nothing(
    project: Project, spec: Path, arguments: tuple[str, ...], message: str
) -> None:
    """No folder, no file, no client."""
    assert spec.exists()
    before = files(project.folder)

    assert message in project.run("new", *arguments, code=1)

    assert files(project.folder) == before


def test_a_disk_that_fails_leaves_nothing(project: Project, spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second folder cannot be written, so the first goes."""
    before = files(project.folder)
    (project.folder / "overlays").chmod(0o500)
    from generator.commands import new  # noqa: PLC0415 - to break it
    from generator.files import write_tree  # noqa: PLC0415

    def fail(folder: Path, texts: dict[str, str]) -> None:
        if folder.parent.name == "overlays":
            raise KeyboardInterrupt
        write_tree(folder, texts)

    monkeypatch.setattr(new, "write_tree", fail)

    output = project.run("new", "nova", str(spec), code=1)

    (project.folder / "overlays").chmod(0o700)
    assert output == "interrupted; nothing was changed\n"
    assert files(project.folder) == before


def test_a_folder_that_was_left_over_is_named(project: Project, spec: Path) -> None:
    """One of the two is enough for the name to be taken."""
    (project.folder / "specs" / "nova").mkdir()

    assert "specs/nova:1:1: error[provider-exists]" in project.run("new", "nova", str(spec), code=1)


HOSTILE_SUITE = sorted((ROOT / "tests" / "suites" / "hostile-specs").glob("*.*"))


def test_hostile_documents_raise_questions_and_nothing_else() -> None:
    """Whatever a name holds, what is written applies, and no text of theirs becomes an action."""
    from generator.errors import Refused  # noqa: PLC0415 - beside its only use
    from generator.refresh import obtain  # noqa: PLC0415
    from generator.scaffold import scaffold  # noqa: PLC0415

    asked = 0
    for path in HOSTILE_SUITE:
        try:
            obtained = obtain([str(path)])
        except Refused:
            continue
        text = scaffold("given", "Given", obtained, []).overlays["10-questions.overlay.yaml"]
        overlay = load(parse(Source("q.overlay.yaml", text)))
        apply(obtained.document, [overlay])
        assert all(action.target == "$" or action.target.startswith("$.servers[") for action in overlay.actions)
        asked += 1

    assert asked > 60


def test_a_flag_of_success_becomes_a_failure_and_an_error_object_is_looked_into() -> None:
    """A reply under HTTP 200 may say that nothing was done."""
    error = "{type: object, properties: {code: {type: string}, message: {type: string}}}"
    schema = f"{{type: object, properties: {{success: {{type: boolean}}, error: {error}}}}}"
    no_content = f"{{responses: {{'200': {{content: {{application/json: {{schema: {schema}}}}}}}}}}}"
    root = parse(Source("a.yaml", f"paths:\n  /a: {{get: {no_content}}}\n  /b: {{get: {no_content}}}\n")).value

    (update,) = [line for line in overlay_text("Acme", root, "https://a.example").splitlines() if "x-envelope" in line]

    assert "/error/message" in update
    assert "failures" in update
    assert "pointer: /success, is: false" in update


ASKED = """\
openapi: 3.1.0
info: {title: Nova, version: '1'}
servers: [{url: https://api.nova.example}]
paths:
  /sessions:
    post:
      tags: [sessions]
      operationId: startSession
      requestBody: {content: {application/json: {schema: {title: Start, type: object, properties: {redirectUrl: {type: string}}}}}}
      responses:
        '200': {description: '', content: {application/json: {schema: {title: Started, type: object, properties: {id: {type: string}}}}}}
        '404': {$ref: '#/components/responses/Gone'}
  /sessions/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      tags: [sessions]
      operationId: readSession
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {title: Session, type: object, properties: {
            status: {type: string, enum: [waiting, done, denied]}, fileUrl: {type: string, format: uri}, photo: {type: string}}}}}
components:
  responses:
    Gone:
      description: Gone.
      content: {application/json: {schema: {type: object, properties: {error: {$ref: '#/components/schemas/Problem'}}}}}
  schemas:
    Problem: {type: object, properties: {code: {type: string}, detail: {type: string}, traceId: {type: string}}}
"""


def test_all_that_costs_is_asked() -> None:
    """Errors that speak where success does not, repeated reads, polling, files in links and in base64, the way back."""
    text = overlay_text("Nova", parse(Source("nova.yaml", ASKED)).value, "https://docs.nova.example/")

    for line in (
        "  #   update: {x-envelope: {message: [/error/detail], code: [/error/code], transaction-id: [/error/traceId]}}",
        '  # - target: $.paths["/sessions"].post.responses["404"]',
        "  #   update: {x-error: not-found}",
        '  # - target: $.paths["/sessions/{id}"].get',
        "  #   update: {x-retry: unsafe}",
        "  #   update: {x-poll: {status: /status, done: [done], failed: {denied: consent-denied}}}",
        '  # - target: $..properties["fileUrl"]',
        "  #   update: {x-file-link: true, x-sensitive: true}",
        '  # - target: $..properties["photo"]',
        "  #   update: {contentEncoding: base64}",
        "  #   update: {x-callback: {session: [session_id], state: [state], error: [error]}}",
    ):
        assert line in text.splitlines()


def test_questions_say_what_is_repeated_without_a_response() -> None:
    """A read is repeated: whoever knows of one that changes something has to say so."""
    text = overlay_text("Nova", parse(Source("nova.yaml", ASKED)).value, "https://docs.nova.example/")

    assert "All are repeated, unless you say so." in text
    assert "None is, unless you say so; GET, HEAD and" in text


def test_lint_counts_the_questions_that_are_open(project: Project, spec: Path) -> None:
    """And asks for evidence where the document names no page."""
    spec.write_text(SPEC.replace("externalDocs: {url: https://docs.nova.example/}\n", ""), "utf-8")
    project.run("new", "nova", str(spec))

    output = project.run("lint", "nova", code=1)

    assert re.search(
        r"^overlays/nova/10-questions\.overlay\.yaml: \d+ suggestions to take or to delete$", output, re.MULTILINE
    )
    assert output.count("error[overlay-unanswered]: the action still asks for its evidence") == 2


KEYS = """\
openapi: 3.0.3
info: {title: Nova, version: '1'}
servers: [{url: https://api.nova.example}]
components:
  parameters: {Secret: {name: x-client-secret, in: header, required: true, schema: {type: string}}}
paths:
  /token:
    post:
      operationId: getToken
      parameters:
        - {name: x-client-id, in: header, required: true, schema: {type: string}}
        - {$ref: '#/components/parameters/Secret'}
        - {name: x-request-id, in: header, schema: {type: string}}
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {allOf: [{type: object, properties: {refreshToken: {type: string}}}, {properties: {
            result: {type: object, properties: {accessToken: {type: string}, expiresIn: {type: integer}}}}}]}}}
"""


def test_keys_among_the_parameters_become_schemes_and_a_login_is_found() -> None:
    """By the names of headers, wherever they are declared; the token is that for access, wherever it stands."""
    text = overlay_text("Nova", parse(Source("nova.yaml", KEYS)).value, "https://docs.nova.example/")

    schemes = "{clientId: {type: apiKey, in: header, name: x-client-id}, clientSecret: {type: apiKey, in: header, name: x-client-secret}}"
    by_name = '@["name"] == "x-client-id" && @["in"] == "header"'
    for line in (
        f"  #   update: {{components: {{securitySchemes: {schemes}}}}}",
        "  #   update: {security: [{clientId: [], clientSecret: []}]}",
        f'  # - target: $.paths["/token"].post.parameters[?{by_name} || @["$ref"] == "#/components/parameters/Secret"]',
        "  #   remove: true",
    ):
        assert line in text.splitlines()
    schemed = KEYS.replace(
        "components:\n",
        "components:\n  securitySchemes: {key: {type: apiKey, in: header, name: k}, t: {type: http, scheme: bearer}}\n",
    )
    again = overlay_text("Nova", parse(Source("nova.yaml", schemed)).value, "https://docs.nova.example/").splitlines()
    assert '  # - target: $.components.securitySchemes["t"]' in again
    assert (
        "  #   update: {x-login: {operation: getToken, token: [/result/accessToken, /refreshToken], lifetime: 3600}}"
        in again
    )
    assert "epoch" not in text


def test_links_and_words_are_asked_for() -> None:
    """An id that one response gives and another operation asks for; whatever says nothing of itself."""
    text = overlay_text("Nova", parse(Source("nova.yaml", ASKED)).value, "https://docs.nova.example/")

    for line in (
        '  # - target: $.paths["/sessions"].post.responses["200"]',
        "  #   update: {links: {read_session: {operationId: readSession, parameters: {id: $response.body#/id}}}}",
        "  #   update: {summary: Say it in a few words, description: Say what it does.}",
        '  # - target: $.paths["/sessions/{id}"].parameters[?@["name"] == "id" && @["in"] == "path"]',
        "  #   update: {tags: [{name: sessions, description: Say what it does.}]}",
    ):
        assert line in text.splitlines()


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("400", '#   found in responses of errors: "/reason", "/reasons"'),
        ("201", "#   found: successful responses have no members in common."),
    ],
)
def test_the_members_of_errors_are_listed_if_there_are_any(status: str, line: str) -> None:
    """Otherwise nothing is said of them."""
    schema = "{type: object, properties: {reason: {type: string}, reasons: {type: array}}}"
    response = f"{{'{status}': {{content: {{application/json: {{schema: {schema}}}}}}}}}"
    root = parse(Source("a.yaml", f"paths:\n  /a: {{get: {{responses: {response}}}}}\n")).value

    text = overlay_text("Acme", root, "https://a.example")

    assert line in text
    assert ("found in responses of errors" in text) == (status == "400")
