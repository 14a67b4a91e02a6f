# Generated from generator/templates by `make generate`. Edit that.

"""The command `kyc`: every operation of every provider from a terminal. Needs the extra `kyc-clients[cli]`."""
