### What Dult tells about itself.
about-title = About Dult

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult gives you small things to learn from in the working day. By itself it sends one thing a week at most, in working hours. There are no points and no ranking.

    { $packs }
about-who-title = Who sees what
about-who =
    - **Answers to tasks:** coordinators see them, and figures for each site. Leaders and others see only the network as a whole. Kept for { general-answers-kept }.
    - **Calls for help:** coordinators see that you ask, but only the one who helps sees the words. Kept for { general-answers-kept }.
    - **Own notes in the team:** only you, until you share them. Kept for { general-notes-kept }.
    - **Plans you make:** only you. Kept while they are open, and for { general-answers-kept } after that.
    - **Everyday practices you share:** competence agents and coordinators, with your name, until you take them back. Kept for { general-answers-kept }.
    - **Challenges you lift:** coordinators, with your name or without it, as you choose. Kept for { general-challenges-kept }.
    - **Figures about others:** only for { $k_figures } people or more.
    - **Whoever leaves:** name and words are deleted after { general-leavers-after }.
    - **Pause, language and time:** only you.
    - **Whoever runs Dult:** sees no content in daily work.

    Write “my data” to see it all and “delete” to delete.
