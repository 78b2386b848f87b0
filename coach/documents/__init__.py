"""Domain values as documents and back; the only place that knows Markdown."""
