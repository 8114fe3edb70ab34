### The status that people set on their platform, where it is to count.

status-label = Kun tilani kertoo, että olen poissa
# $source is the chat.
status-hint =
    { $source ->
    [slack] Slackissa huomioidaan 🌴 ja 🤒.
   *[other] Loma ja sairaus huomioidaan.
} Dult säilyttää vain päättymisajan, ei sitä, kumpi se on.
status-pause = Dult pitää taukoa
status-write = Dult kirjoittaa kuten ennenkin
status-ignored = Dult ei ota tilaasi huomioon.
status-followed = Kun tilasi kertoo, että olet poissa, Dult pitää taukoa.
status-away = Tilasi kertoo, että olet poissa. Dult pitää taukoa, kunnes on { $day }.
