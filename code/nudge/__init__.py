"""What the lessons teach, one concept per module: how machines learn, one small nudge at a time."""
