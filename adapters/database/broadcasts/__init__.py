"""Broadcasts: planned for everyone at once by statements, changed and counted as a whole."""

from adapters.database.broadcasts.course import DatabaseBroadcasts

__all__ = ["DatabaseBroadcasts"]
