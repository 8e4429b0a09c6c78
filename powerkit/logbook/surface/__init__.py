"""The log book as the rest of the workbook sees it, in parts: `powerkit.logbook.logbook` makes one of them."""
