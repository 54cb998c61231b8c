"""Tell other machines that something happened: signed, repeated until they answer, never with personal data."""
