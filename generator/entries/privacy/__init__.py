"""Private data in entries: numbers, contacts, and the places where they are looked for."""
