"""Dult in Microsoft Teams: what is specific to Teams, and nothing else."""
