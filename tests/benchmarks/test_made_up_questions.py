"""The questions that the import is timed with are questions, each a different one."""

from benchmarks.importing import made_up_gift
from quizzes.interchange.keeping import read_items


def test_every_made_up_question_is_read_without_a_loss() -> None:
    found, reads = read_items(made_up_gift(20).encode(), "made up", None)

    assert found.key == "gift"
    assert [(read.problem, read.lost) for read in reads] == [("", ())] * 20
    assert len({read.state.stem for read in reads if read.state}) == 20
