"""`powerkit map --compare` tells of every tie to the leader that became another, whatever it was and whatever else."""

from pathlib import Path

import pytest

from powerkit.cli import exit_code

BEFORE = "name,ring,tie\nAna Example,1,strong\nBo Demo,2,weak\nCy Sample,2,\n"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (BEFORE, BEFORE.replace("1,strong", "1,stressed"), "Ana Example (strong, now stressed)"),
        (BEFORE, BEFORE.replace("2,weak", "2,stressed"), "Bo Demo (tenuous, now stressed)"),
        (BEFORE, BEFORE.replace("Sample,2,", "Sample,2,stressed"), "Cy Sample (not said, now stressed)"),
        (
            BEFORE.replace("2,weak", "2,stressed"),
            BEFORE.replace("2,weak", "1,strong"),
            "Bo Demo (stressed, now strong)",
        ),
        (BEFORE, BEFORE.replace("1,strong", "3,stressed"), "Ana Example (strong, now stressed)"),
        (BEFORE, BEFORE.replace("1,strong", "1,"), "Ana Example (strong, now not said)"),
    ],
)
def test_a_tie_that_became_another_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], before: str, after: str, said: str
) -> None:
    first, second = tmp_path / "before.csv", tmp_path / "after.csv"
    first.write_text(before, encoding="utf-8")
    second.write_text(after, encoding="utf-8")
    assert exit_code(["map", str(second), "--compare", str(first)]) == 0
    assert said in capsys.readouterr().out
