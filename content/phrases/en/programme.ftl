### What the owner of a programme is told.

# $programme is its title, $weeks how many weeks it still has.
programme-runs-out-title = { $programme } is running out
programme-runs-out =
    { $weeks ->
    [one] There is one week left of *{ $programme }*.
   *[other] There are { $weeks } weeks left of *{ $programme }*.
} After that, the people in it get no more from Dult until something new begins.

    - Choose what comes next, and when it starts.
    - Ask whoever runs Dult for you to start it with *dult programme start*.
    - If it ends here, there is nothing to do.
