"""Pictures and videos: judged by what is in them, freed of all metadata, and kept in the data folder."""
