"""Figures as they are put beside one another."""


def in_digits(text: str, low: float | None, high: float | None) -> str:
    """A number that is written out, in digits, so that it can be compared; everything else as the article has it.

    >>> in_digits("two thousand", 2000.0, 2000.0), in_digits("2.6 million", 2.6e6, 2.6e6), in_digits("dozens", 24, 99)
    ('2,000', '2.6 million', 'dozens')
    """
    if low is None or low != high or any(letter.isdigit() for letter in text):
        return text
    return f"{low:,g}" if low % 1 else f"{low:,.0f}"
