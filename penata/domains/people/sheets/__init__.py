"""What the files about people hold."""
