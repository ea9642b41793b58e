"""An edition to pages, PDF and other forms for readers."""
