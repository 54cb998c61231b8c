"""Saya, everybody's own pages, phone first. Domains bring their part by registration:

cards at `saya` (what asks for an answer, what is on its way), at `saya.data` and at `saya.documents`; menu items at
`saya.tab`, `saya.action` and `saya.correct` (see `kernel/ui/menus.py`).
"""
