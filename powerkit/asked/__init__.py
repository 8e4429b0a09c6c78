"""What the page may ask about an answer of any kind while it is written. Each is loaded when first asked."""
