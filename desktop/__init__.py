"""The counter's program: composition root, services, presenters, forms, windows and paper."""
