"""The rules of surveys: pure, standard library only."""
