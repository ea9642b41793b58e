"""Invented editions for tests and for looking at pages: every word in them is ours."""
