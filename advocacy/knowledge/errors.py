"""What is said when a knowledge file cannot be used."""


class KnowledgeError(Exception):
    """One fault in one knowledge file, said in one line: file, key, what is wrong, how to mend it."""

    def __init__(self, file: str, key: str, what: str, mend: str):
        self.file, self.key, self.what, self.mend = file, key, what, mend
        super().__init__(str(self))

    def __str__(self) -> str:
        line = f"{self.file}: {self.key}: {self.what}. To mend it: {self.mend}"
        return " ".join(line.split())
