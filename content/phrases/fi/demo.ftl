### What invented people say in the demo's past.

demo-help = Esihenkilöni on lomalla ensi viikkoon. Kenen kanssa voin sopia ajasta?
demo-remark = Kymmenen minuuttia riitti, ja nyt esihenkilö tietää, mitä teen.
# Stand after “When” and “Then I or we”.
demo-plan-when = henkilöstökokous pääsee muihin asioihin
demo-plan-then = kysyn, mitä joku on oppinut tällä viikolla
