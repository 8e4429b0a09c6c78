"""The workbook's tools on their own, for any notebook: what ``powerkit.RelationshipMap`` and its like are."""
