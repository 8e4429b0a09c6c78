"""Lists as programs write them: contacts, who was in a meeting, and lists that people made for people."""

import pytest

from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.files.read import read_people
from tests.kinds.map.material import RULING

GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Nickname,Organization Name,Birthday,Labels,E-mail 1 - Value\n"
)
GOOGLE_BEFORE = "Name,Given Name,Additional Name,Family Name,Nickname,Group Membership,E-mail 1 - Value\n"
OUTLOOK = "First Name,Middle Name,Last Name,Title,Company,Job Title,E-mail Address,Mobile Phone,Home Street\n"
CONTACTS = {
    "Google, with a nickname and without": (
        f"{GOOGLE}Ann,,Lee,,Annie,Trust,,* myContacts,a@example.org\nBo,,Ash,,,,,* myContacts,b@example.org\n",
        ["Ann Lee", "Bo Ash"]),
    "Google, of some only a part": (
        f"{GOOGLE}Ann,Mary,,,,,,* myContacts,\n,,Ash,,,,,,b@example.org\n,,,,Kit,,,,\n,,,,,Food Bank,,,\n",
        ["Ann Mary", "Ash", "Kit", "Food Bank"]),
    "Google, as it was before": (
        f"{GOOGLE_BEFORE}Ann Lee,Ann,,Lee,Annie,* myContacts,a@example.org\nBo Ash,Bo,,Ash,,* myContacts,\n",
        ["Ann Lee", "Bo Ash"]),
    "Outlook": (
        f"{OUTLOOK}Ann,,Lee,Dr,Trust,Officer,a@example.org,0161 000,1 High Street\n,,,,Food Bank,,f@example.org,,\n",
        ["Ann Lee", "Food Bank"]),
    "Outlook, only an address": (f"{OUTLOOK}Ann,,Lee,,,,,,\n,,,,,,kit@example.org,,\n", ["Ann Lee", "kit@example.org"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTACTS)
def test_nobody_in_an_address_book_is_lost_or_called_by_a_nickname(name: str) -> None:
    text, names = CONTACTS[name]
    found = read_people([Incoming("contacts.csv", text.encode())], RULING, grow=False)
    assert [person.name for person in found.whole.people] == names
    notes = "".join(person.note for person in found.whole.people)
    assert not any(private in notes for private in ("example.org", "0161", "High Street"))


AT = "11/12/26, 9:58:03 AM"
MEETINGS = {
    "Teams": (
        f"1. Summary\nMeeting title\tHuddle\nAttended participants\t2\nStart time\t{AT}\nEnd time\t{AT}\n\n"
        f"2. Participants\nName\tFirst Join\tLast Leave\tEmail\tRole\n"
        f"Ann Lee\t{AT}\t{AT}\ta@example.org\tOrganizer\n"
        f"Bo Ash\t{AT}\t{AT}\tb@example.org\tPresenter\n\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\n"
        f"Ann Lee\t{AT}\t{AT}\n"),
    "Teams, as it was before": (
        f"Full Name\tUser Action\tTimestamp\nAnn Lee\tJoined\t{AT}\nBo Ash\tJoined\t{AT}\nAnn Lee\tLeft\t{AT}\n"),
    "Teams, one meeting in a list": (
        f"Meeting Summary\nTotal Number of Participants\t2\nMeeting Title\tHuddle\nMeeting Start Time\t{AT}\n\n"
        f"Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
        f"Ann Lee\t{AT}\t{AT}\t1h\ta@example.org\tOrganizer\n"
        f"Bo Ash\t{AT}\t{AT}\t1h\tb@example.org\tAttendee\n"),
    "Zoom": (
        "Meeting ID,Topic,Start Time,End Time,Duration (Minutes)\n"
        "812 345,Huddle,11/12/2026 09:58,11/12/2026 11:01,63\n\n"
        "Name (Original Name),User Email,Total Duration (Minutes),Guest\nAnn Lee,a@example.org,60,No\n"
        "Bo Ash,b@example.org,59,Yes\n"),
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", MEETINGS)
def test_only_those_who_were_in_a_meeting_are_on_the_map_each_once(name: str, encoding: str) -> None:
    found = read_people([Incoming("attendance.csv", MEETINGS[name].encode(encoding))], RULING, grow=False)
    assert [person.name for person in found.whole.people] == ["Ann Lee", "Bo Ash"]
    assert "example.org" not in "".join(person.note for person in found.whole.people)


MADE_BY_HAND = {
    "titles over the headings": "Ward partnership contacts,,\nUpdated November 2026,,\n,,\n",
    "a long letter first": "".join(f"Line {at} of what this list is about,,\n" for at in range(12)) + ",,\n",
    "headings at once": "",
}
BELOW = {
    "nothing": "",
    "a source": ",,\nSource: the ward’s own list,,\n",
    "notes with stars": ",,\n* has moved to another ward,,\n** asked not to be rung,,\n",
}


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("above", MADE_BY_HAND)
def test_what_stands_above_and_below_a_list_is_nobody_and_is_said(above: str, below: str) -> None:
    text = (
        MADE_BY_HAND[above]
        + "Name,Organisation,How close\nAnn Lee,Trust,1\nBo Ash,Residents,2\nCy Dale,Church,4\n"
        + BELOW[below]
    )
    found = read_people([Incoming("list.csv", text.encode())], RULING, grow=False)
    assert [(person.name, person.ring) for person in found.whole.people] == [
        ("Ann Lee", 1),
        ("Bo Ash", 2),
        ("Cy Dale", 4),
    ]
    out = any("no part of the table" in note for note in found.notes)
    assert out == (above != "headings at once" or below != "nothing")
