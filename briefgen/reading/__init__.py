"""A source file to an article: encodings, formats, metadata, paragraphs, sentences, dates of publication."""
