"""The conversation: from what was understood and what is known to what is said next. No Rasa here."""
