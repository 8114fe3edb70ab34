### What invented people say in the demo's past.

demo-help = Min chef är ledig till nästa vecka. Vem kan jag komma överens om tid med?
demo-remark = Tio minuter räckte, och nu vet chefen vad jag gör.
# Stand after “When” and “Then I or we”.
demo-plan-when = arbetsplatsträffen kommer till övriga frågor
demo-plan-then = fråga vad någon har lärt sig den här veckan
