"""Readings -> mentions, metrics and relations; one module for each kind of row, each a pure function of a Reading."""
