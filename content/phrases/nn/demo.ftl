### What invented people say in the demo's past.

demo-help = Leiaren min har ferie til neste veke. Kven kan eg avtale tid med?
demo-remark = Ti minutt heldt, og no veit leiaren kva eg driv med.
