"""The world itself is tested: a test that trusts it must not be fooled."""
