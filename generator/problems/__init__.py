"""Problems of content: their codes, their values, their reports."""
