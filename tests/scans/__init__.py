"""The tests of scans; pytest explains the assertions of their shared pictures too."""

import pytest

pytest.register_assert_rewrite("tests.scans.pictures", "tests.scans.child")
