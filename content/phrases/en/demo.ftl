### What invented people say in the demo's past.

demo-help = My manager is away until next week. Who can I agree on a time with?
demo-remark = Ten minutes were enough, and now my manager knows what I do.
# Stand after “When” and “Then I or we”.
demo-plan-when = our staff meeting comes to “any other business”
demo-plan-then = ask what somebody learnt this week
