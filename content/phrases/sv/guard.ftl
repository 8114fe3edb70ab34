### The guard on free text: what looks like somebody's number is pointed out before it is kept.

# $found names one or more of the three below.
guard-warning = Det här verkar stå i texten: { $found }. Ta gärna bort det innan du sparar.
guard-national-id = personnummer
guard-phone = telefonnummer
guard-email = e-postadress
guard-choose = Om texten är bra som den är
guard-save-anyway = Spara den så
guard-hint = Dult kan ha fel. Ett ärendenummer kan likna ett personnummer.
