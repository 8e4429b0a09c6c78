"""The rows of an answer that is made of rows, and the answer without one of them."""

from typing import Any

from powerkit.kinds.rows import ROW_ID


def rows_of(answer: Any) -> list[dict[str, Any]]:
    """The rows of a table, a list of words or a map; none of any other answer."""
    rows = answer.get("people") if isinstance(answer, dict) else answer
    return [row for row in rows if isinstance(row, dict) and ROW_ID in row] if isinstance(rows, list) else []


def without_row(answer: Any, row: str) -> Any:
    """The answer without the row of that id."""
    if isinstance(answer, dict):
        return {**answer, "people": without_row(answer.get("people"), row)}
    if not isinstance(answer, list):
        return answer
    return [item for item in answer if not (isinstance(item, dict) and str(item.get(ROW_ID)) == row)]
