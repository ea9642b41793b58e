"""Paragraphs into topics by phrase rules, each with its reason."""
