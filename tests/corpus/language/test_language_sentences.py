"""What is one sentence: a golden set of our own, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.sentences import LONGEST, LONGEST_QUOTATION, split

# A bar stands where one sentence ends and the next begins.
GOLDEN = [
    ("fr", "Le ministre est parti. | Il reviendra lundi."),
    (
        "fr",
        "« La rencontre (...) est reportée », dit M. Dupont. | « Rien ne presse. Attendons. » | Il part.",
    ),
    ("fr", "M. Poutine et Mme. Zakharova ont dîné. | MM. Lavrov et Blinken aussi."),
    ("fr", "Selon Mme Veil, cf. p. 3, le prix est de 3.5 euros. | Tout va bien."),
    ("fr", "Vont-ils partir ? | Nul ne le sait !"),
    ("fr", "« Vont-ils partir ? » a demandé le président. | Nul n'a répondu."),
    ("fr", "« Quelle honte ! », s'est écrié le député."),
    ("fr", "Il a dit : « Je pars. “Oui. Non.” Tu restes. » | Puis il est parti."),
    ("fr", "J. K. Rowling a écrit le livre. | Donald J. Trump l'a lu."),
    ("fr", "Les pommes, les poires, etc. sont mûres. | Les raisins, etc. | Le reste attend."),
    ("fr", "L'accord (signé en 2010. Puis annulé.) est mort. | Il a 3 ans. | En 2025. | Le reste."),
    ("fr", "Le conflit -- commencé en 2014 -- dure. | Personne ne cède."),
    ("fr", "Un « mot\u00a0» de M.\u00a0Dupont a suffi. | Elle « reste\u202f!\u202f» ajoute M. Durand."),
    ("fr", "Le sommet de l'O.T.A.N. à Vilnius a duré deux jours. | La Russie a protesté."),
    ("fr", "Il est 14h30. | Le train part."),
    ("fr", "Il pèse 1.000 tonnes. | Il mesure 14,2 mètres."),
    ("fr", "Le no. 5 de la rue est vide. | Voir art. 3 du code."),
    ("fr", "Né en 44 av. J.-C. à Rome, il mourut jeune. | Son fils régna."),
    ("fr", "St. Pétersbourg attend. | Le Dr. Martin aussi."),
    ("fr", "Il a répété… et encore. | Puis… | Rien."),
    ("fr", "« Il faut agir. » | C'est ce qu'a dit le maire."),
    ("fr", "Elle a souri (comme toujours !) puis elle est sortie."),
    ("fr", 'Le film "Qui a tué Bambi ?" est sorti. | Il plaît.'),
    ("fr", "Trois pays (France, Italie, etc.) ont signé. | Les autres non."),
    ("fr", "Selon l'AFP.fr, le site www.exemple.fr est en panne. | Il reviendra."),
    ("fr", "Le XXe siècle. | La guerre. | La paix."),
    ("fr", "A-t-il dit oui ? | « Non ! » | Elle insiste."),
    ("fr", "La société Dupont S.A. a fermé. | Le P.-D.G. est parti."),
    ("fr", "« Nous partons », a dit Ivanov. | « Demain », a-t-il ajouté."),
    ("fr", "« Nous partons », a dit le ministre, « mais pas demain. Peut-être lundi. » | Il riait."),
    ("fr", "Moscou (AFP) - La Russie a protesté lundi. | Kiev s'est tu."),
    ("fr", "Le texte [...] reste secret. | Il date de 1990."),
    ("fr", "L'élu (LR) Jean-F. Copé a voté. | Le texte passe."),
    ("fr", "Élu en 2017. | Écarté en 2022. | À suivre."),
    ("fr", "Le prix a augmenté de 5 %. | Les salaires non."),
    ("fr", "Il a vu Mgr. Lefebvre et le col. Fabien. | Tous deux priaient."),
    ("en", "The minister left. | He will be back on Monday."),
    ("en", "Mr. Smith met Mrs. Jones at 3.5 p.m. on Monday. | They talked."),
    ("en", "J. K. Rowling wrote it. | Donald J. Trump read it."),
    ("en", "He left the U.S. on Friday. | The U.N. was silent."),
    ("en", "He left the U.S. | The next day he was in Rome."),
    ("en", "He lives in Washington, D.C. | She lives in Paris."),
    ("en", "Talks ended at 5 p.m. | The envoys left."),
    ("en", "Talks ended at 5 p.m. Monday. | The envoys left."),
    ("en", "See No. 5, cf. p. 3. | It helps."),
    ("en", '"Will they go?" Peskov asked. | "Yes. They will." | They left.'),
    ("en", "“I will go. I must,” he said. | “You may,” she said."),
    ("en", "“We will not sign.” | The room fell silent."),
    ("en", "He said: “I will go. I must.” | Then he left."),
    ("en", "‘It’s good,’ he said. | They’re off. | I don’t know."),
    ("en", "Gen. Mark Milley and Lt. Col. Jones met Sen. Bob Graham. | All agreed."),
    ("en", "The firm, Acme Inc., closed. | Its rival, Smith & Co., did not."),
    ("en", "Apples, pears, etc. were sold. | It rained."),
    ("en", "On Jan. 5 he left. | On Feb. 6 he came back."),
    ("en", "St. Petersburg is cold. | So is Mt. Everest."),
    ("en", "The deal (signed in 2010. Then cancelled.) is dead. | Long live the deal."),
    ("en", "Prices rose 3.5 percent to $1.2 billion. | Wages did not."),
    ("en", "Is it true? | It is! | Really?!"),
    ("en", "He paused... and went on. | Then... | Nothing."),
    ("en", "The war -- begun in 2014 -- goes on. | Nobody yields."),
    ("en", "Dr. Martin Luther King Jr. spoke. | Everyone listened."),
    ("en", "The case of Roe v. Wade is old. | It still matters."),
    ("en", "Visit www.example.com today. | It is free."),
    ("en", "He scored 24. | She scored 10."),
    ("en", "The E.U. and the U.K. agreed. | They signed at 10 a.m. in Rome."),
    ("en", '"I was there," said Ivan. | "So was I."'),
    ("en", "It was Plan B. | The plan failed."),
    ("en", "Yahoo! shares fell. | Investors sold."),
    ("en", "She has a Ph.D. in physics. | He has none."),
    ("en", "“Why now?” the mayor asked. | No one knew."),
    ("ru", "Он сказал. | «Я иду. Ты тоже.» | Нет."),
    ("de", "Er kam um 5 Uhr. | Dr. Müller ging. | „Gut. Sehr gut.“ | Ende."),
    ("fr", "Le 1er ministre part. | Le 2e reste."),
    ("fr", "Il habite 3, av. Foch. | Elle habite bd. Voltaire."),
    ("fr", "« Oui », dit-il. | « Non », dit-elle."),
    ("fr", "Mme Weiss (née en 1951) a dit « non ». | Le vote a suivi."),
    ("fr", "L’ONU se tait ; l’UE aussi. | Qui parlera ?"),
    ("en", "Sgt. Lee (no relation to Gen. Lee) spoke. | He was brief."),
    ("en", "The No. 2 official, V. I. Petrov, declined. | His aides did too."),
    ("en", "“Is it over?” she asked. | “Yes,” he said. | They left."),
]

WRAPPED = """\
MOSCOW

The talks that were to be held in the Turkish city of Istanbul on Monday
were cancelled by the American side, the foreign ministry's spokeswoman
said in a short statement. No reason was given for the decision, which
came as a surprise to diplomats in both capitals.
"""

PIECES = [
    "M.", "Dupont", "«", "»", "“", "”", "(", ")", "a dit", "Le", "etc.", "U.S.", "J.", "3.5", "…", "...",
    "\n", "\n\n", "\x0c",
    "- item", "?", "!", ".", '"', "-- ", "est parti", "\u00a0", "1.", "x" * 60, "\u2028", "\r\n", "😀",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join), st.text(max_size=200))


def sentences(text: str, language: str = "fr") -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split(text, language)]


@pytest.mark.parametrize(("language", "marked"), GOLDEN)
def test_a_dispatch_is_cut_where_its_reader_pauses(language: str, marked: str) -> None:
    assert sentences(marked.replace(" | ", " "), language) == marked.split(" | ")


@given(TEXTS, st.sampled_from(["fr", "en", "ru", "xx"]))
def test_sentences_are_trimmed_in_order_and_cover_all_but_white_space(text: str, language: str) -> None:
    end = 0
    for sentence in split(text, language):
        assert not text[end : sentence.start].strip()
        found = text[sentence.start : sentence.end]
        assert found
        assert found == found.strip()
        assert len(found) <= LONGEST
        end = sentence.end
    assert not text[end:].strip()


@pytest.mark.parametrize(("language", "marked"), GOLDEN)
def test_a_sentence_by_itself_is_one_sentence(language: str, marked: str) -> None:
    for sentence in marked.split(" | "):
        assert sentences(sentence, language) == [sentence]


def test_no_text_has_no_sentence() -> None:
    assert split("", "fr") == []
    assert split(" \n\u00a0\n", "en") == []


def test_a_heading_and_a_caption_are_sentences_of_their_own() -> None:
    text = "Le Kremlin reporte\nPhoto AGENCE /J. DUPONT\nLe porte-parole est sorti. Il n'a rien dit."
    assert sentences(text) == [
        "Le Kremlin reporte",
        "Photo AGENCE /J. DUPONT",
        "Le porte-parole est sorti.",
        "Il n'a rien dit.",
    ]


def test_a_paragraph_break_always_ends_a_sentence() -> None:
    assert sentences("Un début de phrase\n\nune suite sans majuscule") == [
        "Un début de phrase",
        "une suite sans majuscule",
    ]
    assert sentences("« Un début\r\n \r\nUne suite »") == ["« Un début", "Une suite »"]


def test_each_item_of_a_list_is_a_sentence() -> None:
    assert sentences("Le plan prévoit :\n- une trêve\n• un échange de prisonniers\n-- des élections.") == [
        "Le plan prévoit :",
        "- une trêve",
        "• un échange de prisonniers",
        "-- des élections.",
    ]
    assert sentences("1. A truce.\n2) A swap.\n(3) Elections.", "en") == [
        "1. A truce.",
        "2) A swap.",
        "(3) Elections.",
    ]


def test_a_line_wrapped_at_72_columns_goes_on() -> None:
    assert [sentence.replace("\n", " ") for sentence in sentences(WRAPPED, "en")] == [
        "MOSCOW",
        "The talks that were to be held in the Turkish city of Istanbul on Monday were cancelled"
        " by the American side, the foreign ministry's spokeswoman said in a short statement.",
        "No reason was given for the decision, which came as a surprise to diplomats in both capitals.",
    ]


def test_a_line_that_begins_in_lower_case_goes_on() -> None:
    assert sentences("Le porte-parole du ministère\nest parti hier soir.") == [
        "Le porte-parole du ministère\nest parti hier soir."
    ]


def test_a_quotation_of_a_few_sentences_is_one_citation() -> None:
    quotation = "« Nous avons attendu. Nous attendrons encore. Rien ne presse », a dit le ministre."
    assert sentences(f"Il est venu. {quotation} Puis il est parti.")[1] == quotation


def test_a_long_quotation_is_cut_between_its_sentences_with_its_marks() -> None:
    inner = ["Nous avons attendu pendant des années que quelqu'un réponde à nos lettres et à nos appels."] * 6
    text = f"« {' '.join(inner)} », a dit le ministre. Il est parti."
    assert len(text) > LONGEST_QUOTATION
    assert sentences(text) == [
        f"« {inner[0]}",
        *inner[1:-1],
        f"{inner[-1]} », a dit le ministre.",
        "Il est parti.",
    ]


def test_a_run_that_nothing_ends_is_cut_between_words() -> None:
    cut = sentences("mot " * 1_000)
    assert len(cut) > 1
    assert {word for piece in cut for word in piece.split()} == {"mot"}
    assert max(map(len, cut)) <= LONGEST


def test_a_word_longer_than_any_sentence_is_cut_all_the_same() -> None:
    assert "".join(sentences("x" * 4_000)) == "x" * 4_000
    assert max(map(len, sentences("x" * 4_000))) <= LONGEST


def test_half_a_character_does_not_stop_the_cutting() -> None:
    assert sentences("Le début \ud800. La suite.") == ["Le début \ud800.", "La suite."]
