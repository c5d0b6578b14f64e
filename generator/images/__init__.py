"""Images: photos, share cards, their type, QR codes."""
