"""Drawings: their labels, their lines, and the pictures made of them."""
