"""Documents of people who do not exist, in the issuers' forms."""

PHOTO = "/9j/4AAQSkZJRgABAQAAAQABAAD/2Q=="

AADHAAR = f"""<?xml version="1.0" encoding="UTF-8"?>
<KycRes code="c0de" ret="Y" ts="2026-01-01T10:00:00.000+05:30" ttl="2027-01-01T10:00:00" txn="UKC:1">
  <UidData tkn="" uid="xxxxxxxx1234">
    <Poi dob="19-01-1994" gender="F" name="Asha Example"/>
    <Poa co="C/O Ravi Example" country="India" dist="Pune" house="12" lm="Near the well" loc="Example Colony"
         pc="411001" po="Example PO" state="Maharashtra" street="Example Road" subdist="Haveli" vtc="Pune"/>
    <LData lang="13" name="आशा"/>
    <Pht>{PHOTO}</Pht>
  </UidData>
</KycRes>
""".encode()

PAN = b"""<?xml version="1.0" encoding="UTF-8"?>
<Certificate language="99" name="PAN Verification Record" type="PANCR" number="AAAAA0000A" prevNumber="" expiryDate=""
             validFromDate="" issuedAt="" issueDate="" status="A">
  <IssuedBy><Organization name="Income Tax Department" code="001891" tin="" uid="" type="CG"/></IssuedBy>
  <IssuedTo><Person uid="" title="" name="Asha Example" dob="19-01-1994" gender="MALE" swd="" phone="">
    <Address type="" line1="" line2="" house="" landmark="" locality="" vtc="" district="" pin="" state="" country=""/>
    <Photo format=""/></Person></IssuedTo>
  <CertificateData><PAN verifiedOn="12-03-2025 18:54:22" num="AAAAA0000A"/></CertificateData>
</Certificate>
"""

LICENCE = b"""<Certificate name="Driving License" type="DRVLC" number="MH1220200000000" issueDate="12-03-2020"
    validFromDate="12-03-2020" expiryDate="11-03-2040" status="A">
  <IssuedBy><Organization name="Transport Department" type="SG"/></IssuedBy>
  <IssuedTo><Person name="Asha Example" dob="1994-01-19" gender="Female" swd="Ravi Example">
    <Address line1="Example Road" house="12" locality="Pune" district="Pune" pin="411001" state="MH" country="IN"/>
    <Photo format="JPEG">/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==</Photo></Person></IssuedTo>
  <CertificateData/>
</Certificate>
"""

GST = b"""<Certificate type="GSTND" number="27AAAAA0000A1Z5" status="A">
  <IssuedBy><Organization name="GSTN"/></IssuedBy>
  <IssuedTo><Organization name="Example Textiles"/></IssuedTo><CertificateData/></Certificate>
"""
