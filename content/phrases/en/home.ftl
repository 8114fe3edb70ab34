### A person's own page, for platforms that have one.

home-more-title = You and Dult
home-more = What is stored about you, who sees what, and everything you can write.

# Words by which somebody asks for their page, with commas between them.
home-words = home, my page, start page
