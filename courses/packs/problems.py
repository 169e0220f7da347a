"""What is wrong with a pack: file, line and reason, gathered until everything has been read."""

from __future__ import annotations

from dataclasses import dataclass, field


def printable(words: str) -> str:
    """The words with everything that could steer a terminal replaced."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in words)


class ImportProblem(Exception):  # noqa: N818  (it is told to a person: a problem, not an error)
    """A file that cannot be read at all: one sentence, and its line; 0 where none is known."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True, order=True)
class PackProblem:
    """One thing to mend. `file` is relative to the pack, `line` counts from 1."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return printable(f"{self.file}:{self.line}: {self.reason}")


class PackRefusedError(Exception):
    """The pack cannot be loaded; `problems` lists every reason, in reading order."""

    def __init__(self, problems: list[PackProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(slots=True)
class Problems:
    """Gathers problems while a pack is read."""

    found: list[PackProblem] = field(default_factory=list)

    def report(self, file: str, line: int, reason: str) -> None:
        """Note one problem."""
        self.found.append(PackProblem(file, line, reason))

    def refusal(self) -> PackRefusedError:
        """The error that lists what was noted, each problem once."""
        return PackRefusedError(sorted(set(self.found)))
