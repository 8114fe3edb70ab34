### The try-out page: everything around the messages.

web-title = Prova Dult
web-choose = Välj vem du vill vara
web-choose-why = Alla här är påhittade. Var en person i den här fliken och en annan i nästa. Se vad var och en får från Dult.

# Headings over people to be, and what somebody sees as one of them.
web-group-agent = Kompetensagenter
web-group-agent-what = Får en liten uppgift varje vecka och svarar med ett tryck.
web-group-team = Team
web-group-team-what = Reflekterar tillsammans i fem minuter.
web-group-coordinator = Koordinatorer
web-group-coordinator-what = Skickar till alla och ser vilka meddelandet har nått.
web-group-employee = Medarbetare
web-group-employee-what = Får det som gäller alla och kan pausa när de vill.

web-search = Hitta någon annan
web-search-button = Sök
web-search-none = Hittade ingen med det namnet. Prova bara förnamnet.
web-change = Byt person
web-language = Språk

# What somebody is to the network, under their name.
web-role-coordinator = Koordinator
web-role-agent = Kompetensagent
web-role-leader = Chef
web-role-employee = Medarbetare

# The conversation. A person's own one stands beside the rooms of their teams.
web-rooms = Samtal
web-own = Bara du och Dult
web-log = Meddelanden
web-empty = Inga meddelanden än
web-empty-own = Skriv hjälp för att se vad Dult kan. I provversionen kan du också flytta klockan till nästa dag.
web-empty-room = Här talar Dult med hela teamet.
web-you = Du
web-only-you = Bara du ser detta
web-more = Fler val

# A film: $minutes is how long it takes.
web-film = { $minutes ->
    [one] Film på en minut
   *[other] Film på { $minutes } minuter
}
web-captions = med undertexter
web-no-captions = utan undertexter

# A file that comes with a message: $name is what it is called.
web-save = Spara { $name }

# The box to write in.
web-skip = Gå till skrivfältet
web-write = Skriv till Dult
web-write-hint = Skriv till Dult, till exempel hjälp
web-write-room = Skriv till teamet och Dult
web-send = Skicka

# Forms; $count is how many characters fit.
web-errors = Något saknas eller behöver rättas
web-optional = (frivilligt)
web-characters = Högst { $count } tecken.
web-choose-one = Välj
web-close = Stäng
web-cancel = Avbryt
web-leave = Stänga utan att spara det du har skrivit?

# The demo's clock.
web-clock = Klockan i provversionen
web-next-day = Nästa dag
web-next-week = Nästa vecka
web-other-day = Annan dag
web-move-to = Gå till klockan 12 den här dagen
web-move = Flytta klockan

# Sentences above the box to write in.
web-notice-old = Den här knappen fungerar inte längre. Titta efter ett nyare meddelande eller skriv hjälp.
web-notice-not-saved = Det här är inte sparat än. Vänta lite och försök igen.
web-notice-too-long = Texten är för lång för att skickas. Korta den och försök igen.
web-notice-expired = Sidan har varit öppen för länge. Ladda om den och försök igen.
web-notice-moving = Klockan går. Allt som ska hända på vägen händer nu.
web-notice-no-such-day = Klockan går bara framåt. Välj en dag från i morgon till om ett år.
web-notice-offline = Ingen anslutning. Nya meddelanden kommer när den är tillbaka.

# Coming in with a one-time code.
web-sign-in = Logga in
web-sign-in-how = Skriv engångskoden som du har fått av en koordinator. Den fungerar en gång, inom ett dygn.
web-sign-in-code = Engångskod
web-sign-in-button = Logga in
web-sign-in-wrong = Koden fungerar inte. Se efter om den är rätt skriven, eller be koordinatorn om en ny.
web-sign-in-wait = Det blev många försök. Vänta tio minuter och försök igen.
web-sign-out = Logga ut

# When there is nothing to show.
web-off = Webbsidan är avstängd
web-off-why = Här använder ni Dult i Slack eller Teams. Den som sköter Dult kan slå på inloggning för den här sidan.
web-lost = Här fanns ingenting
web-lost-why = Sidan finns inte, eller så är den inte för dig.
web-lost-home = Till startsidan
