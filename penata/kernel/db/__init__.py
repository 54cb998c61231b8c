"""What PostgreSQL offers and Django does not name: periods, paths, COPY, reads that cannot write."""
