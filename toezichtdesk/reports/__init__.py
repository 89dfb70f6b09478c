"""Read-only queries, of which the answers are frozen values.

`record` reads back what was recorded, `judging` judges it by the policy. For whoever asks: `pages`
for the window and the console, `papers` for paper and tables, `texts` for words and names. The
values that they return are in `answers`.
"""
