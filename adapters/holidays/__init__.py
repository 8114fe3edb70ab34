"""The `holidays` library: public holidays by law, turned into the tables that Dult reads."""
