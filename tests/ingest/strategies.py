"""Texts as documents make them: lines of every kind, in any order, with every line end."""

from hypothesis import strategies as st

_LINES = st.sampled_from(
    [
        "I. Le cadre", "II. La méthode", "A. Les acteurs", "B. Les moyens", "1. Objet", "2. Durée",
        "1.1 Champ", "Article 3", "CHAPITRE 2", "# Titre", "### Partie", "SOMMAIRE", "Table des matières",
        "RÉSULTATS", "**Un intertitre en gras**", "Basse-Terre :", "Les prochaines étapes",
        "1. Objet ........ 3", "A. Les acteurs\t4", "- un premier point ;", "  - un point second",
        "• une puce", "i) une étape", "Année\t2020\t2021", "Budget\t1,2\t3,4",
        "<p>Nord</p>\t<p>12</p>\t<p>trois</p>", "| a | b |", "|---|---|", "+---+---+", "+===+===+",
        "|   | c |", "│ d │ e │", "├───┼───┤", "a | b", "--+--", "==  ==", "f   g",
        "+---+----+\n| a | bc |\n+---+----+\n| d | e- |\n|   | f  |\n+---+----+\n| g |    |\n+---+----+",
        "==  ==\na   b\n==  ==\nc   d\n    e\n\nf   g\n==  ==", "a | b\n--+--\nc | d", "¹ Source : archives",
        "² https://site.example/a_b/c", "[^3]: une note", "12 Voir le rapport", "Page 3", "- 4 -", "7", "8",
        "Direction générale", "EN AVANT", "---", "===", "```", "> cité", "\x0c", "***", "**",
        "contact@site.example", "Il comprend :", "M. Petit (art. L. 12-3) a payé 1,6 Md€. Il revient.",
        "« Est-ce vrai ? » Non !",
        "une phrase coupée par la page et qui se poursuit sans jamais finir avant",
        "la suite, en bas de casse, d'une phrase. Puis une autre.", "mot coupé à la fin de la li-",
        "gne, etc. Fin.",
        "Une phrase assez longue pour un paragraphe, avec une virgule ; un point-virgule : deux points, fin.",
        "L'étude, menée par J.-P. Martin, dure 3,5 ans… Elle s'achève. " * 4,
    ]
)  # fmt: skip
_LONG = st.builds(
    lambda word, count: (word + " ") * count,
    st.sampled_from(["mot", "été,", "fin.", "a;"]),
    st.integers(1, 700),
)
_RANDOM = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60)
_ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\n\n\n\n", "\n \n", "\r", " "])

documents = st.lists(st.tuples(_LINES | _RANDOM | _LONG, _ENDS), min_size=1, max_size=30).map(
    lambda lines: "".join(line + end for line, end in lines)
)
