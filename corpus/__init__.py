"""What Pullquote knows: articles read, stored, searched and quoted; plain synchronous Python, no Telegram."""
