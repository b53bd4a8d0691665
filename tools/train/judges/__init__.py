"""Judges: small classifiers of rendered clips that say what a clip shows. They know the world, never the generator."""
