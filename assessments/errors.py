"""The errors this domain raises. Every message is one plain sentence for a person, safe to print."""


class AssessmentsError(Exception):
    """Anything the domain refuses; `str()` is one sentence that says what to do."""


class ContentError(AssessmentsError):
    """A content file is wrong; names the file, the item and the reason."""

    def __init__(self, file: str, item: str, reason: str) -> None:
        super().__init__(f"{file}: {item}: {reason}" if item else f"{file}: {reason}")
        self.file, self.item, self.reason = file, item, reason


class AnswerError(AssessmentsError):
    """An answer doesn't fit its question; the sentence says what would."""

    def __init__(self, item: str, reason: str) -> None:
        super().__init__(f"{item}: {reason}" if item else reason)
        self.item, self.reason = item, reason


class StoreError(AssessmentsError):
    """Something could not be kept or read; nothing that was kept before is harmed."""
