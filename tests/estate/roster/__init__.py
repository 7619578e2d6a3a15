"""The roster reader against what offices and strangers hand over."""
