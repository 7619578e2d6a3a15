"""Pictures and PDF of papers: cleaned, encrypted in a vault beside the database, shown with their purpose on them."""
