"""Words and files of text: escaping, dates, phrasing. It knows nothing of the workbook."""
