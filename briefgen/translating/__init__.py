"""The translator's round trip: an edition's statements out to a translator's file and back, and the memory between editions."""
