"""A photo of a drawing on paper: which files are taken, how one is made small and clean, and shown."""
