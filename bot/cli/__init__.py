"""The command line: it parses, calls and prints; what a command does stands with its noun."""
