"""Tests of things put in order."""
