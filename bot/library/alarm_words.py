"""Words around signs of danger: denying them, or asking in general (nobody reads them)."""

from typing import Final

from bot.library.tokens import singular

NEGATIONS: Final = frozenset("没不未无别甭") | {
    *("no", "not", "never", "without", "none", "neither", "nor", "dont", "doesnt", "didnt"),
    *("isnt", "wasnt", "arent", "havent", "hasnt", "hadnt", "wont"),
}

HALTS: Final = frozenset("停止") | {"stop", "stopped", "stopping", "ceased", "settled"}
"""What stands behind a negation that denies no danger: it has not stopped bleeding."""

COMPLEMENTS: Final = frozenset("住了着")
"""What makes a failing of a negation behind a verb: "受不了", "頂唔住" deny nothing after them."""

OTHERWISE: Final = frozenset(
    singular(word)
    for word in [
        "ambiance", "argon", "balding", "baled", "bearding", "bedding", "bending", "bind",
        "blended", "blending", "blessing", "blindfold", "blindly", "blinked", "blond", "bobbling",
        "bubbling", "certain", "chop", "cocked", "cocking", "collated", "consul", "convex",
        "convey", "convoy", "corked", "dabbling", "delicious", "drizzling", "emerge", "emerged",
        "emergence", "emergent", "fainter", "fated", "fidgeting", "flatting", "flint", "flitting",
        "floated", "frack", "frank", "fretting", "gambled", "gargled", "gases", "gnarled",
        "greet", "haemorrhoid", "hemorrhoid", "inherent", "inherently", "neurosis", "overdo",
        "overdoing", "overdone", "overexpose", "pandering", "pang", "panning", "parade",
        "paraded", "paralegal", "parallax", "parallel", "paraphrased", "parlay", "parley",
        "partly", "pasting", "patenting", "patting", "pawning", "pearly", "planing", "planting",
        "plating", "plusses", "punting", "pussycat", "sacred", "scaled", "scored", "scurry",
        "sealing", "selling", "shaver", "shimmered", "shiner", "shunning", "silvering", "sinning",
        "skinning", "sliver", "slumbering", "snapped", "snared", "soared", "spanning", "spared",
        "spawning", "spicing", "spurring", "stunning", "sunning", "tricky", "vetting", "voting",
        "whetting", "whined", "whizzing", "winced", "windsurfed", "wined", "winged", "winked",
    ]
)  # fmt: skip
"""Words for themselves that are like the word of a sign of danger: no slips. Bending over isn't
bleeding, nor is a blessing. What a thumb or a telephone that listens makes of a danger ("breeding",
"a high fiver", "chocked on water") is none of them: better an alarm too many."""

BUT: Final = (
    r"\b(?:but|and|however|though|although|because|then|now)\b"
    r"|但|可是|(?<![喘透吸出])不过(?![来气])|却|而且|就是"
)
"""After these a negation no longer counts."""

SUPPOSED: Final = r"如果|万一|要是|假如|\bwhat if\b|\bif (?:i|it|there|my|the)\b|\bin case\b"
"""Who writes these wants to know what to do then."""

ASIDE: Final = (
    "会不会(?!是|有事|有问题|有危险|要紧|严重|不好|死)|(?<![么还])会.{0,8}[吗么嘛]|可能会|风险|可能性|预防|避免|防止"
    "|(?:疼|痛)(?:不(?:疼|痛)|得?(?:很|厉害)?[吗么嘛])"
    r"|\brisks?\b|\bchances?\b|\blikely\b|\bhow (?:often|many people)\b"
    r"|\b(?:will|would|could|can|might|may) (?:i|it|there|she|he|you) "
    r"(?:get|have|bleed|happen|become)\b"
    r"|\bprevent|\bavoid|\bcauses?\b"
    f"|{SUPPOSED}"
)
"""Who writes these in a sentence asks in general."""

NONE: Final = (
    r"(?:^|[,.!?，。！？;；\n、])\s*(?:也|并|都|和)?(?:没有?|无|不是)"
    r"|(?:^|[,.!?;\n]|\band|\bbut)\s*(?:there is |i have |ive |its )?(?:no|not|without|never)\b"
)
"""A clause that begins so tells what there isn't."""

_NO_BODY: Final = r"kg|公斤|斤|cm|厘米|岁|元|块|万|mm|%|am\b|pm\b|点|分"
DEGREES: Final = (
    rf"(?:度|°\s*c?|c\b|degrees?|摄氏|celsius|烧|(?<=[.点]\d)(?!\d)(?!\s*(?:{_NO_BODY})))"
)
FAHRENHEIT: Final = r"(?:°?\s*f\b|fahrenheit|degrees?|华氏度?|(?<=\.\d)(?!\d))"
NO_BLOOD: Final = (
    r"\bblood(?=[- ](?:thinner|test|transfusion|type|group|pressure|sugar|count|draw))"
    r"|\b(?:hay|spring) fever\b|血(?=糖|氧|型|常规|痂)|(?<=[验抽献])血|干(?:了|掉|透)的血"
    r"|\bdried(?:[- ]up)? blood\b|\b(?:give|gave|giving|donat\w+) blood\b"
)
"""Tells of no blood that flows, and of no fever."""

_ANEW: Final = (
    r"又|再|还|没|不|吗|么|\b(?:but|again|start\w*|then|until|return\w*|came|did|now it)\b"
)
_STANCHED: Final = (
    r"血(?:已经|早就|早|都|也|终于|总算|现在)*(?:止住|止了|停了|停住|不流)了?"
    r"|\bbleeding (?:has |had |s )?(?:now |finally |just |already )?stopped\b"
    r"|\b(?:has|have|its|it|ive|finally|just) stopped bleeding\b"
)
_DOUBTED: Final = (
    r"(?:\b(?:not|nothing|never|nor|doubt|sure|if|whether|has the|until)\b|n['’]?t\b)"
    r"[^.!?,;\n]{0,40}"
)
_BEGUN: Final = r"\b(?:started|began|begun|came back|is back|starting)\b|又(?:开始|出|流|渗)"
STOPPED: Final = (
    rf"(?P<doubt>{_DOUBTED}(?:{_STANCHED}))|(?:{_STANCHED})"
    rf"(?!\W*yet\b|[^.!?。！？\n]*(?:{_ANEW})|[^\n]*(?:{_BEGUN}))"
)
"""Tells of blood that flows no more, and of nothing after it."""

_COIN_EN: Final = r"(?:coin|penny|dime|cent|pea|lentil|button|fingernail|pinhead|pin ?head)"
_COIN_ZH: Final = r"(?:硬币|一元|一块钱|绿豆|黄豆|米粒|芝麻|指甲盖|花生米|针尖)"
FEW_SPOTS: Final = (
    r"\b(?:(?:an?|some|one|two|three|just|only|very) )*"
    r"(?:(?:little|tiny|small|few|slight|(?:couple|bit|speck|spot|dot|drop|stain|smear)s?"
    r"(?: of)?)\s)+"
    r"blood\b|\bblood (?:spots?|specks?|dots?)\b"
    rf"|\bblood\b(?=[^.!?]*\b(?:size of|big as|like) an? (?:\w+ )?{_COIN_EN}\b)"
    r"|(?:一点点?|一丁点|少量|少许|几个|几点|一两个|两三个|两个|俩|一个|一小[块点片个]|几小[块点片])儿?小?的?"
    r"血[点迹印渍斑]?(?!块|压|糖)"
    rf"|{_COIN_ZH}(?:那么|一样)?大?小?的?(?:一[个块片点])?血[点迹印渍斑]?"
    rf"|血[点迹印渍斑]?(?=[^。！？]*{_COIN_ZH}(?:那么|一样)?大)"
)
"""A few spots of blood on a dressing."""
DRESSING: Final = (
    r"\b(?:dressing|bandage|gauze|plaster|compress|garment)|纱布|敷料|绷带|头套|包扎|弹力套"
)
MORE_BLOOD: Final = (
    r"\b(?:soak|through|spread|grow|grew|bigger|larger|more|getting|gets|keep|again|still|won'?t\b"
    r"|can'?t\b|stop|lots?\b|much|full|fresh|bright|drip|pour|run|every|at first|turned|became|palm"
    r"|hand\b|fist|saucer|plate|mouth|nose|eye|throat|cough|spit|drain|pillow|minute|hour)"
    r"|透|浸|越来越|扩|变|大了|巴掌|手掌|拳头|碗|更|很多|好多|不少|止|一直|不停|又|还在|滴|流|湿|满|换了"
    r"|全|开始|嘴|口里|咳|吐|鼻|眼|枕|引流|分钟|小时"
)
"""Who writes these of it tells of more than a few spots."""

_MEDICINE: Final = (
    r"tablets?|pills?|paracetamols?|painkillers?|tramadols?|codeines?|ibuprofens?|oxycodones?"
    r"|sleeping (?:pills|tablets)"
)
PILLS: Final = (
    r"(?<!\d)(?:[89]|[1-9]\d)[多几]?[片粒颗]|[八九十]\w{0,2}[片粒颗]"
    rf"|\b(?:[89]|[1-9]\d)\+? (?:\w+ )?(?:{_MEDICINE})\b"
)
"""Eight pills or more."""
_REST: Final = r"[^.!?。！？\n]*"
_PART: Final = r"[^,.!?，。！？;；\n]"
NOT_HERE: Final = (
    rf"会不会(?!是|有事|有问题|有危险|要紧|严重|不好|死){_PART}*|(?<![么不])会(?!不会|是){_PART}{{1,8}}[吗么嘛]"
    rf"|什么是{_PART}*|{_PART}{{0,6}}(?:是什么意思|是啥意思|是什么[吗？?]?$|是啥[？?]?$)"
    rf"|怎么(?:知道|判断|看出|防|预防){_PART}*|{_PART}{{0,6}}多少度算{_PART}*|听说{_REST}"
    rf"|(?:网上|网友|小红书|抖音|百度){_REST}|不戴眼?镜子?{_REST}"
    r"|[累困睏笑饿餓热熱气氣烦煩忙]死(?:我|人|啦|咯|了)*(?![了算])|想死(?=[你妳您他她它妈媽])"
    r"|砸锅卖铁|砸[了进]?[好很太这那么多不少\d.一二两三四五六七八九十百千几]*(?:钱|[万千](?!个|片|斤|块[砖石玻板])|元|积蓄|工资)"
    r"|(?:钱|[万元]|积蓄|工资)(?:[都全白就]|往|在|[到进]?我?脸上?)*砸[了到进在]*"
    rf"|字.{{0,3}}看不[清见]|看不[清见].{{0,4}}字|老花眼?"
    rf"|(?<=吃).{{0,8}}(?:刀口|伤口|疤)会{_REST}"
    rf"|\bwill (?:that|this|it|they) (?:hurt|harm|damage|open|burst|affect|ruin|pop)\b{_REST}"
    rf"|(?:担心|害怕|怕){_PART}{{0,3}}(?:麻醉|手术|开刀)(?:以?后|会)?(?:引起|导致|造成|出现){_PART}*"
    rf"|(?:朋友|同事|闺蜜|邻居|亲戚){_PART}{{0,4}}(?:说她有|说他有|说自己有|有过|得过){_PART}*"
    rf"|\b(?:worried|scared|afraid|nervous|anxious) (?:about|of){_PART}* from the "
    rf"(?:anaesthe|anesthe|operation|surgery|op\b){_PART}*"
    rf"|\b(?:stitch\w*|sutures?|staples?){_PART}*\b(?:all|everything) (?:is|was|looks) "
    r"(?:well|fine|good|ok(?:ay)?)\b"
    rf"|\bcan'?t see (?:\w+ ){{0,2}}without\b{_REST}"
    rf"|\b(?:online|tiktok|reddit|on the internet|i read|google)\b{_REST}"
)
"""What something might do, was read somewhere, or isn't seen without glasses: to the end of the
sentence nothing is told that is so."""
GENERAL: Final = (
    r"\s*(?:(?:so|hi|hello|and|but|ok|please),? )*"
    r"(?:what(?:s| is| are)(?: an?| the)? (?:\w+ ?){1,2}$|what does .* mean|what (?:happens )?if"
    r"|what are the|(?:when|wen|whn) (?:do|does|will|can|should)|should i worry about"
    r"|how (?:do|does|will|would|long|soon|often|many|common)|could (?:i|my)"
    r"|will (?:my|i|it|the|there)|can (?:my|you|stitches|a|the|people|it)"
    r"|do (?:people|the|stitches|my|you)|does (?:a|the|it|my))\b"
)
NOW: Final = (
    r"\b(?:am|im|ive|is|are|has|keeps?|since|now|today|tonight|just|suddenly|getting|started|help"
    r"|because|wont|cant|hurts|hurting|this|been|stop|stopped)\b"
)
"""A sentence that begins as the first and has none of the second asks about what might be."""
SOFTLY: Final = (
    "(?:被子|被褥|枕头|抱枕|靠垫|毛巾|浴巾|毯子|衣服|纸巾|气球|棉签|毛绒玩具|布娃娃)"
    "(?:突然|一下子?|不小心|掉下来|掉|又|就|给|把我)*砸[了到中]?"
)
"""What falls so is soft: a touch, and no blow."""
COUNTED: Final = (
    "概率|几率|机率|百分之|区别"
    r"|\b(?:percentage|odds|difference between|how common)\b"
)
"""Who writes these asks for numbers, or for words; a clause with them tells nothing that is so."""
LONG_AGO: Final = (
    r"年前|去年|小时候|上大学|大学那会|\b(?:years? ago|last year|used to|as a child)\b"
    r"|\bin the past\s*$"
)
"""A clause with these tells of long ago, unless it says what is now."""
HAD: Final = (
    r"(?:以前|曾经|从前|过去)(?:也|曾)?(?:得过|有过|患过|发生过|出现过)[^\s,，。！？!?;；]{1,6}"
)
"""An illness of long ago; what is told beside it may be of now."""
STILL: Final = (
    r"现在|如今|今天|今晚|刚才|刚刚|还是|仍|又|这次|再次"
    r"|\b(?:now|today|tonight|still|since|just|again)\b"
)

SPELLED_OUT: Final = {"三十八": "38", "三十九": "39", "四十度": "40度", "四十一度": "41度"}
"""Temperatures as some people write them."""

TAKEN: Final = r"体温|温度|量了|烧|\btemp|\bthermo|\bfever"
"""Where these stand, a number needs no unit to be a temperature."""
NO_FEVER: Final = r"不到|没到|低于|没超过|水温|室温|\bbelow\b|\bunder\b|\bless than\b|\bwater\b"

FACES: Final = "😭😢😥😰😱😨😖😣🆘🤒🤕"
"""Who writes no more than these feels unwell."""
