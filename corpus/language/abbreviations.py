"""Words whose full stop does not end a sentence, in the newspapers of the languages that we meet."""

# Always followed by the name or number that they introduce.
TITLES = frozenset(
    """
    m mm mme mmes mlle mlles me mgr dr drs pr prof mr mrs ms messrs st ste sts sr jr hon rev fr sen rep gov gen col lt
    capt cmdr sgt maj adm cpl pvt amb pres supt insp atty dir min vs v no nos nr num fig figs art arts vol ch chap sec
    p pp op ed eds cf e.g i.e eg ie al ibid env av bd sq mt ft ca approx tel tél réf ref adj hr fr frau
    """.split()
)
# May also end a sentence: what follows decides.
OPEN = frozenset(
    """
    etc a.m p.m am pm u.s u.n u.k u.s.a u.s.s.r e.u d.c l.a n.y b.c a.d s.a s.p.a inc co corp ltd cie bros
    jan feb febr mar apr jun jul aug sept sep oct nov dec janv févr fév avr juil déc mon tue tues wed thu thurs fri sat sun
    av.j.-c apr.j.-c j.-c ph.d
    """.split()
)
