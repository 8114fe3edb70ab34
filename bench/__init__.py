"""Figures for every promise, each beside a peer or a bare loop measured in the same run."""
