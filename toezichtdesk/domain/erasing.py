"""Why a text with the name of a person cannot be erased."""

from __future__ import annotations

from enum import Enum


class WhyItStays(Enum):
    """What keeps a text as it is; `wording.why_it_stays` says it in Dutch."""

    SEALED = "sealed"
    IS_REFERENCE = "is_reference"
    IS_OLD_LABEL = "is_old_label"
    REASON_OF_FIGURE = "reason_of_figure"
    WHO_ACTED = "who_acted"
    NAME_OF_FILE = "name_of_file"
    WORD_OF_PROGRAM = "word_of_program"
    AUTHOR_OF_POLICY = "author_of_policy"
    MOTIVE_OF_POLICY = "motive_of_policy"
