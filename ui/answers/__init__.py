"""One voice's answers on the screen: the reading itself, and one widget per type of answer (see `answer`)."""
