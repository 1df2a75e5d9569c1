# 订阅恢复提醒
do-recovery = 恢复提醒
command-recovery = 恢复提醒：设置，或看看我的进度
enrol-consent =
    **先说清楚**

    要在对的日子提醒您，我得知道手术日期。这属于健康信息，所以要您单独同意。

    - **记什么：**手术的日子和时间、抽不抽烟、您的时区、发过什么、您点过什么、问候时您的回答
    - **做什么用：**只用来提醒您、问您好不好；要紧的回答会转给{ $clinic }的团队
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
enrol-smoker-yes = 是|是的|对|对的|嗯|抽|抽的|抽烟|我抽|我抽烟|我抽的|会抽|在抽|还抽|还在抽|吸|吸烟|我吸烟|偶尔|偶尔抽|偶尔抽烟|我偶尔抽|有时候抽|抽一点|抽电子烟|电子烟|yes
enrol-smoker-no = 不|不是|不抽|不抽的|不抽烟|我不抽|我不抽烟|不吸|不吸烟|我不吸烟|不会|不会抽|没有|没|没抽|没抽过|从不|从不抽烟|从来不抽|从来没抽过|no
enrol-smoker-perhaps = 抽|戒|吸烟|烟
enrol-words-open = 不知道|还不知道|不清楚|还没定|没定|不确定|还不确定|随便|都行|都可以|不想说|跳过
