### What invented people say in the demo's past.

demo-help = My manager is away until next week. Who can I agree on a time with?
demo-remark = Ten minutes were enough, and now my manager knows what I do.
