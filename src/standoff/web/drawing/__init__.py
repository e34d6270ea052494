"""Pictures, as SVG made here: small functions from plain data to shapes. They know nothing of a crisis."""
