"""Writes to the organisation, as verbs with an author. One module per thing."""
