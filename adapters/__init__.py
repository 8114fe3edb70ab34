"""One folder per foreign system; no adapter imports another."""
