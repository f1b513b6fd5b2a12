"""The tests of Rapport. The folders mirror the program."""
