"""One function per command: parse, call the api, render."""
