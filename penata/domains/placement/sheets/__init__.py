"""What the files of placement hold: roads that come in, what is taken away of a scenario."""
