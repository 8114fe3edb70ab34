### What invented people say in the demo's past.

demo-help = Lederen min har ferie til neste uke. Hvem kan jeg avtale tid med?
demo-remark = Ti minutter holdt, og nå vet lederen hva jeg driver med.
