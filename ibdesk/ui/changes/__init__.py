"""Changes and history: what moved since the Board last saw it?"""
