"""Understood articles to one edition as pure data: what it shows, cites and leaves out."""
