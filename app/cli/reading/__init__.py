"""The files a command is given, read and mended."""
