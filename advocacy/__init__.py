"""The Advocacy Guide: knowledge, eligibility, safety, understanding and channels."""
