"""Processes that are asked, confined and ended."""
