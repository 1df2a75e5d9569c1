"""Words too common to tell pages apart (for searching; nobody reads them)."""

from typing import Final

_ENGLISH: Final = (
    "a about after again all am an and any are as at be because been before being but by can cant "
    "could did do does doing dont for from get gets getting go going good had has have having "
    "hello hey hi how i if im in into is isnt it its just know like make may me mean might "
    "more much must my need no not now of off ok on or other our out please really shall she "
    "should so some tell than thank thanks that the their them then there these they thing "
    "things this those to today tomorrow too up us very want was we well were what whats when "
    "where which while who why will with would yes you your "
)
ENGLISH: Final = frozenset(_ENGLISH.split())
_MEANING: Final = "called define definition explain explanation mean meaning medical term word"
MEANING: Final = frozenset([*_MEANING.split(), *"意思解释啥叫指含义词东西医学"])
"""What people write around a word when they ask what it means."""

CHINESE: Final = frozenset(
    "的了吗呢啊吧呀嘛哦么是我你您他她它们有在和与或就都也很还又再会要能可以不没怎什这那哪个些"
    "之其被把让给对从到为而且但如果因所请问多少几里办想知道谢今明昨天好时候"
)
