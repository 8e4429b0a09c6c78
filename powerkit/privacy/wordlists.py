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
    sunny taylor terry trinity turner victor violet wade walker ward way wells west white will wood woods young
    patience blessing precious comfort goodness kindness destiny junior christian sunday favour gift wisdom promise
    marvellous success bright prince princess honour justice victory star sky autumn winter sol kit iris basil rosemary
    ginger constance prudence verity felicity clarity unity noble royal melody bob dick jim gene dale glen heath cliff
    rusty sonny buddy chuck ernest lance rod stew drake carter tanner cooper porter reed val stan gaz art mo bee guy
    """
)
"""Names that are English words too: caught only with a capital."""

SHORT_FORMS = _words(
    """
    ad ai am asap ba bbc bc bid bsl ca cab ccg cd ceo cic co cpd cpr cqc cv cvs da dc dna dob dr dv dvd dwp ed eg eu
    ff gcse gdpr gm gmb gmp gp gps hiv hq hr ia icb ics id ie imd it la lgbt lsoa ma mbe mp mps mr mrs ms nb nhs ni no
    obe ok ot pa pals pc pcn pdf pdr pe pip pm poc ppg ps pt pta qr ra rd rip rn sa sen sos st tb toc tv uc uk un us uti
    gb vat vcse vip vr wc wi wifi
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
    carer carers flu jab jabs deaf
    """
)
"""Words with a capital that are no person's name, or begin so many sentences that listing them would help nobody."""

JOINS = _words(
    "de del della di da dos du van von der den bin ibn bint al el ul ud ur ap ab ben bat y e ter te la le af av"
)
"""Small words that stand between the parts of a person's name."""

CHINESE_TITLES = _words("先生 女士 太太 小姐 老师 醫生 医生 阿姨 叔叔 姐 哥 经理 主任 同学 奶奶 爷爷")
"""What follows a surname in Chinese."""

GROUP_OF = _words(
    """
    tenants residents neighbours elders seniors pensioners parents carers mothers fathers mums dads grandparents
    grandmothers grandfathers aunties uncles sisters brothers daughters sons families children kids babies toddlers
    teenagers women men ladies gentlemen girls boys lads lasses youth youths people folk friends supporters members
    volunteers workers helpers leaders champions ambassadors connectors trustees governors allies survivors veterans
    refugees migrants newcomers learners pupils students patients users players rangers scouts guides brownies walkers
    ramblers runners joggers striders cyclists swimmers singers dancers drummers gardeners growers diggers knitters
    crafters makers menders cooks bakers readers writers storytellers shopkeepers traders businesses citizens voices
    """
)
"""What sort of people a group is of: none is a surname."""

RELATED = _words(
    """
    friends parents family families children kids sons daughters brothers sisters mothers fathers mums dads carers
    supporters helpers trustees aunties uncles grandparents grandmothers grandfathers allies survivors neighbours
    """
)
ONE_RELATED = _words(
    """
    friend parent child kid son daughter brother sister mother father mum dad carer wife husband partner cousin aunt
    uncle nan gran neighbour mate colleague boss widow nephew niece grandson granddaughter
    """
)
"""Of these somebody may be named after "of": "Parents of Amina"."""

FIRMS = _words("ltd limited plc llp solicitors opticians accountants butchers builders motors taxis cabs bros co")
FIRM_ENDS = _words("sons daughters co company partners bros brothers sisters associates")
"""What stands after a firm's name, and what does after it and an "and": "Patel & Sons"."""

ORGANISATIONS = FIRMS | _words("party pcn pcns cvs ppg icb icp ccg rfc ymca ywca")

GROUP_HEADS = (
    GROUP_OF
    | ORGANISATIONS
    | _words(
        """
    infirmary hospital hospitals clinic surgery practice centre center council councils cafe café school schools academy
    college university nursery mosque masjid temple gurdwara synagogue chapel cathedral hub trust foundation charity
    society association group groups forum network partnership alliance federation union club team teams station
    library market museum theatre estate towers restaurant bakery kitchen pantry shop stores supermarket
    cic cio services service department board committee authority office bureau company project projects programme
    allotment allotments constituency borough city town village county united fc afc rovers
    athletic wanderers prison airport canal playground gym pool collective coalition cooperative co-op choir band troupe
    parish ward festival carnival action aid advice
    """
    )
)
"""Last words of names of groups, organisations and places, which are no surnames."""

SURNAMES_TOO = _words("ward temple parish chapel pool town village band market city co charity college nursery gym cc")
"""Of these some are surnames, or parts of them: "Amina Ward" is a person."""

PLACE_HEADS = (
    GROUP_HEADS
    | FIRM_ENDS
    | _words(
        """
    church hall house street road lane avenue close drive court place square park gardens garden bridge bank row mews
    rise fold brow moor mill farm pub inn arms hotel grove terrace crescent walk way green fields field wood woods hill
    tower heights valley building buildings store arcade quarter street's week day award cup prize act report review
    memorial institute lodge castle palace manor hospice hostel arena stadium cinema gallery studios baths cemetery
    crematorium docks wharf quay viaduct junction roundabout precinct marina reservoir gaol jail priory abbey brewery
    works bookshop books barbers salon pharmacy chemist takeaway deli
    """
    )
)
"""Words that make a place or an organisation of the capitals before them; some are surnames too."""

BUILT = (
    PLACE_HEADS
    - GROUP_OF
    - ORGANISATIONS
    - FIRM_ENDS
    - _words(
        """
    hub trust foundation charity society association group groups forum network partnership alliance federation union
    club team teams cic cio services service department board committee authority bureau company
    project projects united fc afc rovers athletic wanderers collective coalition
    cooperative co-op choir band troupe action aid advice council councils
    institute memorial award prize act report review
    """
    )
)
"""Those that are somewhere: a building, a street, an open place."""

NO_SURNAMES = _words(
    "road avenue crescent terrace mews fold brow square building buildings precinct junction roundabout viaduct quay "
    "hotel pub stadium cinema gallery brewery takeaway deli pharmacy salon bookshop arcade"
)
"""Heads of places that nobody is called, beside those of `GROUP_HEADS`."""

HEADS_ON = _words(
    """
    centre center trust foundation hospital clinic surgery school academy college mosque masjid temple church council
    street road avenue lane hall house hub library association charity society institute infirmary university nursery
    café cafe
    """
)
"""Heads that people write small right after somebody's whole name."""

PRISONS = _words("hmp hmyoi yoi")
PLACE_FIRST = PRISONS | _words("saint st port mount raf hms")
PLACE_OF = _words("university church city house bank isle college parish borough town bishop")
"""Words that make a place of the capitals after them, the second ones with "of"."""

SMALL_HEADS = _words("council infirmary hospital university school road street lane avenue college estate")
"""Heads that people write small after a place's name."""

TITLES = _words(
    """
    mr mrs miss ms mx dr doctor sir dame lord lady rev reverend revd fr father sister brother imam rabbi pastor cllr
    councillor nurse prof professor auntie aunty aunt uncle nan nanna gran grandma grandad granddad cousin apa baji bhai
    bibi begum chacha khala haji hajji hafiz maulana mufti sheikh shaykh ustad pan pani pc sgt inspector dcs mayor canon
    deacon elder bishop captain major chief mama baba alhaji alhaja hooyo eedo abti
    """
)
"""What stands before a name and says that it is one."""

MONTHS = _words("january february march april may june july august september october november december")
DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")

MONTH_BEFORE = _words(
    """
    in by until till since during before after next last this late early mid each every through around of from to
    between on
    """
)
"""What stands before a month and not often before somebody called like one."""

PERSON_BEFORE = _words(
    """
    met meet saw see asked ask told tell with rang ring called call thank thanked thanks thanking phoned phone texted
    text emailed email invited invite joined join helped help heard hear visited visit know knew trust trusted love
    loved miss missed like liked support supported says said says named hello hi dear hey and or
    """
)
"""What stands right before somebody's name."""

PERSON_AFTER = _words(
    """
    said says say told tells asked asks came comes went goes rang rings called calls phoned phones texted emailed thinks
    thought wants wanted works worked lives lived knows knew met meets brought brings laughed laughs cried smiled
    smiles agreed agrees offered offers helped helps ran leads led made makes gave gives took takes kept keeps started
    starts stopped felt feels found finds spoke speaks talked talks listened listens heard hears saw sees sat stood
    walked walks cooked cooks cooking baked bakes sang sings drove drives moved moves left joined joins runs wrote
    writes taught teaches showed shows shared shares chairs chaired explained explains mentioned suggested suggests
    promised invited invites introduced reminded thanked volunteered volunteers looked looks loves loved likes liked
    hates missed misses died became replied answered organised organises opened opens turned arrived didn't doesn't
    won't wasn't isn't can't couldn't hasn't herself himself who whose used tried tries needed
    """
)
"""What somebody does: the word after a name."""

SPEAKS = _words(
    """
    said says tells told asks asked rang rings phoned phones texted emailed thinks thought wants wanted knows laughed
    laughs smiled smiles agreed agrees explained explains suggested suggests promised answered replied herself himself
    """
)
"""What only people do, whoever they are called after."""

WORD_AFTER = _words(
    """
    of for under that which matters matter values value people there without between among towards toward within
    against about than into needed required councillor councillors letter letters jabs
    """
)
"""What stands after a word that is no name here."""

FUNCTION_WORDS = _words(
    """
    a an the and but or nor so if then when where what why who how which this that these those there here it he she
    they we you me him her them us i my our your his its their one two am is are was were be been do did does done has
    have had can could would should shall might must may will not no yes as at by for from in into of off on over to
    under up with out all any some more most such own same than too very just now only even also still yet again ever
    never always soon long man men ran ring lie see say go get let put set wan sang sung
    """
)
"""Words that begin so many sentences that there they count as no name, unless somebody does something right after."""

ARTICLES = _words("the a an this that these those your his her their its some any no every each another which what")
"""What stands before a word and not before somebody's name."""

AFTER_WHICH_NO_NAME = _words("the a an")
"""After these a word in small letters is a thing: "the dye works", "a flask"."""

CREEDS = _words("christian christians english french irish welsh polish german scottish british jordan israel chad")
"""Names that also say of what faith, language or country something is."""

PLACES = _words(
    """
    manchester salford bolton bury oldham rochdale stockport tameside trafford wigan leigh eccles ordsall wythenshawe
    chinatown altrincham sale urmston stretford didsbury chorlton withington fallowfield rusholme longsight levenshulme
    gorton ardwick hulme cheetham crumpsall blackley moston harpurhey ancoats ashton hyde denton droylsden middleton
    heywood radcliffe ramsbottom prestwich whitefield swinton irlam farnworth horwich atherton tyldesley lancashire
    cheshire yorkshire liverpool leeds london birmingham merseyside britain england scotland wales ireland europe africa
    asia pakistan bangladesh india nigeria somalia poland china romania syria iraq iran sudan eritrea israel healthwatch
    shabbat purim passover hanukkah eisteddfod easter christmas ramadan eid diwali vaisakhi lent holi january february
    farsi welsh polish somali arabic english urdu punjabi bengali chinese romanian jewish muslim sikh hindu roma irish
    """
)
"""Names of places, feasts and languages around Greater Manchester, which are no person's unless somebody is asked."""

BEGIN_ELSEWHERE = _words(
    """
    dzieci autobus rozmawiałam rozmawiałem spotkałam spotkałem zapytaj zapytałam zapytałem powiedziała powiedział
    wczoraj dzisiaj jutro potem kiedy dlaczego proszę dziękuję dzwoniłam dzwoniłem byłam byłem widziałam widziałem
    moja mój nasza nasz ludzie wszyscy nikt ktoś każdy zebranie mieszkańcy sąsiedzi sąsiadka sąsiad szkoła kościół
    nie tak ale gdzie jest żeby aby gdyby jeśli jeżeli ponieważ więc chociaż jednak też już jeszcze się jestem
    jesteśmy mamy można trzeba bardzo często zawsze teraz gdy jak kto która który które mnie wszystko coś każda
    każde przy dlatego niech chcę chciałabym chciałbym może dobrze waxaan waxaannu waxay waxa waxaa wuxuu aniga
    annaga isaga iyada maanta shalay berri waa dadka carruurta baska baraha hooyo mahadsanid fadlan sidee maxaa
    kulanka mae mae'r roedd rwy'n dw dwi cwrddais siaradais gofynnwch gofynnais dywedodd dywedais heddiw ddoe yfory
    pobl plant pawb neb diolch beth pam ble pryd doedd aeth daeth es gwelais clywais caption photo poster note get
    chat
    """
)
"""Words that sentences of Polish, Somali and Welsh, and captions, begin with: a capital says nothing there."""
