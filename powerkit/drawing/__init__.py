"""What all pictures share: fonts, widths of text, colours, PNG, typesetting."""
