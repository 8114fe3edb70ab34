### What Dult tells about itself.
about-title = About Dult

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult gives you small things to learn from in the working day. By itself it sends one thing a week at most, in working hours. There are no points and no ranking.

    { $packs }
about-who-title = Who sees what
about-who =
    - **Answers to tasks:** coordinators see them, and figures for each site. Leaders and others see only the network as a whole. Kept for 12 months.
    - **Calls for help:** coordinators see that you ask, only the one who helps sees the words. Kept for 12 months.
    - **Own notes in the team:** only you, until you share them. Kept for 12 months.
    - **Pause, language and time:** only you.
    - **Whoever runs Dult:** sees no content in daily work.

    Write “my data” to see it all and “delete” to delete.
