"""What is understood inside one article: dates, people, quotations and speakers, documents, figures."""
