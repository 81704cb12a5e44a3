"""One use case, one function, one transaction. No Qt here, and no sentences: the window and the command line
share it.
"""
