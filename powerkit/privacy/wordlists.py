"""Words that decide whether something is a name: what begins a role, what joins names, what is a word as well."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLE_FIRST = _words(
    """
    a an the my our their some one two three four five six several local other another everyone everybody anyone
    nobody no just all both people residents neighbours colleagues staff team members volunteers me
    """
)
"""What a description of somebody begins with."""

NOT_A_NAME = _words(
    """
    a an and at by de del di for from in la le my of on our the to van von with dr mr mrs miss ms mx prof sir rev
    reverend father sister brother imam rabbi cllr councillor nurse doctor
    """
)
"""Parts of a full name that are no name by themselves."""

ALSO_WORDS = _words(
    """
    amber angel april art august baker bill bishop brook brown carol chance charity chase church clay cook cross
    daisy dawn day dean drew earl eve faith field flora fisher frank gene giles grace grant gray green guy hall
    harmony hazel heather hill holly hope hunter ivy jack jay jean jewel joy june king lake lane lee long love lily
    major march mark marsh mason may mercy miles miller moss nick north olive park parker pat pearl penny peace
    pierce poppy price rain ray rich river rob robin rose ruby sage sandy shepherd short skip stone storm sue summer
    sunny taylor terry trinity turner victor violet wade walker ward way wells west white will wood woods work
    worker young
    """
)
"""Names that are English words too: caught only with a capital."""

SHORT_FORMS = _words(
    """
    ad ai am asap ba bbc bc bid bsl ca cab ccg cd ceo cic co cpd cpr cqc cv cvs da dc dna dob dr dv dvd dwp ed eg eu
    ff gcse gdpr gm gmb gmp gp gps hiv hq hr ia icb ics id ie imd it la lgbt lsoa ma mbe mp mps mr mrs ms nb nhs ni no
    obe ok ot pa pals pc pcn pdf pdr pe pip pm poc ppg ps pt pta qr ra rd rip rn sa sen sos st tb toc tv uc uk un us uti
    vat vcse vip vr wc wi wifi
    """
)
"""Initials that are usually something else: of these only the form with full stops, "G.P.", is taken for a person."""

NOT_NAMES = _words(
    """
    i i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays january february april june july august september october november december
    christmas easter ramadan eid diwali english british england britain wales scotland ireland europe european asian
    african muslim christian jewish hindu sikh catholic polish urdu punjabi bengali arabic greater manchester nhs gp gps
    vcse cqc council hospital school church mosque temple street road lane avenue north south east west covid internet
    facebook whatsapp zoom email
    the a an and but or so if then when where what why who how which this that these those there here it he she they we
    you my our your his her their its one two three four five six seven eight nine ten some many most more all each
    every both no not yes nobody everybody everyone someone anyone nothing something anything after before because since
    while until although though as at by for from in into of on over to under up with without about again also always
    never often sometimes once twice perhaps maybe please thank thanks could would should can did do does had has have
    is are was were be been being let make made take took give gave go went come came see saw say said says tell told
    ask asked asking meet met meeting talk talked talking listen listened listening learn learnt work worked working
    start started stop stopped keep kept try tried find found think thought feel felt know knew want wanted need needed
    get got put use used look looked people person community communities neighbourhood team staff service services
    manager colleague colleagues resident residents group groups project projects health care housing police
    """
)
"""Words with a capital that are no person's name, or begin so many sentences that listing them would help nobody."""
