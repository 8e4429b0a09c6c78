"""The workbook as a guest in any Jupyter server: a server extension, which opens it at ``…/powerkit``."""
