"""Every bench in turn: make bench."""

from tests.bench import index, product

product.main()
index.main()
