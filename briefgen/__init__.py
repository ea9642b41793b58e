"""briefgen: dated, cited briefings from a folder of source articles."""

__version__ = "0.1.0"
