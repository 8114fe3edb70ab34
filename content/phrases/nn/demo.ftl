### What invented people say in the demo's past.

demo-help = Leiaren min har ferie til neste veke. Kven kan eg avtale tid med?
demo-remark = Ti minutt heldt, og no veit leiaren kva eg driv med.
# Stand after “When” and “Then I or we”.
demo-plan-when = personalmøtet kjem til eventuelt
demo-plan-then = spørje kva nokon har lært denne veka
