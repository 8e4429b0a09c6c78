"""What comes back from a reader: matched with the share it answers, and kept beside the cards it is about."""

from collections.abc import Iterator

from powerkit.documents.docx_comments import comments_from_docx
from powerkit.documents.reply import Comment, Reply, copy_number, read_reply
from powerkit.entries.quick_entry import number_of
from powerkit.errors import ReplyError
from powerkit.logbook import Logbook
from powerkit.logbook.share_model import KeptComment, KeptReply, Share
from powerkit.text.catalogue import later, t, tn

_LONGEST_ANSWERED = 80
_ASK = later("Ask the person to send their reply again, as Save my reply made it.")


def bring_in(content: bytes, logbook: Logbook) -> KeptReply:
    """Keep a reply: the file that *Save my reply* made, or a Word copy with its comments. What is kept is returned.

    Raises:
        ReplyError: it is no reply, answers a share of another workbook, was changed, holds no comment, or was brought
            in before. Nothing was kept.
    """
    is_word = content[:2] == b"PK"
    reply = comments_from_docx(content) if is_word else read_reply(content)
    share = _answered(reply, logbook, is_word)
    comments = tuple(_kept(reply, share))
    if not comments:
        raise ReplyError(t("There is no comment in this file."), t("Ask the person to write one and send it again."))
    kept = logbook.add_reply(share.number, _reviewer(reply), comments)
    if kept is None:
        raise ReplyError(
            t("This reply was brought in before. Nothing was added."), t("Its comments are in your log book.")
        )
    return kept


def kept_in_words(reply: KeptReply, share: Share) -> str:
    """What was brought in, in one line, such as "3 comments by Ana on share 4, of 3 March 2026"."""
    number = len(reply.comments)
    if not reply.reviewer:
        return tn("{number} comment on share {share}", "{number} comments on share {share}", number, share=share.number)
    return tn(
        "{number} comment by {reader} on share {share}",
        "{number} comments by {reader} on share {share}",
        number,
        reader=reply.reviewer,
        share=share.number,
    )


def thread_in_words(comment: KeptComment) -> str:
    """What the line above a comment says of its thread, such as ", in answer to “Why?”, closed"; "" for nothing."""
    answers = " ".join(comment.answers.split())
    if len(answers) > _LONGEST_ANSWERED:
        answers = f"{answers[:_LONGEST_ANSWERED].rstrip()}…"
    if answers and comment.resolved:
        return t(", in answer to “{comment}”, closed", comment=answers)
    if answers:
        return t(", in answer to “{comment}”", comment=answers)
    return t(", closed") if comment.resolved else ""


def _answered(reply: Reply, logbook: Logbook, is_word: bool) -> Share:
    """The share that the reply answers, once nothing speaks against it."""
    if reply.workbook and reply.workbook != logbook.workbook_id:
        raise ReplyError(
            t("This reply answers a share of another workbook."), t("Open that workbook and bring it in there.")
        )
    share = (logbook.share_of(reply.share) if reply.share else None) or _numbered(reply, logbook)
    if share is None and not reply.share and not reply.numbers:
        what = (
            t("This Word file is not a copy of something you shared.")
            if is_word
            else t("This file does not say to what.")
        )
        raise ReplyError(what, t("Choose the copy that came back to you."))
    if share is None:
        raise ReplyError(
            t("This reply answers a share that is not in this log book."),
            t("It is of another workbook, or you have erased or forgotten it."),
        )
    if reply.whole is False or (reply.checksum and reply.checksum != share.said.checksum):
        raise ReplyError(t("This reply was changed after it was saved, so it was not brought in."), t(_ASK))
    if not is_word and not reply.checksum:
        raise ReplyError(t("This reply does not say which text it answers, so it was not brought in."), t(_ASK))
    return share


def _numbered(reply: Reply, logbook: Logbook) -> Share | None:
    """The share whose number stands in the text of a Word copy that has lost its properties on the way."""
    numbers = frozenset(reply.numbers)
    return next((share for share in logbook.shares() if numbers and copy_number(share.said.token) in numbers), None)


def _kept(reply: Reply, share: Share) -> Iterator[KeptComment]:
    """The comments with the places that the share has; one about anything else is about all of it."""
    places = {item.in_files: (item.card, item.entry, item.version) for item in share.said.items}
    for comment in reply.comments:
        if not comment.text.strip():
            continue
        card, entry, version = places.get(_place(comment, share), ("", 0, 0))
        text, answers = comment.text.strip(), comment.answers
        yield KeptComment(card, entry, version, text, comment.author, comment.about, answers, comment.resolved)


def _place(comment: Comment, share: Share) -> tuple[str, int, int]:
    if comment.place:
        return comment.place.card, comment.place.entry, comment.place.version
    if comment.under:
        number, count = comment.under
        same = [item for item in share.said.items if number_of(item.card) == number]
        if count <= 2 * len(same):  # the backs of all cards, then all cards in full
            return same[(count - 1) % len(same)].in_files
    return "", 0, 0


def _reviewer(reply: Reply) -> str:
    authors = dict.fromkeys(comment.author for comment in reply.comments if comment.author)
    return reply.reviewer or ", ".join(authors)
