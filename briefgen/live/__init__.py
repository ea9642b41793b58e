"""The site while it is being worked on: served on loopback, rebuilt on change."""
