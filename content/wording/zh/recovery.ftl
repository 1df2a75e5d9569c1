# 日期和时间
moment-today = 今天 { $time }
moment-tomorrow = 明天 { $time }
moment-yesterday = 昨天 { $time }
place-china = 北京
moment-day = { $day } { $time }

# 我的恢复
button-recovery = 我的恢复
recovery-heading =
    **我的恢复：{ $title }**

    手术：{ $operation }
recovery-day = 第{ $day }天
recovery-before = { $days ->
    [1] 明天手术
   *[other] 还有{ $days }天
 }
recovery-next = 下一条：**{ $title }**，{ $when }
recovery-nothing-next = 后面没有提醒了。
recovery-tomorrow =
    明天：

    { $list }
recovery-checkin = 问候还没答完：**{ $title }**，{ $all } 题答了 { $answered } 题
recovery-done = 做好了：{ $list }
recovery-missed = 没来得及发：{ $list }
recovery-separator = ；
recovery-and-more = { $list }；还有{ $more }条
recovery-more-lines = 还有{ $more }条
recovery-pause =
    **{ $until ->
        [none] 暂停，一直到您点“继续”？
       *[other] 暂停到{ $until }？
    }**

    这段时间不发提醒。不过按计划，我还会来问您 { $count } 次情况怎么样，有危险好早点发现。问候还照常吗？
recovery-paused = { $asks ->
    [True] 提醒暂停了，问候照常。{ $until ->
        [none] 您点“继续”，再接着提醒。
       *[other] { $until }接着提醒。
    }
   *[other] 已经暂停：不发提醒，也不来问候。{ $until ->
        [none] 您点“继续”之前，什么都不发。
       *[other] { $until }继续。
    }觉得不对劲，别等我，点下面的按钮。
 }
recovery-stopped = 您停了我所有的消息，所以不会有提醒，也不会来问候。
recovery-plan-gone = 医院正在修改这份计划，改好以后继续提醒您。
recovery-step-gone = 一条计划里已经没有的消息
recovery-none =
    您现在没有提醒。

    写 /recovery 就可以开始：告诉我手术日期，我在合适的时候发消息给您。
recovery-resumed = 好的，继续提醒您。
recovery-ended = 好的，这份计划不再提醒您。您随时可以来这里看内容、提问题。
button-checkin-go-on = 接着回答问候
button-timeline = 时间线
button-calendar = 复诊加入日历
button-change-date = 改手术日期
button-change-time = 换个时间发
button-change-zone = 换个时区
button-details = 手术几点、抽烟、拆线
button-quiet = 安静时间
button-pause-week = 暂停一周
button-pause = 先暂停
button-pause-reminders = 只停提醒，问候照常
button-pause-all = 问候也停
button-pause-not = 不暂停
button-go-on = 继续
button-end-plan = 不再提醒
button-reopen = 撤回，继续提醒
button-ledger = 发过的消息

# 改日期
recovery-choose-date =
    现在的手术日期是{ $now }，改到哪一天？

    点日子，或者直接写，比如“3月5日”“下周一”。
recovery-no-such-date = 这一天不行，请另选一天。
recovery-propose-anew = 这是之前问的，再跟您确认一次。
recovery-propose-over = 术后的问候您已经回答过，我以为手术做完了。真的还没做吗？
recovery-propose = { $far ->
    [True] 改到**{ $day }**？{ $away }，离现在很远。真是这一天吗？会有这些变化：
   *[other] 改到**{ $day }**（{ $away }）？会有这些变化：
 }
recovery-moves =
    { $count }条提醒换时间：

    { $list }
recovery-goes =
    { $count }条不再发：

    { $list }
recovery-comes =
    新增{ $count }条：

    { $list }
recovery-tells =
    { $count }条不单独发，在一条汇总里告诉您：

    { $list }
recovery-same = 后面的提醒都不变。
recovery-moved-one = { $title }：{ $before } → { $after }
recovery-at-once = 改好后马上发
recovery-over-one = { $title }，按新日期应在{ $when }发，已经过了
recovery-one = { $title }，{ $when }
button-take-date = 好，改到这一天
button-other-date = 另选一天
button-keep-date = 不改了
recovery-date-taken = 手术日期改到了{ $day }，提醒也跟着变了。复诊加进过日历的话，请再点一次“{ button-calendar }”：手机里还是旧日子。

# 改时间和时区
recovery-choose-time = { $night ->
    [True] 那时候是您的安静时间，我不打扰您休息。白天几点合适？
   *[other] 没有写明时间的提醒，现在的发送时间：{ $now }。

        您想什么时候收到？也可以直接写，比如“8:30”。
 }
recovery-time-plan = 按计划的时间
recovery-time-taken = 好的，以后没有写明时间的提醒，{ $time }发给您。
recovery-time-plan-taken = 好的，以后按计划的时间发给您。
button-plan-times = 按计划的时间
recovery-choose-zone = { $unknown ->
    [True] 这个地方我没认出来。写大一点的城市，或者点一个。
   *[other] 现在按{ $place }时间发送（那里现在是 { $time }）。

        您在哪里？点一个，写城市名，或者发个位置。
 }
recovery-zone-taken = 好的，以后按{ $place }的时间发给您。

# 安静时间
recovery-quiet-hours = { $start }–{ $end }
recovery-choose-quiet =
    { $now ->
        [none] **现在没有安静时间：**白天夜里都会发。
       *[other] **您的安静时间：{ $now }。**这段时间的提醒，等过了再发。
    }

    { $urgent ->
        [none] 安静时间里什么提醒都不发。
       *[other] 不能等的随时会发：{ $urgent }。
    }

    哪段时间不打扰您？
recovery-quiet-taken = { $now ->
    [none] 从现在起，白天夜里都会发。
   *[other] 安静时间改成 { $now } 了。{ $urgent ->
        [none] {""}
       *[other] 不能等的还是会发：{ $urgent }。
    }
 }
recovery-quiet-preferred = 您选的 { $time } 在安静时间里。这些提醒会按计划的时间发，或者等安静时间过了再发。
button-no-quiet = 不要安静时间

# 计划还按什么来
recovery-not-known = 不清楚
recovery-details =
    **我按这些来提醒您**

    - 手术几点开始：{ $hour }
    - 抽烟：{ $smoker ->
        [True] 抽
        [False] 不抽
       *[other] 没说
    }
    - 拆线：{ $stitches ->
        [True] 还没拆
        [False] 拆完了
       *[other] 没说
    }

    哪一条不对，点一下就改。
button-smoking = { $yes ->
    [True] 我抽烟
   *[other] 我不抽烟
 }
button-stitches = { $inside ->
    [True] 线还没拆完
   *[other] 线都拆完了
 }
recovery-choose-hour = 手术几点开始？已经做完的，是几点开始的？
recovery-words-stitches-out = 拆|拆线|拆完|全拆|线拆|线拆完|线拆掉|线已经拆|拆掉|缝线拆|都拆完|拆过
recovery-words-stitches-in = 没拆|还没拆|没拆线|还没拆线|线没拆|线还没拆|线还在|还在|没拆完|还没拆完
recovery-words-smokes = 抽烟|抽|吸烟|又抽|又抽烟|在抽烟|还抽烟|还在抽
recovery-words-smokes-not = 不抽|不抽烟|不吸烟|戒|戒烟|戒掉|没抽|没抽烟|不再抽烟

# 提醒
button-done = ✓ 做好了
button-later = 晚点再说
button-reason = 为什么？
button-later-hour = 1小时后：{ $when }
button-later-evening = 今晚：{ $when }
button-later-tomorrow = 明天：{ $when }
button-back-to-reminder = ‹ 返回
reminder-choose = 什么时候再提醒您？
reminder-too-late = 这一条不能再晚了，再晚就没有用了。
reminder-silent = { $why ->
    [stopped] 您停了我所有的消息，这一条不能晚点再发。
   *[paused] 您暂停了提醒，继续以前，这一条不能再发。
 }您随时可以在这里看。
reminder-later = 🕒 { $when }再提醒您。
reminder-done = ✓ 做好了，这一条不会再发。
reminder-words-done = 好了|做完了|做完|做好了|已经做了|做了|做到了|完成了|完成|已完成|搞定|搞定了|弄好了|办好了|办完了|都做了|都做好了|都好了
reminder-ended = 这条提醒属于一份已经结束的计划，不用再处理了。
reminder-moved = 这一条是原来那个日期的。新日期快到时，会再发给您。
reminder-foreign = 这条提醒不是发给您的，按钮在这里不起作用。
reminder-gone = 医院已经把这一条从计划里去掉了。您还是可以点“做好了”。
summary =
    **这些本来该早一点发给您**

    { $list }
summary-welcome =
    **欢迎回来。**这些消息之前没能送到：

    { $list }
summary-unsure =
    **这些您收到了吗？**发的时候连接断了，可能送到了，也可能没送到：

    { $list }
summary-pages = 下面的页面讲得更细。哪一条拿不准，请问您的医生。

# 时间线、日历、发过的消息
timeline-caption = 手术日期如果改了，这些日子会跟着变。
timeline-alt =
    { $day }

    { $list }
timeline-operation = 手术
timeline-today = 今天
timeline-title = 我的恢复：{ $day }
timeline-legend = 实心：已发送。打勾：做好了。空心：还没到。灰色：没有发。
calendar-name = 术后恢复
calendar-file = 您的复诊，可以加到手机日历里。几点去，以医院说的为准。手术日期改了，请重新取一次，日历会跟着变。
calendar-note = 几点去，请问医院：{ $phone }
ledger =
    **发过的消息**

    { $list }
ledger-empty = 还没有给您发过消息。
ledger-line = { $when }　{ $title }：{ $fate }
ledger-summary = 错过的消息汇总
ledger-fate = { $fate ->
        [sent] 已发送 { $at }
        [done] 已发送 { $at }，做好了
        [on-its-way] 正在发送
        [unknown] 可能送到了，也可能没送到：当时连接断了
        [held] 先留着，等能送到时再发
        [unreachable] 没有发：当时联系不到您
        [late] 没有发：已经过了时候
        [taken-back] 没有发：您暂停了，或者改了日期
        [needless] 没有发：已经不需要
        [failed] 没有发：发送失败
        [paused] 先留着：您暂停了提醒
       *[told] 没有单独发：在汇总里提了
    }
