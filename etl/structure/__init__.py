"""CleanText -> Outline and DocumentFacts: paragraphs, sections, sentences, header, dates and region."""
