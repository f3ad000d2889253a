"""The assistant measured against what `rasa init` writes, on the same messages in the same run."""
