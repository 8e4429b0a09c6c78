"""Answers as pictures: the only room where drawing libraries are known, each imported when first needed."""
