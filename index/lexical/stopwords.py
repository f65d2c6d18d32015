"""Words that say nothing of a passage's subject.

Kept on purpose: negation and restriction (ne, pas, non, sans, aucun, jamais, sauf), quantity (plus, moins),
time and place (avant, après, entre), modal verbs (devoir, pouvoir), numbers and units: a question may turn on
any of them. Mean nDCG@10 of the five development sets falls by 0.001 without ne, pas, non, sans, aucun; by
0.002 without twenty more words such as plus, tout, très, même, peut, doit and autre.
"""

from index.lexical.folding import fold

_FRENCH = """
le la les l un une des du de d au aux à
je j me m moi tu te t toi il elle on se s soi nous vous ils elles lui leur eux y en
mon ma mes ton ta tes son sa ses notre nos votre vos leurs
ce c ç cet cette ces ceci cela ça celui celle ceux celles
qui que qu quoi dont où quel quelle quels quelles lequel laquelle lesquels lesquelles
auquel auxquels auxquelles duquel desquels desquelles comment quand pourquoi combien
et ou ni or mais donc car si puis ainsi alors aussi comme lorsque lorsqu puisque puisqu quoique quoiqu
jusque jusqu parce afin
dans par pour sur avec chez vers dès lors selon
suis es est sommes êtes sont étais était étions étiez étaient fus fut fûmes furent serai sera seront serais
serait seraient serions seriez serons serez sois soit soyons soyez soient étant
ai as a avons avez ont avais avait avions aviez avaient eut eurent aurai aura aurons aurez auront aurais
aurait aurions auriez auraient aie aies ait ayons ayez aient ayant eu
quelquun quelquune quelques-uns quelques-unes est-à-dire
n voici voilà là ci peut-être
"""
_ENGLISH = """
a an the of to in on at by for from with into onto upon and or but nor so if then than as
i me my we us our you your he him his she her it its they them their
this that these those who whom whose which what when where why how
am is are was were be been being do does did doing have has had having will would shall should
there here also such
"""
_GERMAN = """
der die das den dem des ein eine einen einem einer eines
ich mich mir du dich dir er ihn ihm sie es wir uns ihr euch ihnen sich
mein meine dein deine sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere
dieser diese dieses diesen diesem jener jene jenes wer wen wem wessen was welcher welche welches welchen
welchem wann wo warum wie und oder aber denn dass daß ob wenn als so
in im an am auf aus bei beim bis durch für mit nach über um unter von vom vor zu zum zur
bin bist ist sind seid war waren warst wart gewesen habe hast hat haben habt hatte hatten werde wird werden
wurde wurden worden auch da dort hier
"""


def _with_unaccented(words: str) -> frozenset[str]:
    """The words and what a person in a hurry types for them.

    Only accents are dropped, never added: « du » stands in the list, so « dû » is still a word of its own.
    """
    written = words.split()
    return frozenset(written) | frozenset(map(fold, written))


_STOP_WORDS = {
    "fr": _with_unaccented(_FRENCH),
    "en": _with_unaccented(_ENGLISH),
    "de": _with_unaccented(_GERMAN),
}

# Capitals that are an acronym although the small letters are a stop word: Conseil d'État or comité
# d'entreprise, société anonyme, tribunal administratif, diplôme universitaire, diplôme d'études spécialisées,
# sciences économiques et sociales, European standard, Artificial Intelligence (« AI Act »), East.
_ACRONYMS = frozenset({"AI", "CE", "DES", "DU", "EN", "EST", "SA", "SES", "TA"})


def is_stop_word(word: str, language: str) -> bool:
    """Whether `word`, with its case and accents, is to be left out of index and questions."""
    stop_words = _STOP_WORDS.get(language)
    if stop_words is None or word.lower() not in stop_words:
        return False
    # A lone consonant in capitals is a name (« vitamine C »); « A » and « Y » open sentences.
    lone_capital = len(word) == 1 and word.isupper() and word not in "AÀY"
    return not (lone_capital or (language == "fr" and word in _ACRONYMS))
