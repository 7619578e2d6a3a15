"""What is allowed with cards and spaces, and until when: functions of plain values, each citing its rule."""
