"""The built site to its readers, the e-mail edition to its list, and what a server and a scheduler have to be told."""
