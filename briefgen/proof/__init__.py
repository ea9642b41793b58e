"""The manifest of an edition, and the proof of everything that it prints."""
