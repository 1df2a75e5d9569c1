"""Helpdesk: when a human answers, what was promised, and how it was kept. Pure.

desk      what a clinic's helpdesk promises, and its hours
hours     the promise clock: minutes that count only while the desk is open
figures   how long people waited for the first answer, and how many promises were kept
"""
