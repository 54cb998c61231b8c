"""Machines outside, one folder each: the protocol, the real one, and a fake that the same tests hold to it."""
