"""A photo of a drawing on paper: what a file must be to be taken, how it is made small and clean, and how it is shown."""
