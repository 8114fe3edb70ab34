### The one question after three tasks without an answer.

# On buttons: at most 20 characters.
silence-fewer = Fewer
silence-pause = Pause
silence-stop = Stop
silence-keep = Weekly is fine
silence-title = Does it suit you as it is?
silence-question = Weeks can be full, and that is fine. Would you like tasks less often, a pause, or to stop? Without an answer Dult falls silent in a week, until you start again.
silence-who-sees = Only you see the answer. The choice holds until you change it.
silence-fewer-title = Every other week
silence-fewer-means = From now on you get a task every other week. No task is lost.
silence-keep-title = Every week
silence-keep-means = Good. The next task comes as usual.
