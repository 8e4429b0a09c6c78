"""The relationship map: its model, its one geometry, its drawing, and what can be read off it in sentences."""
