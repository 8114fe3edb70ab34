### Everything stored about a person, and deleting it.

# On buttons: at most 20 characters.
data-delete-more = Radera något
data-delete-some = Välj vad
data-delete-all = Radera allt
data-delete-button = Radera
data-title = Mina data
data-here = Här är allt Dult har sparat om dig, i två filer. Den ena är att läsa, den andra är för maskiner.
data-only-you = Bara du ser det här.

# Headings; each stands before a number.
data-facts = Vem du är och vad du har valt
data-received = Meddelanden du har fått
data-answers = Dina svar
data-help-requests = När du har bett om hjälp
data-notes = Dina anteckningar
data-plans = Dina planer
data-agreements = Överenskommelser du har skrivit för teamet
data-passed-on = Det du har delat med teamet
data-challenges = Utmaningar du har lyft
data-practices = Arbetssätt du har delat, och det du har provat
data-sign-ins = Inloggning med engångskod
data-conversation = Samtalet med Dult på webbsidan
data-others = Annat som nämner dig, se filen för maskiner

# Deleting.
data-delete-title = Radera det som är ditt
data-what-stays = { $count ->
    [0] Det finns inga svar eller ord från dig att radera nu.
    [one] Det finns en sak du har svarat eller skrivit.
   *[other] Det finns { $count } saker du har svarat eller skrivit.
}
data-why-stays = Något blir kvar. Att ett meddelande har skickats sparas, så att du inte får det två gånger. Namn och arbetsplats kommer från organisationens fil. Paus, språk och tid gäller fortfarande. Teamets överenskommelser är teamets, men utan ditt namn. Slack och Teams har egna kopior enligt organisationens regler.
data-which = Vad vill du radera?
data-sure = Är du säker?
data-yes-all = Ja, radera allt jag har svarat och skrivit
data-no-way-back = Det här går inte att ångra. Samtalet med Dult på webbsidan töms också.
data-deleted-title = Raderat
data-deleted = { $count ->
    [0] Det fanns inget att radera.
    [one] En sak är raderad.
   *[other] { $count } saker är raderade.
}

# What each of them is, in a list.
data-an-answer = svar
data-a-help-request = fråga om hjälp
data-a-passed-on = delat med teamet
data-a-note = egen anteckning
data-a-plan = plan
data-an-agreement = ditt namn på en överenskommelse
data-a-challenge = utmaning
data-an-answer-to-one = ditt namn på ett svar
data-a-practice = delat arbetssätt
data-a-try = provat också
data-a-broadcast = utskick
