"""Fixtures for every test."""

from tests.world.fixture import world as world
