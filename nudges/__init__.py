"""What there is and what the rules are; knows no chat, no database, no wall clock."""
