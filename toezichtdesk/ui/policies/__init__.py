"""Beleid: the versions of the policy, and the trial of any version on the history."""
