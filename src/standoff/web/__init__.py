"""The desk: a local web application over a crisis file, where one reads, checks and judges."""
