### What invented people say in the demo's past.

demo-help = Min leder har ferie til næste uge. Hvem kan jeg aftale tid med?
demo-remark = Ti minutter var nok, og nu ved lederen, hvad jeg laver.
# Stand after “When” and “Then I or we”.
demo-plan-when = personalemødet når til eventuelt
demo-plan-then = spørge, hvad nogen har lært i denne uge
