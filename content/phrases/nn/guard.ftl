### The guard on free text: what looks like somebody's number is pointed out before it is kept.

# $found names one or more of the three below.
guard-warning = Dette ser ut til å stå i teksten: { $found }. Ta det gjerne bort før du lagrar.
guard-national-id = fødselsnummer
guard-phone = telefonnummer
guard-email = e-postadresse
guard-choose = Om teksten er grei som han er
guard-save-anyway = Lagre han slik
guard-hint = Dult kan ta feil. Eit saksnummer kan likne på eit fødselsnummer.
