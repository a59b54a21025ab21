"""Indicators: what happened, and what is said to the Board?"""
