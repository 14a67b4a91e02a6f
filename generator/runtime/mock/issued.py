"""A made-up person and company, and the documents that issuers would have given them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

PHOTO: Final = "/9j/2Q=="
"""The smallest thing that begins and ends like a JPEG, in base64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who does not exist."""

    name: str
    born: str
    """DD-MM-YYYY."""
    gender: str
    """`M`, `F` or `T`."""
    mobile: str
    email: str = ""
    care_of: str = "D/O Ravi Example"

    def born_as(self, separator: str) -> str:
        """Return the date of birth with another separator, or none."""
        return self.born.replace("-", separator)

    @property
    def gender_word(self) -> str:
        """The gender in full, in lower case."""
        return {"M": "male", "F": "female"}.get(self.gender, "transgender")


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A document as its issuer keeps it."""

    code: str
    """The issuer's code for the kind of document, such as `PANCR`."""
    issuer_id: str
    issuer: str
    description: str
    number: str
    mime: str
    content: bytes

    @property
    def uri(self) -> str:
        """Its name in DigiLocker."""
        return f"{self.issuer_id}-{self.code}-{self.number}"


UIDAI: Final = ("in.gov.uidai", "Unique Identification Authority of India (UIDAI)")
TAX: Final = ("in.gov.pan", "Income Tax Department")
TRANSPORT: Final = ("in.gov.transport", "Ministry of Road Transport and Highways")
AFFAIRS: Final = ("in.gov.mca", "Ministry of Corporate Affairs (MCA), Govt. of India")
GST: Final = ("in.gov.gstn", "Goods and Services Tax Network (GSTN)")
UDYAM: Final = ("in.gov.msme", "Ministry of Micro, Small and Medium Enterprises")


def documents_of(person: Person) -> tuple[IssuedDocument, IssuedDocument, IssuedDocument]:
    """Return a person's Aadhaar, PAN and driving licence."""
    return (
        IssuedDocument("ADHAR", *UIDAI, "Aadhaar Card", "0" * 32, "application/xml", _aadhaar_xml(person)),
        certificate(person, TAX, "PANCR", "PAN Verification Record", "AAAAA0000A"),
        certificate(person, TRANSPORT, "DRVLC", "Driving License", "MH0000000000000"),
    )


def documents_of_company(name: str) -> tuple[IssuedDocument, IssuedDocument, IssuedDocument]:
    """Return a company's master details, GST details and Udyam certificate."""
    company = f'<Organization name="{escape(name)}"/>'
    master, cin = "Company Master Details", "U00000GJ2023PTC000000"
    return (
        IssuedDocument("CPMTD", *AFFAIRS, master, cin, "application/pdf", pdf((master, name, cin))),
        _certificate(company, GST, "GSTND", "GSTN Details", "24AAAAA0000A1Z0"),
        _certificate(company, UDYAM, "UDCER", "Udyam Certificate", "UDYAM-GJ-00-0000000"),
    )


def certificate(person: Person, issuer: tuple[str, str], code: str, description: str, number: str) -> IssuedDocument:
    """Return a certificate in the form that issuers share; an issuer is its id and its name."""
    holder = f'<Person name="{escape(person.name)}" dob="{person.born}" gender="{person.gender_word.upper()}"/>'
    return _certificate(holder, issuer, code, description, number)


def _certificate(holder: str, issuer: tuple[str, str], code: str, description: str, number: str) -> IssuedDocument:
    issuer_id, name = issuer
    by = f'<IssuedBy><Organization name="{escape(name)}" code="{issuer_id}"/></IssuedBy>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Certificate type="{code}" number="{number}" status="A">'
        f"{by}<IssuedTo>{holder}</IssuedTo><CertificateData/></Certificate>\n"
    ).encode()
    return IssuedDocument(code, issuer_id, name, description, number, "application/xml", content)


def _aadhaar_xml(person: Person) -> bytes:
    identity = f'name="{escape(person.name)}" dob="{person.born}" gender="{person.gender}"'
    address = f'co="{escape(person.care_of)}" house="12" street="Example Road" loc="Example Colony"'
    place = 'vtc="Pune" dist="Pune" state="Maharashtra" pc="411001" country="India"'
    uid = f'<UidData tkn="" uid="xxxxxxxx0000"><Poi {identity}/><Poa {address} {place}/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<KycRes code="MOCK" ret="Y" ttl="2099-01-01T00:00:00">{uid}'
        f"<Pht>{PHOTO}</Pht></UidData></KycRes>\n"
    ).encode()


def pdf(lines: tuple[str, ...]) -> bytes:
    """Return a one-page PDF that says these lines."""
    shown = "".join(f"({_pdf_text(line)}) Tj T* " for line in lines)
    stream = f"BT /F1 14 Tf 20 TL 72 760 Td {shown}ET".encode("latin-1", "replace")
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, places = b"%PDF-1.4\n", list[int]()
    for index, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (index, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    return body + head + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(body))


def _pdf_text(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
