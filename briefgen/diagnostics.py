"""What is wrong, as values: a `Diagnostic` about content, a `BriefgenError` about usage. Anything else is a defect."""

from msgspec import Struct

from briefgen.model import Severity


class Diagnostic(Struct, frozen=True, kw_only=True, order=True):
    """One problem, one line: `file:line: what, why, what to do`. `path` is relative to the workspace."""

    path: str
    line: int = 0
    code: str = ""
    message: str
    hint: str = ""
    severity: Severity = "warning"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        hint = f"; {self.hint}" if self.hint else ""
        return f"{place}: {self.severity}: {self.message}{hint} [{self.code}]"


class BriefgenError(Exception):
    """Wrong usage or configuration: nothing was written. Carries every problem found, printed one a line."""

    def __init__(self, *problems: str | Diagnostic) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
