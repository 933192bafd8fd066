"""Printed pages: PDFs, scans and photos, and the paragraphs on them."""
