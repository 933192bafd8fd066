"""Every bench in turn: make bench."""

from tests.bench import index

index.main()
