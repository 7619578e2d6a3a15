"""Who works here: sign-in, roles, what each role may do, and the settings of the centre."""
