"""What an adapter fulfils (`contract.py`) and what all adapters over HTTP share."""
