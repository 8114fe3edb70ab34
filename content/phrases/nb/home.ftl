### A person's own page, for platforms that have one.

home-more-title = Deg og Dult
home-more = Hva som er lagret om deg, hvem som ser hva, og alt du kan skrive.

# Words by which somebody asks for their page, with commas between them.
home-words = hjem, min side, startside
