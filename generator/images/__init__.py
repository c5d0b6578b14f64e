"""Images: photos, share cards and their text layout, QR codes."""
