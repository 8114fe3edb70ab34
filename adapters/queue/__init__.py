"""Work for several machines: which worker drains a workspace next, by Procrastinate on PostgreSQL."""
