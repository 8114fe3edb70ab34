"""Spreadsheets: the list of people that comes in, the template for it, and the tables that go out."""
