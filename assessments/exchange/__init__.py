"""Exchange: a person's record as a folder, a spreadsheet or JSON, and such a copy taken in again."""
