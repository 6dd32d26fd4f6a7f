"""The server: the JSON API and the pages over one read-only database."""
