"""The words of a question, and the closed classes of French words that follow-ups are told by."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.lexical.folding import fold

_APOSTROPHES = "'’ʼ"
_WORD = re.compile(
    rf"(?!s.[eé]l[eè]v)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[{_APOSTROPHES}](?=\w)"
    rf"|[^\W_]+(?:[-{_APOSTROPHES}][^\W_]+)*",
    re.IGNORECASE,
)
_ENCLITIC = re.compile(
    r"(?<!rendez)-(?:t-)?(je|tu|ils?|elles?|on|nous|vous|ce|ci|là|moi|l[ea]s?|lui|leur|y|en)$", re.IGNORECASE
)
_BOUNDARY = re.compile(r"[,;:.?!…()«»\"\n]|\s[-–—]\s")


def forms(listed: str) -> frozenset[str]:
    """Words between spaces, as `Word.folded` has them."""
    return frozenset(fold(word) for word in listed.split())


SUBJECTS = forms("je j' tu il elle on nous vous ils elles")
ARTICLES = forms("le la les l' un une")
POSSESSIVES = forms("son sa ses leur leurs")
_OTHER_DETERMINERS = forms(
    "des du au aux ce cet cette ces mon ma mes ton ta tes notre nos votre vos chaque tout toute tous toutes "
    "quelques plusieurs aucun aucune certains certaines autre autres même mêmes deux trois quatre cinq six "
    "sept huit neuf dix onze douze quinze vingt trente"
)
DETERMINERS = ARTICLES | POSSESSIVES | _OTHER_DETERMINERS
PREPOSITIONS = forms(
    "à au aux de d' du des en dans par pour sur sous avec sans chez entre vers depuis pendant dès avant "
    "après jusque jusqu' contre selon malgré hors lors côté concernant parmi durant envers quant devant "
    "derrière auprès autour via sauf hormis outre au-dessus au-dessous au-delà en-dessous vis-à-vis"
)
INTERROGATIVES = forms(
    "qui que qu' quoi quel quelle quels quelles lequel laquelle lesquels lesquelles combien comment quand "
    "où pourquoi koi kel kels kelle kelles cmt pk pkoi"
)
"""The last ones as they are typed on telephones."""
CONNECTIVES = forms("et mais sinon alors donc idem pareil puis")
PARTITIVES = forms("de d' du des")
SHARES = forms("part proportion pourcentage")
MEASURES = forms(
    "part proportion nombre montant somme chiffre date délai durée temps jour mois an année heure fois prix "
    "coût taux pourcentage limite maximum minimum max min raison chose type sorte cas lieu mise"
)
"""What is asked rather than what it is asked of: they do not name a subject."""
AUXILIARIES = forms(
    "est sont suis es sommes êtes était étaient étais sera seront serait seraient fut furent soit "
    "soient être été étant a ai as ont avons avez avait avaient avais aura auront aurait auraient "
    "eu eue eus ait aient avoir ayant peut peux peuvent pouvons pouvez pouvait pouvaient pourra "
    "pourront pourrait pourraient puis puisse pouvoir pu doit dois doivent devons devez devait "
    "devaient devra devront devrait devraient devoir faut fallait faudra faudrait falloir va vais "
    "vas vont allait ira iront aller fait fais font faisait fera feront ferait faire veut veux "
    "veulent voulait voudrait"
)
_OTHER_FUNCTION_WORDS = forms(
    "me m' te t' se s' moi toi soi lui leur eux y sien sienne siens siennes celui celle ceux celles "
    "ça cela ceci c' rien "
    "quelqu'un personne chacun chacune dont et ou mais donc or ni car si comme lorsque lorsqu' "
    "puisque puisqu' alors sinon puis ne n' pas plus moins très trop bien mal aussi encore "
    "toujours jamais déjà ensuite ici là ci auparavant maintenant aujourd'hui désormais "
    "actuellement seulement vraiment finalement environ peu beaucoup autant tant assez près loin "
    "tôt tard ensemble surtout peut-être oui non également plutôt hier demain svp stp merci "
    "bonjour bonsoir salut ok exactement précisément justement réellement s'élève s'élèvent "
    "s'élevait s'élevaient s'élèvera idem pareil"
)
"""« s'élève » is one word, not to be taken for « élève », a pupil."""
_NOUNS_AFTER = {
    "avoir": forms("un mon votre"),
    "bien": forms("un le du ce mon votre notre son quel"),
    "car": forms("un le du au ce en par"),
    "ete": forms("un l' d' cet en chaque quel"),
    "or": forms("l' d' en"),
    "personne": forms("une la cette par chaque quelle"),
    "son": forms("un le du au ce"),
}
"""Function words that are nouns just after these: « par personne », « l'été », « un bien immobilier »."""
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | INTERROGATIVES | SUBJECTS | AUXILIARIES | _OTHER_FUNCTION_WORDS


_WITH_T = ("il", "elle", "on")
_PLURAL = ("ils", "elles")
_INVERTED = {
    "ce": re.compile(r"est|sont|etait|sera"),
    "je": re.compile(r"ai|suis|puis|dois|peux|vais"),
    "tu": re.compile(r"\w+[sx]"),
    "nous": re.compile(r"\w+ons|sommes"),
    "vous": re.compile(r"\w+ez|etes"),
    **dict.fromkeys(_WITH_T, re.compile(r"(?!soit)\w+[dt]")),
    **dict.fromkeys(_PLURAL, re.compile(r"\w+nt")),
}
"""Subjects, and the auxiliaries they may follow: « peut on », « sont ils »; but « soit il… soit elle »."""
_LEAVE_NO_SUBJECT = SUBJECTS | forms("c' ce ça cela qui")
"""Before a verb: what follows it is not its subject, « c'est elle »."""


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    lower: str
    """Lower case, straight apostrophe."""
    folded: str
    """`lower` without accents nor ligatures."""
    capital: bool
    """Starts with a capital letter."""
    acronym: bool
    """All in capitals in a text that is not: « CET », the A of « catégorie A »."""
    enclitic: bool
    """Hangs on the word before by a hyphen, typed or not: « -elle » in « dure-t-elle », « dure t elle »."""
    fresh: bool
    """The first word, or the first after a punctuation mark."""
    noun: bool = False
    """A noun here, a function word elsewhere: « été » in « l'été »."""
    linking: bool = False
    """Part of a preposition: « partir » in « à partir de »."""
    name: str = ""
    """As written, what has a capital within a sentence; as documents write it, what they never write in small
    letters."""

    @property
    def numeric(self) -> bool:
        return self.lower[0].isdigit()

    @property
    def content(self) -> bool:
        """Says something by itself."""
        if self.numeric or self.linking:
            return False
        if self.noun:
            return True
        if self.folded in FUNCTION_WORDS:
            return self.acronym or (
                self.capital and not self.fresh and self.folded in ARTICLES
            )  # « La Cressonnière »
        return self.capital or len(self.folded) > 1


WrittenName = Callable[[str], str]
"""How documents write a folded word that they never write in small letters; empty for any other."""


def no_names(_: str) -> str:
    return ""


def words_of(text: str, written_name: WrittenName = no_names) -> list[Word]:
    """The words of `text` in order; elisions (« l' ») and enclitics (« -on ») are words of their own."""
    words: list[Word] = []
    shouted = text.isupper()
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        fresh = not words or _BOUNDARY.search(text, last, start) is not None
        last = end
        enclitic = _ENCLITIC.search(match.group())
        cut = end if enclitic is None else start + enclitic.start()
        surface = text[start:cut]
        lower = _lower(surface)
        if not fresh and _follows_its_verb(words, fold(lower)):
            if words[-1].folded == "t":
                words.pop()
            words.append(Word(start, cut, lower, fold(lower), False, False, enclitic=True, fresh=False))
            continue
        written = written_name(fold(lower))
        capital = not shouted and surface[0].isupper()
        acronym = (
            not shouted and surface.isupper() and (cut > start + 1 or not fresh) and surface[-1].isalnum()
        )
        words.append(
            Word(
                start,
                cut,
                lower,
                fold(lower),
                capital=capital,
                acronym=acronym,
                enclitic=False,
                fresh=fresh,
                linking=lower == "partir" and bool(words) and words[-1].lower in ("à", "a"),
                noun=bool(words) and words[-1].folded in _NOUNS_AFTER.get(fold(lower), ()),
                name=written or (surface if acronym or (capital and not fresh) else ""),
            )
        )
        if enclitic is not None:
            lower = _lower(enclitic.group(1))
            at = start + enclitic.start(1)
            words.append(Word(at, end, lower, fold(lower), False, False, enclitic=True, fresh=False))
    return words


def _follows_its_verb(words: Sequence[Word], pronoun: str) -> bool:
    """« elle » in « dure t elle », « ils » in « sont ils », « travaillent ils », typed without hyphens."""
    verb = words[-1]
    if (inverted := _INVERTED.get(pronoun)) is None or verb.enclitic:
        return False
    if len(words) > 1 and words[-2].folded in _LEAVE_NO_SUBJECT:
        return False
    if verb.folded in AUXILIARIES:
        return inverted.fullmatch(verb.folded) is not None
    return (verb.folded == "t" and pronoun in _WITH_T) or (pronoun in _PLURAL and verb.folded.endswith("ent"))


def singular(word: Word) -> str:
    """Near enough to compare « heure » with « heures »."""
    return word.folded.rstrip("sx") or word.folded


def is_measure(words: Sequence[Word], at: int) -> bool:
    """« Quel délai », and « œuvre » in « la mise en œuvre », « charge » in « prise en charge »."""
    if words[at].folded in ("oeuvre", "charge"):
        return at > 0 and words[at - 1].folded == "en"
    return bool({words[at].folded, singular(words[at])} & MEASURES)


def _lower(surface: str) -> str:
    return surface.lower().replace("’", "'").replace("ʼ", "'")
