"""The page Beleid: the versions of the policy, and trials of a version on the history."""
