task-first-step = First step
task-time = Time
task-minutes = { $minutes } min
task-do = Do it
task-later = Another day
task-not-for-me = Not for me
task-who-sees = x
