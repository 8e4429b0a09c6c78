"""Words that people say: read from text and files, counted, merged, listed and compared. It draws nothing."""
