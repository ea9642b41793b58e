"""The build around the stages: what runs, what is kept, what is written, and the reports about it."""
