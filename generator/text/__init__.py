"""Text: Vietnamese letters and names, confusable letters, a prefilter for patterns."""
