"""One finished copy of a document, as `powerkit.documents.formats` makes several at once."""

from powerkit.documents.docx import docx_copy_begun
from powerkit.documents.markdown import Writer
from powerkit.documents.model import Document, sections
from powerkit.documents.normalize import settled
from powerkit.documents.pdf import pdf_copy_begun
from powerkit.documents.typesetting import forget


def docx_copy(document: Document, share: str = "") -> bytes:
    """The Word copy, of the *share* of that id."""
    try:
        return docx_copy_begun(document, share)()
    finally:
        forget()


def pdf_copy(document: Document) -> bytes:
    """The PDF copy."""
    try:
        return pdf_copy_begun(document)()
    finally:
        forget()


def plain(document: Document) -> str:
    """The document as plain text."""
    document = settled(document)
    writer = Writer(lambda picture: "", escaping=False, parts=tuple(sections(document.blocks)))
    return "\n\n".join([f"# {writer.line(document.title)}", *writer.blocks(document.blocks)]) + "\n"
