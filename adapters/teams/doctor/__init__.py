"""What is wrong with Dult in Teams, and its mend."""
