"""The roster of a community, read from whatever workbook the last office left, understood before anything is kept."""
