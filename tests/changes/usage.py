"""What a user of `base.yaml`'s client writes: each method, argument, field and class is used once, as strictly as may be."""

from collections.abc import Callable

from acme import Acme, AsyncAcme
from acme.errors import Conflict, KycError, NotFound, Rejected
from acme.models import Document, Options, Part, People, Person


def write(acme: Acme) -> str:
    options = Options(language="en", paper=True)
    try:
        document: Document = acme.documents.create_document(
            kind="pan", name="A name", note="A note", size=2, options=options
        )
        acme.documents.create_document(kind="aadhaar", name="A name")
    except Conflict as error:
        return error.message
    return document.id + document.state


def read(acme: Acme) -> list[str]:
    try:
        document: Document = acme.documents.get_document("id", view="full", pages=3)
    except (NotFound, Rejected, KycError):
        return []
    acme.documents.get_document("id", view="short")
    kind: str = document.kind
    issued: str | None = document.issued_on
    tags: list[str] = document.tags
    owner: Person = document.owner
    return [kind, issued or "", *tags, owner.name.upper(), owner.mobile or "", str((owner.age or 0) + 1)]


def wait(acme: Acme) -> str:
    part: Part = acme.documents.get_part("id", 1)
    waited: Part = acme.documents.wait_for_consent("id", 1, timeout=5.0)
    moment = waited.at_at
    return part.state + (moment.isoformat() if moment else "")


def people(acme: Acme) -> int:
    found: People = acme.people.list_people()
    first: Person = found.people[0]
    each: Callable[[], People] = acme.people.list_people
    return (found.total or 0) + len(first.name) + len(each().people)


async def later() -> Document:
    async with AsyncAcme(key="key", environment="test") as acme:
        people: People = await acme.people.list_people()
        return await acme.documents.get_document(people.people[0].name)


def start() -> Acme:
    return Acme(key="key", environment="live", retries=1)
