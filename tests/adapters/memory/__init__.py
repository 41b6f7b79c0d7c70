"""An in-memory system of another shape than Planning Center, for fast tests of whatever works over any system."""
