"""Tests of an organisation's picture and the copies it is made of."""
