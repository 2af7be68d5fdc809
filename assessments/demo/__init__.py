"""Invented people, made by rule from a seed, through the same questions and checks as real answers."""

from assessments.demo.building import build
from assessments.demo.stories import DemoPerson, people

__all__ = ["DemoPerson", "build", "people"]
