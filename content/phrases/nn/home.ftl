### A person's own page, for platforms that have one.

home-more-title = Du og Dult
home-more = Kva som er lagra om deg, kven som ser kva, og alt du kan skrive.

# Words by which somebody asks for their page, with commas between them.
home-words = heim, mi side, startside
