### The guard on free text: what looks like somebody's number is pointed out before it is kept.

# $found names one or more of the three below.
guard-warning = Dette ser ud til at stå i teksten: { $found }. Fjern det gerne, før du gemmer.
guard-national-id = cpr-nummer
guard-phone = telefonnummer
guard-email = e-mailadresse
guard-choose = Hvis teksten er fin, som den er
guard-save-anyway = Gem den sådan
guard-hint = Dult kan tage fejl. Et sagsnummer kan ligne et cpr-nummer.
