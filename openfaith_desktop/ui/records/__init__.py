"""The church's records: one windowed list for any type, the card of one record, adding, sending chosen ones."""
