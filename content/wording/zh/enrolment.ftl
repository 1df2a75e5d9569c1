# 订阅恢复提醒
do-recovery = 恢复提醒
command-recovery = 恢复提醒：设置，或看看我的进度
enrol-consent =
    **先说清楚**

    要在对的日子提醒您，我得知道手术日期。这属于健康信息，所以要您单独同意。

    - **记什么：**手术的日子和时间、抽不抽烟、您的时区、发过什么、您点过什么、问候时您的回答
    - **做什么用：**只用来提醒您、问您好不好
    - **谁看得到：**{ $clinic }的团队。要紧的回答、没答完的问候、您写到或点到的危险，还有之后一小时内写的话，会转给他们；这时候，还有您找真人的时候，回答您的人还看得到手术日期、最近一次问候、发过什么、做没做
    - **留多久：**到您删除为止
    - **改主意了：**写 /privacy，可以撤回同意，也可以全部删除

    这里不是急救，也没有人一直看着。不同意也没关系，内容照样都能看。

    您满18岁，并且同意吗？
button-agree = 我满18岁，同意
button-disagree = 不同意
enrol-declined = 好的，什么也没记。想看的内容都还能看。以后想订，写 /recovery。
enrol-back = 上次设置到一半。接着来？
button-enrol-on = 接着设置提醒
button-start-over = 从头来
button-back = ‹ 上一步
enrol-plan = 您做的（要做的）是哪一种？
enrol-plan-words = 拉皮=facelift|拉皮手术=facelift|做拉皮=facelift|面部拉皮=facelift|大拉皮=facelift|除皱手术=facelift|面部提升=facelift|面部提升术=facelift|线雕=thread-lift|做线雕=thread-lift|埋线=thread-lift|线雕提升=thread-lift|埋线提升术=thread-lift
enrol-no-such-time = 这个时间我没认出来，请像“8:30”这样写，或者点一个。
enrol-day =
    哪天手术？已经做过的，就选做的那天。

    点日子，或者直接写，比如“3月5日”“下周一”“昨天”。
enrol-confirm = { $far ->
    [True] **{ $day }**，{ $away }，离现在很远。真是这一天吗？
   *[other] **{ $day }**，{ $away }。对吗？
 }
enrol-reading = { $day }（{ $away }）
enrol-which-day = 您说的是哪一天？
enrol-away = { $days ->
    [0] 就是今天
    [1] 明天
    [-1] 昨天
   *[other] { $count } 天
 }
enrol-ahead = 还有 { $count } 天
enrol-ago = 已经过了 { $count } 天
enrol-unclear = { $problem ->
    [lunar] 农历我不会换算，请写公历，比如“3月5日”，或者点日子。
    [no-such-day] 日历上没有这一天，请再看看，或者点日子。
    [far] 这个年份太远了，请再看看，或者点日子。
    [open] 没关系。等您知道了，写 /recovery 就行，前面说过的我先记着。
   *[other] 我要知道是哪一天，请写得再准一点，或者点日子。
 }
button-right-day = 对，就是这天
enrol-time-read = 记下了：{ $time }。
enrol-what-else = 好，哪里不对？点一下就能改。
enrol-hour = { $past ->
    [True] 手术是几点开始的？
    [today] 今天的手术是几点？已经做完了也请告诉我几点开始的。
   *[other] 手术几点开始？
 }

    也可以直接写，比如“10:30”。
enrol-hour-roughly = 大概几点就行。还没人告诉您的话，点“不清楚”。
button-not-known = 不清楚
enrol-smoker = { $unclear ->
    [True] 谢谢您告诉我。那现在呢，还抽吗（电子烟、偶尔一支都算）？请点一个。
   *[other] 您抽烟吗？抽烟的人，有几条提醒要早一点发。
 }
button-smoker = 抽
button-no-smoker = 不抽
button-not-said = 不想说
enrol-time = { $night ->
    [True] 夜里10点到早上8点，我不打扰您休息。白天几点合适？
   *[other] 提醒一般几点发给您合适？

        也可以直接写，比如“8:30”。
 }
enrol-zone = { $unknown ->
    [True] 这个地方我没认出来。写大一点的城市，或者点一个。
   *[other] 您那里现在是 { $time } 吗（{ $place }时间）？

        不是的话，点一个，写城市名，或者发个位置。
 }
enrol-which-place = 您那里平时看的钟，现在是几点？
button-zone-here = 是，{ $time }（{ $place }）
enrol-cities = 中国=Asia/Shanghai|国内=Asia/Shanghai|山西=Asia/Shanghai|新疆=Asia/Urumqi|台湾=Asia/Taipei|日本=Asia/Tokyo|韩国=Asia/Seoul|美国东部=America/New_York|美国西部=America/Los_Angeles|加州=America/Los_Angeles|英国=Europe/London|德国=Europe/Berlin|法国=Europe/Paris|意大利=Europe/Rome|西班牙=Europe/Madrid
enrol-preview =
    **您看对不对**

    - { $plan }
    - 手术：{ $day }（{ $away }）
    - 几点开始：{ $hour }
    - 抽烟：{ $smoker }
    - 提醒时间：{ $time }
    - 按{ $place }时间

    夜里10点到早上8点不打扰，只有少数不能等的例外。
enrol-coming =
    **会发给您的**（{ $count } 条）：
    { $list }
enrol-more = ……后面还有 { $more } 条，最后一条在 { $last }。
enrol-told = 已经过去的，合成一条短消息告诉您。
enrol-at-once = 开始后马上
enrol-over = 这份计划的日子都过了，不会再发什么。日期对吗？
button-begin = 开始提醒我
button-whole-plan = 看全部提醒
change-day = 改日期
change-hour = 改手术几点
change-smoker = 改抽烟
change-time = 改几点收提醒
change-zone = 改地方
change-plan = 改手术
enrol-whole =
    **全部提醒**（{ $page }/{ $pages }）

    { $list }
enrol-line = { $past ->
    [True] { $when }　{ $title }（已经过了）
   *[other] { $when }　{ $title }
 }
enrol-begun = 设好了。到时候我写给您。

# 撤回同意
button-withdraw = 撤回健康信息的同意
button-withdraw-now = 确定，撤回
button-withdraw-not = 不撤回，照旧
withdraw-confirm = 撤回以后，提醒和问候都停。已经记下的，另外点“删除我的数据”。
withdrawn = 已经撤回，不再提醒您了。已经记下的，您看过之后可以删掉。

# 不点按钮、直接写的
enrol-words-yes = 是|是的|对|对的|对了|对呀|嗯|嗯嗯|好|好的|好啊|行|可以|没错|没问题|正确|确定|确认|开始|开始吧|ok|okay|yes
enrol-words-no = 不|不是|不是的|不对|不行|不要|错了|no
enrol-smoker-yes = 是|是的|对|对的|嗯|抽|抽的|抽烟|我抽|我抽烟|我抽的|会抽|在抽|还抽|还在抽|吸|吸烟|我吸烟|偶尔|偶尔抽|偶尔抽烟|我偶尔抽|有时候抽|抽一点|抽一点点|偶尔抽一点|偶尔抽一根|偶尔抽几根|抽得不多|抽得少|抽电子烟|电子烟|有时候|有时|经常抽|经常|每天抽|天天抽|一直抽|有抽|有|yes
enrol-smoker-no = 不|不是|不抽|不抽的|不抽烟|我不抽|我不抽烟|不吸|不吸烟|我不吸烟|不会|不会抽|没有|没|没抽|没抽过|从不|从不抽烟|从来不抽|从来没抽过|从没抽过|不碰烟|一点不抽|没有抽|没有抽过|不再抽|no
enrol-smoker-quit = 戒|戒掉|戒烟|戒烟了|早戒|早就戒|戒掉了
enrol-smoker-perhaps = 一包|半包|几根|几支|一两根|抽|戒|吸烟|烟
enrol-words-open = 不知道|还不知道|不晓得|不清楚|不太清楚|还不清楚|没定|还没定|没定下来|待定|不确定|还不确定|不太确定|拿不准|说不准|说不好|不好说|不记得|不太记得|记不得|记不清|记不清楚|记不住|记不起来|想不起来|想不起|忘|忘记|忘掉|没印象|没注意|没留意|没问|还没问|医生没说|医院没说|没告诉我|没人告诉我|没通知|还没通知|等通知|随便|随意|都行|都可以|都好|都成|无所谓|没关系|什么时候都行|几点都行|几点都可以|你定|您定|你看着办|不想说|不方便说|不说|跳过|略过|下一个
enrol-words-around = 我|我也|我是|真的|真|实在|有点|已经|几点|是几点|几点钟|哪一天|什么时候|时间|具体时间|具体|准确时间|手术|手术时间|手术日期|日期|开始|现在|目前|当时|这个|那个|也|都|呢|啊|呀|吧|哦|噢|嗯|唉|哎|啦|嘛|的|了|抱歉|不好意思|对不起|请|谢谢|都行|都可以|可以|就行|就好|行
enrol-day-parts = 一早|清早|清晨|早晨|大清早=8:00;早上|早|上午|早饭后=9:00;中午|午饭后|午饭|正午=12:00;下午|午后=15:00;傍晚|下班后|下班以后=18:00;晚上|晚|晚饭后|晚饭以后=19:00;睡前|临睡前|晚一点|晚些=21:00
enrol-words-here = 这里|这边|就这里|本地|本地时间|当地时间|一样|一样的|时间一样|同一个时间|没有时差|没时差|没差别|和你们一样|跟你们一样|和医院一样|跟医院一样
