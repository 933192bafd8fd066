"""Documents of one text: Word, OpenDocument, EPUB, RTF, HTML, Markdown, plain text."""
