"""All reads about people, by what they are about."""
