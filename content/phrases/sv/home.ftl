### A person's own page, for platforms that have one.

home-more-title = Du och Dult
home-more = Vad som är sparat om dig, vem som ser vad och allt du kan skriva.

# Words by which somebody asks for their page, with commas between them.
home-words = hem, min sida, startsida
