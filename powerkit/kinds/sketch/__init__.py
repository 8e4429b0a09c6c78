"""The picture of a sketch: strokes, shapes, arrows and labels as vectors, with real text."""
