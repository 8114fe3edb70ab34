"""The application: how Dult converses and runs."""
