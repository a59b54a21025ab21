"""Data: what exactly came in?"""
