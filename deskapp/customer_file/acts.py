"""The acts on a customer file, by their names in the policy table."""

FILE, LEND, CHECK, EXPORT = "file_papers", "lend_file", "check_files", "export_file"
