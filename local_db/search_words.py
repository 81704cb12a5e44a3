"""What a person types into the search box, as an FTS5 query that cannot be a syntax error."""


def match_query(typed: str) -> str | None:
    """Every word must be found, each as the beginning of a word; None when nothing is left to search for.

    Each word is quoted, so operators, brackets and column filters are only text. A word that is a piece of a
    number (``L07-20261122``) is a phrase whose last part is a beginning.
    """
    words = [word for word in typed.replace("\0", " ").split() if any(part.isalnum() for part in word)]
    quoted = ['"' + word.replace('"', '""') + '"*' for word in words]
    return " ".join(quoted) or None
