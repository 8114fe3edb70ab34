"""How Dult comes into Teams: the package, and the optional way by Microsoft Graph."""
