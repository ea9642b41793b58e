"""The metadata of a PDF that claims two standards: one XMP packet for PDF/A-3A and PDF/UA-1, embedded files listed once.

WeasyPrint writes one `pdf_variant`; PDF/A wants the other standard's schema described and the packet uncompressed.
"""

import datetime
import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree

UA = "http://www.aiim.org/pdfua/ns/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

_UA_PART = f"""<rdf:RDF xmlns:rdf="{RDF}" xmlns:pdfuaid="{UA}" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Description rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{UA}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""
"""PDF/UA-1 identification (ISO 14289-1, 5) with the extension schema that PDF/A-3 (ISO 19005-3, 6.6.2.3) asks for."""

_PREFIXES = {
    "pdfuaid": UA,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
EPOCH = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""Date of embedded files in an edition that has none."""


def created(stated: str | None) -> datetime.datetime:
    """The instant for embedded files: midnight UTC of the edition's day."""
    return datetime.datetime.fromisoformat(stated[:10]).replace(tzinfo=datetime.UTC) if stated else EPOCH


def both_standards(metadata: Any) -> None:
    """Make a document's metadata claim PDF/UA-1 beside PDF/A, and stay uncompressed."""
    write, describe = metadata.include_in_pdf, metadata.generate_rdf_metadata
    metadata.generate_rdf_metadata = functools.partial(_merged, describe)
    metadata.include_in_pdf = lambda pdf, variant, version, conformance, compress: write(pdf, variant, version, conformance, False)


def _merged(describe: Any, *claims: Any) -> bytes:
    for prefix, namespace in _PREFIXES.items():
        ElementTree.register_namespace(prefix, namespace)
    whole = ElementTree.fromstring(describe(*claims))
    whole.extend(ElementTree.fromstring(_UA_PART))
    packet: bytes = ElementTree.tostring(whole, encoding="utf-8")
    return packet


def finish(document: Any, pdf: Any) -> None:
    """List every embedded file once in `/AF` (WeasyPrint lists it twice), and label the pages as they are printed."""
    import pydyf

    decimal = pydyf.Dictionary({"S": "/D"})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, decimal])})

    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


@contextmanager
def plain_ends() -> Iterator[None]:
    """Within this context a stream whose compressed bytes end in a carriage return is stored uncompressed.

    Validators, `page` among them, take that byte for part of the line end before `endstream` and find the length wrong.
    """
    import pydyf

    original = pydyf.Stream.data

    def data(stream: Any) -> bytes:
        written: bytes = original.fget(stream)
        if stream.compress and written.endswith(b"\r\nendstream"):
            stream.compress = False
            written = original.fget(stream)
        return written

    pydyf.Stream.data = property(data)
    try:
        yield
    finally:
        pydyf.Stream.data = original
