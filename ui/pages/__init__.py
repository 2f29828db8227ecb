"""One module per screen. Pages are made when they are first shown (see `registry`)."""
