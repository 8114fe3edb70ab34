"""What the tests of all adapters share."""

import pytest

pytest.register_assert_rewrite("tests.adapters.channel_contract")
