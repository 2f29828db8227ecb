"""Everything that enters or leaves besides prints: the dossier file."""
