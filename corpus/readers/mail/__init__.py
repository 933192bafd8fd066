"""Mails, and pages that browsers save as mails."""
