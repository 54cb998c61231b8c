"""What is known of accounts."""
