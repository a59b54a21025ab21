"""Strangers' workbooks read in a process of their own, with limits, which may die without taking the program along."""
