"""A real JupyterHub with its real proxy, on this computer alone, with a workbook for each of its people."""
