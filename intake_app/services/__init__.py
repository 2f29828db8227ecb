"""The verbs: what the window and the command line ask for, in the user's words."""
