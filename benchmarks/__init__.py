"""What it costs: time outside the parser, memory, hard inputs, the command line; and a generator for loads."""
