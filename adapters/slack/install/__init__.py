"""Who may call Slack for which workspace: tokens from the settings or from installations.

This folder is the only place outside ``adapters/database`` that speaks SQL: slack_sdk keeps installations in
tables, and we keep ours where the rest of Dult's memory is.
"""
