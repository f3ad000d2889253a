"""What people write, understood: domain terms (no rasa here) and the components of the Rasa pipeline."""
