### A person's own page, for platforms that have one.

home-more-title = Sinä ja Dult
home-more = Mitä sinusta on tallennettu, kuka näkee mitä ja mitä kaikkea voit kirjoittaa.

# Words by which somebody asks for their page, with commas between them.
home-words = etusivu, oma sivu, koti
