"""The addresses of the service, one file per noun of the contract."""
