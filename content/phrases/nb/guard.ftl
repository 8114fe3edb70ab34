### The guard on free text: what looks like somebody's number is pointed out before it is kept.

# $found names one or more of the three below.
guard-warning = Dette ser ut til å stå i teksten: { $found }. Ta det gjerne bort før du lagrer.
guard-national-id = fødselsnummer
guard-phone = telefonnummer
guard-email = e-postadresse
guard-choose = Hvis teksten er grei som den er
guard-save-anyway = Lagre den slik
guard-hint = Dult kan ta feil. Et saksnummer kan likne på et fødselsnummer.
