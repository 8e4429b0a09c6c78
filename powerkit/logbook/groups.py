"""Whether an entry is a group's, told by whom it was made with or by what its community is called."""

from functools import lru_cache

from powerkit.text.catalogue import t


def is_another_group(community: str) -> bool:
    """Whether an entry's community is what a group is called that has no name."""
    return community.startswith(t("Another group"))


@lru_cache(maxsize=128)
def are_group(people: str) -> bool:
    """Whether those an entry was made with are a group: "The team", "Tenants of Mill Lane"."""
    if " " not in people:
        return False
    from powerkit.privacy.people import is_group  # its lists of words are loaded where somebody is named

    return is_group(people)
