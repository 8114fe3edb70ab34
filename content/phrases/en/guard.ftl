### The guard on free text: what looks like somebody's number is pointed out before it is kept.

# $found names one or more of the three below.
guard-warning = This seems to be in the text: { $found }. Please take it out before you save.
guard-national-id = national identity number
guard-phone = phone number
guard-email = e-mail address
guard-choose = If the text is fine as it is
guard-save-anyway = Save it like this
guard-hint = Dult can be wrong. A case number may look like an identity number.
