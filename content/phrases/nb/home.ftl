### A person's own page, for platforms that have one.

home-more-title = Deg og Dult
home-more = Hva som er lagret om deg, hvem som ser hva, og alt du kan skrive.
