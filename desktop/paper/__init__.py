"""Receipts: a pure page model and its drawing on A5 and on 80 mm rolls.

``page``, ``facts``, ``first_receipt``, ``second_receipt`` and ``proof`` know nothing of Qt, so that a
receipt's words can be tested without a screen. ``drawing`` needs a running ``QGuiApplication``: without
one Qt aborts the process when the first font is measured.
"""
