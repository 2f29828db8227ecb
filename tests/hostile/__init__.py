"""Files that somebody changed on purpose, or that broke on the way: refused with a sentence, or taken in whole."""
