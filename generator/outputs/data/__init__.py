"""Data for other programs, at `api/v1/`: documents in JSON with their schemas, and a catalogue for spreadsheets."""
