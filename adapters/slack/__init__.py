"""Dult in Slack: what is specific to Slack, and nothing else."""
