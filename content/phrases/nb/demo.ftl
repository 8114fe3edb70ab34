### What invented people say in the demo's past.

demo-help = Lederen min har ferie til neste uke. Hvem kan jeg avtale tid med?
demo-remark = Ti minutter holdt, og nå vet lederen hva jeg driver med.
# Stand after “When” and “Then I or we”.
demo-plan-when = personalmøtet kommer til eventuelt
demo-plan-then = spørre hva noen har lært denne uka
