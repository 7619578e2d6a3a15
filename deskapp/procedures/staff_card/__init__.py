"""Cards on a written application: applied for, agreed to, and those of the centre authorised and made one by one."""
