"""Whom Dult believes in Teams, where its token may go, and where it gets one."""
