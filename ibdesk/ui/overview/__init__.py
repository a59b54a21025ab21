"""Overview: where should one look?"""
