"""Files in and out: read a sheet, plan what it would change, apply the plan, write tables back.

A domain says what its columns are and what a row means (`<domain>/sheets`); this package does the rest.
"""
