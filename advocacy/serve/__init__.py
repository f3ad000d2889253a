"""Starting the assistant: build what must be built, train when the data changed, run both servers."""
