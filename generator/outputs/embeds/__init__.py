"""Files for other sites that embed entries: the cards that frames show, and oEmbed documents."""
