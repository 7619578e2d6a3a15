"""The emulated cards and reader against recordings of real cards, application notes and the data sheets."""
