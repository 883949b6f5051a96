"""The blocks of an article: title, byline, dateline, body, captions, furniture."""
