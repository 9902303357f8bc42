"""Word files as parts, names and text: what ``word`` fills and ``joining`` joins."""
