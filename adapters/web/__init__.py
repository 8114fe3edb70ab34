"""The try-out channel: a chat in the browser, for those who want to see Dult or have no other chat."""
