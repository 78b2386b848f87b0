"""Everyday words that are names too, and letters with another meaning: they need more to count."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


COMMON_WORDS = _words(
    """
    will hope may grace faith joy mark rose summer april june august autumn dawn eve ivy lily daisy
    poppy olive ruby pearl amber jade crystal jasmine holly heather iris violet melody harmony
    charity patience prudence felicity verity honor honour grant frank bill rob pat sue drew chase
    hunter mason cooper taylor parker brook river sky star angel king prince duke earl dean art
    gene jack guy miles wade rich chance christian jordan robin jay lane brown white black green
    gray grey young long short small little day night knight wood woods hill stone banks bridges
    fields rivers lake marsh moor heath park church bell cook baker butcher carpenter farmer fisher
    fox wolf bird swan drake finch crow hawk lamb bull pike ray march penny basil ginger sandy
    rusty sunny happy trinity destiny precious blessing gift favour victor noble best good wise
    strong hardy moody bright sharp sweet love dear friend child children bishop abbot pope monk
    mercy temple ward house hall home rooms gates poole bush barn frost snow rain storm winter
    spring sims cross case price cash pound penn bond monday tuesday wednesday thursday friday
    saturday sunday
    """
)
"""Alone, such a word counts only with a capital where a sentence does not begin anyway."""

MONTHS = _words("april may june august march")
"""Names that are months."""

BEFORE_A_MONTH = _words(
    "in of since until till by during next last early late mid before after from to every"
)
"""What is said before a month and seldom before a person."""

NOT_ALONE = _words(
    """
    van der den de la le du da di al el bin ibn abu mac mc st the of and von ap ab ni
    mr mrs ms miss mx dr sir lady
    """
)
"""Parts of names that say nothing by themselves."""

OTHER_LETTERS = _words(
    """
    GP UK TV IT PE LA CP EH SW OT HR MH DV DA AM PM ID OK TA RE PA EP CE DR MR AD BC VS PS PC RN SS
    CV TB BP HV EU US SEN IRO PLO FDA ICO NHS ASC EHC CIN CLA LAC MDT PEP SGO
    """
)
"""Abbreviations of the work: as initials they count only with their full stops."""
