"""Where people come in: the web page and its API, and the parts that every channel shares."""
