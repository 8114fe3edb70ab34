### What invented people say in the demo's past.

demo-help = Min leder har ferie til næste uge. Hvem kan jeg aftale tid med?
demo-remark = Ti minutter var nok, og nu ved lederen, hvad jeg laver.
