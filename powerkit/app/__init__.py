"""The workbook as a program: JupyterLab set up for it, started, found again, looked over and put right."""
