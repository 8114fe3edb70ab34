"""The store: tables, stores, migrations; beside the channels' install stores the only code that knows SQL."""
