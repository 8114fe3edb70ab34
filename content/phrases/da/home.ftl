### A person's own page, for platforms that have one.

home-more-title = Dig og Dult
home-more = Hvad der er gemt om dig, hvem der ser hvad, og alt det, du kan skrive.

# Words by which somebody asks for their page, with commas between them.
home-words = hjem, min side, startside
