# 通知：只有团队成员看得到这些文字
command-announce = 给患者发通知
announcements = { $none ->
    [True] **通知**

        还没有通知。可以新写一条，也可以把任何消息转发给我。
   *[other] **通知**

        点一条继续编辑，也可以把任何消息转发给我。
 }
button-new-announcement = ✏️ 写新通知
button-notice = 🔔 另发一条提醒
button-announcements = 全部通知
announcement-title = { $state ->
    [draft] 📝 { $number } · { $words }
    [scheduled] 🕙 { $number } · { $words }
    [running] 📤 { $number } · { $words }
    [paused] ⏸ { $number } · { $words }
    [done] ✅ { $number } · { $words }
    [correcting] 📤 { $number } · { $words }
    [corrected] ✅✏️ { $number } · { $words }
    [recalling] ↩️ { $number } · { $words }
    [recalled] ↩️ { $number } · { $words }
   *[cancelled] ⏹ { $number } · { $words }
 }
announcement-no-words = { $files ->
    [0] （还没写内容）
   *[other] 📎
 }
announcement = { $state ->
    [draft] **通知 { $number }** · 草稿
    [scheduled] **通知 { $number }** · 等待发送
    [running] **通知 { $number }** · 发送中
    [paused] **通知 { $number }** · 已暂停
    [done] **通知 { $number }** · 已发送
    [correcting] **通知 { $number }** · 更正中
    [corrected] **通知 { $number }** · 已发送，已更正
    [recalling] **通知 { $number }** · 撤回中
    [recalled] **通知 { $number }** · 已撤回
   *[cancelled] **通知 { $number }** · 已终止
 }
announcement-version-none = { $language }：还没写
announcement-version = { $files ->
    [0] { $language }：“{ $words }{ $more ->
            [True] ……
           *[other] {""}
        }”
   *[other] { $language }：📎 { $files } · “{ $words }{ $more ->
            [True] ……
           *[other] {""}
        }”
 }
announcement-confirmed = { $phase ->
    [waits] 已确认，到时按确认时的内容发送。想改的话，点 📊 再点终止，就变回草稿。
    [recalling] 正在撤回，进度看 📊。想重新发，请写一条新通知。
    [recalled] 已经撤回，结果看 📊。想重新发，请写一条新通知。
    [changed] 发出之后内容改过了。大家手里还是旧的，点“更正”才会换成新的。
    [prepared] 发出之后内容改过了。大家手里还是旧的，要等操作员更正才会换成新的。
    [nobody] 没有人收到。原因看 📊，有用的话也可以在那里再发一次。
    [ended] 发送中途终止了。已经收到的内容不变，想更正或撤回请点 📊。
   *[sent] 已经收到的内容不变。想改的话，直接编辑您那条消息，或点 ✏️ 重新发来，再点“更正”。
 }
announcement-buttons = 按钮：{ $list }
reach = { $count ->
    [0] 目前没有人会收到。
   *[other] 会发给 **{ $count }** 人（{ $languages }）。
 }
reach-left-out = 不会发给：
reach-not = { $which ->
    [no-news] 没同意接收通知的 { $count } 人
    [team] 团队成员 { $count } 人（发 /news 同意后才会收到）
    [stopped] 不要任何消息的 { $count } 人
   *[unreachable] 联系不上的 { $count } 人（{ $why }）
 }
reach-language = { $language } { $count } 人
button-write-in = ✏️ { $language }
button-see-in = 👁 { $language }
button-audience = 发给谁
button-links = 按钮
button-test-team = 先发给团队
button-discard = 🗑 删除草稿
button-send = 发送……
button-progress = { $kind ->
    [resend] 📊 再发一次
    [correct] 📊 更正
    [recall] 📊 撤回
   *[send] 📊 发送进度
 }
announce-notice = 这是一条新通知，对象与更正的那条相同：一句话说明改了什么就够了。您点发送，它才会发出。
announce-write =
    请发来通知内容（{ $language }）：文字（可带格式）、照片、相册、视频、文件或语音都可以。

    之后您改了那条消息，我会跟着改。想整条换掉，再点一次 ✏️。
announce-written = { $album ->
    [True] 收到相册，其余的也会加进来。点 👁 看看全不全。
   *[other] 收到。
 }
announce-edited = 已按您的修改更新。
announce-previewed = { $album ->
    [True] ☝️ 患者收到的就是这样（{ $language }）。相册下面放不了按钮，所以按钮在后面单独一条消息里，也能点。
    [bare] ☝️ 患者收到的就是这样（{ $language }）。
   *[other] ☝️ 患者收到的就是这样（{ $language }），按钮也能点。
 }
announce-refused = Telegram 不收这条内容，现在发，谁也收不到。可能是里面的图片或文件已经失效。请回到草稿，点 ✏️ 重新发一遍内容。
announce-test = ☝️ 这是通知 { $number } 的试发，只有团队收到，还没发给患者。
announce-gone = 这条通知已经没有了，下面是其他的。
announce-tested = { $count ->
    [0] 没有可以试发的人，或者还没写内容。
   *[other] 正在试发给团队的 { $count } 人。
 }
button-drop-version = 删掉这一版
announce-offer = 把这条消息做成通知吗？它是哪种语言？
button-make-in = { $language }
announce-cannot = { $kind ->
    [sticker] 贴纸不能做成通知。
    [location] 位置不能做成通知，请把地址写成文字。
    [contact] 联系人不能做成通知，请把号码写成文字。
    [video] 圆形短视频不能做成通知，请当普通视频发来。
   *[other] 这种消息（比如投票）不能做成通知。
 }

    可以的有：文字、照片、相册、视频、动图、文件、音乐和语音。
announce-links = { $on ->
    [True] **下面的按钮**

        最后一个是“不再接收通知”。
   *[other] **下面的按钮**

        ⚠️ “不再接收通知”已关掉。
 }
announce-leads = { $label } → { $where }
button-add-link = 加一个按钮
button-drop-link = ✕ { $label }
button-opt-out = { $on ->
    [True] ☑ “不再接收通知”
   *[other] ☐ “不再接收通知”
 }
announce-ask-link = { $wrong ->
    [shape] 没有找到这样的页面。请写一个词，比如“肿胀”；或者写按钮上的字、一条竖线、网址：

        门诊时间 | https://example.org/hours
    [label] 这是网址。前面还要写按钮上的字：

        门诊时间 | https://example.org/hours
    [target] 找不到要打开的地方。请点一个页面，或者这样写：

        门诊时间 | https://example.org/hours
   *[other] { $found ->
        [True] 找到这些页面，点一个，或者换个词再找。要打开网址，请这样写：

            门诊时间 | https://example.org/hours
       *[other] 按钮打开哪里？点一个页面，或者写一个词来找。要打开网址，请这样写：

            门诊时间 | https://example.org/hours
    }
 }
announce-pick-page =
    **{ $title }**

    用这一页，还是下面的某一页？
button-take-page = ✅ 用这一页
announce-link-added = 按钮加好了。
announce-audience =
    **发给谁？**

    只发给同意接收通知的人。点一下就能选：语言、手术前后、计划，最后一行是最近多少天内找过我。
audience-one = { $on ->
    [True] ◉ { $what }
   *[other] ○ { $what }
 }
audience-all-languages = { $on ->
    [True] ◉ 全部
   *[other] ○ 全部
 }
audience-all-plans = { $on ->
    [True] ◉ 不管有没有计划
   *[other] ○ 不管有没有计划
 }
phase = { $phase ->
    [before] 术前
    [early] 术后 0–14 天
    [middle] 术后 15–90 天
   *[later] 术后 90 天以后
 }
audience-phase = { $on ->
    [True] ☑ { $phase }
   *[other] ☐ { $phase }
 }
audience-wrote = { $days } 天内找过我
audience-aimed = 只发给：{ $list }
audience-active = { $on ->
    [True] { $days ->
        [0] ◉ 不限
       *[other] ◉ { $days } 天内
    }
   *[other] { $days ->
        [0] ○ 不限
       *[other] ○ { $days } 天内
    }
 }
concern = { $which ->
    [no-text] ⛔ 还没有写内容。
    [nobody] ⛔ 没有人会收到。
    [too-long] ⛔ { $language }：超出 { $count } 个字。
    [bad-address] ⛔ { $language }：“{ $what }”的网址不对。
    [dead-page] ⛔ { $language }：“{ $what }”要打开的页面已经没有了。
    [one-script] ⚠️ 有 { $count } 人的语言是 { $language }，可能看不懂按钮“{ $what }”。可以两种语言都写上，比如“门诊时间 Opening hours”。
    [missing-language] ⚠️ 有 { $count } 人的语言是 { $language }，会收到另一种语言。
    [several-sorts] ⚠️ 两种语言的图片或文件不一样，每个人只收到自己语言的那一版。
    [no-opt-out] ⚠️ “不再接收通知”已关掉。
    [forbidden] ⚠️ { $language }：“{ $what }”可能违反广告法。请照实写，不要保证效果。
    [their-night] ⚠️ { $of } 人里有 { $count } 人会在夜里收到（按各人当地时间和安静时间）。
   *[night] ⚠️ 有人会在 22:00 到 8:00 之间收到（医院当地时间）。
 }
concern-buttons = 按钮
announce-confirm = { $now ->
    [True] 现在发给 **{ $count }** 人？
   *[other] 在 **{ $at }**（医院当地时间）发给 **{ $count }** 人？
 }
announce-again = { $why ->
    [changed] 您看过之后内容有改动，请再看一遍。
    [more] 现在的人数比您看的时候多，请再看一遍。
    [late] 您选的时间已经过了。
   *[number] 人数不对，什么都没有发。
 }
announce-sent-once = 已经确认过了，只会发一次。
announce-stopped = 请先改好带 ⛔ 的地方。
announce-type-number = 确认发送，请写出人数：{ $count }
announce-paid = 💫 付费加速：Telegram 最多从机器人余额扣 **{ $stars } 颗星星（Stars）**，余额至少要有 10,000 颗。大约 { $fast } 分钟发完，不付费要 { $usual } 分钟。
button-send-now = { $paid ->
    [True] { $now ->
        [True] ✅ 发送，花 { $stars } 颗星
       *[other] ✅ 到时发，花 { $stars } 颗星
    }
   *[other] { $now ->
        [True] ✅ 发给 { $count } 人
       *[other] ✅ 到时发给 { $count } 人
    }
 }
button-other-time = 换个时间发
button-after-all-now = 还是现在发
button-paid = { $on ->
    [True] 不付费，按平常速度发
   *[other] 💫 付费加速，最多 { $stars } 颗星
 }
announce-times = { $wrong ->
    [True] 看不懂这个时间，或者已经过了。请写成“明天上午10点”或“3月5日 9:30”。
   *[other] 什么时候发？点一个（按医院当地时间），或者直接写，比如“明天上午10点”。
 }
announce-discard = 要删除这份草稿吗？删了就找不回来，也不会发给任何人。
button-discard-now = 确定删除
announce-discarded = 草稿已删除。

# 发送进度
run = { $kind ->
    [resend] **通知 { $number }，再发一次**
    [correct] **更正通知 { $number }**
    [recall] **撤回通知 { $number }**
   *[send] **通知 { $number }**
 } · { $state ->
    [scheduled] 等待发送
    [running] { $kind ->
        [correct] 进行中
        [recall] 进行中
       *[send] 发送中
    }
    [paused] 已暂停
    [done] 已完成
   *[cancelled] 已终止
 }
run-starts = { $goes ->
    [time] 原定 { $at } 发送。现在暂停着，让它继续，到时才会发。
    [now] 原定 { $at } 发送，时间已过。让它继续，就会马上发出。
   *[on] 将在 { $at } 开始发送。
 }
run-stuck = { $kind ->
    [recall] ⚠️ Telegram 一条也没让删，我先暂停了。超过 48 小时的消息删不掉。
    [correct] ⚠️ Telegram 一条也没让改，我先暂停了。
   *[send] ⚠️ Telegram 一条也没收，我先暂停了。可能是图片或文件已经失效：点“终止”，通知会变回草稿，重新发来内容再试。
 }
run-nobody = ⚠️ Telegram 一条也没收，可能是图片或文件已经失效。请点“看这条通知”，把内容重新发给我，再回到这里点“再发”。
run-bar = { $bar } { $n } / { $of }
run-sent = { $kind ->
    [correct] ✅ 已更正：{ $count }
    [recall] ✅ 已撤回：{ $count }
   *[send] ✅ 已送出：{ $count }
 }
run-unreachable = 🚫 联系不上：{ $count }（{ $why }）
run-failed = { $kind ->
    [correct] ❌ 没改成：{ $count }（{ $why }）
    [recall] ❌ 没删掉：{ $count }（{ $why }）。Telegram 只允许在 48 小时内删除。
   *[send] ❌ 失败：{ $count }（{ $why }）
 }
run-unknown = { $kind ->
    [correct] ❔ 不确定是否已更正：{ $count }
    [recall] ❔ 不确定是否已撤回：{ $count }
   *[send] ❔ 不确定是否收到：{ $count }
 }
run-dropped = { $kind ->
    [correct] ➖ 没有更正：{ $count }（{ $why }）
    [recall] ➖ 没有撤回：{ $count }（{ $why }）
   *[send] ➖ 没有发：{ $count }（{ $why }）
 }
run-left = { $minutes ->
    [0] 不到一分钟就好，每秒 { $rate } 条。
   *[other] 大约还要 { $minutes } 分钟，每秒 { $rate } 条。
 }
fate-reason = { $reason ->
    [blocked] 屏蔽了机器人
    [deactivated] 账号已注销
    [no-chat] 聊天不存在
    [stopped] 不要任何消息
    [refused] Telegram 拒绝
    [cancelled] 提前终止
    [not-needed] 中途不再接收
    [late] 太晚了
   *[other] 其他原因
 }
fate-counted = { $why } { $count }
button-pause-run = ⏸ 暂停
button-resume-run = { $goes ->
    [time] ▶️ 继续，到时再发
    [now] ▶️ 现在发送
   *[on] ▶️ 继续
 }
button-cancel-run = ⏹ 终止
button-refresh = 🔄 刷新
button-correct = ✏️ 更正
button-recall = ↩️ 撤回
button-resend = { $state ->
    [failed] 给失败的 { $count } 人再发
    [missed] 给失败或太晚的 { $count } 人再发
   *[unknown] 给不确定的 { $count } 人再发
 }
button-the-announcement = 看这条通知
run-ask = { $what ->
    [cancel] { $kind ->
        [correct] 终止更正？还有 { $count } 人手里仍是旧的。
        [recall] 终止撤回？还有 { $count } 人会留着这条通知。
       *[send] 终止发送？还有 { $count } 人不会收到。
    }
    [correct] 把 { $count } 人已经收到的内容改成现在的版本吗？

        对方不会收到提醒：消息在原处改动。已经看过的人未必会再看；更正之后，您可以另写一条简短通知告诉大家。
    [recall] 要删除 { $count } 人已经收到的内容吗？Telegram 只允许在 48 小时内删除。还没发的不再发，正在进行的更正也会停止。
    [failed] 给没收到的 { $count } 人再发一次？
   *[unknown] 给不确定是否收到的 { $count } 人再发一次？有人可能会看到两遍。
 }
run-resting = ⏸ 通知本身还在暂停：还有 { $count } 人没收到。点 📊 让它继续，他们会收到现在的版本。
run-ask-same = ⚠️ 没有改：{ $languages }。收到这个语言的人，看到的还是原来的话。
run-ask-resent = { $what ->
    [recall] “再发一次”发出的，要到它自己的 📊 里撤回。
   *[correct] “再发一次”发出的，要到它自己的 📊 里更正。
 }
run-draft-again = 还没有人收到，所以通知变回了草稿。
run-taken-back = 这条正在撤回，或者已经撤回，不能再更正或重发。请重新写一条。
run-cannot-become = Telegram 改不成这样：它能改文字、换单个文件，但不能去掉文件，也不能换相册、相册下面的按钮和语音。可以撤回后重新写一条；或者把原来的文件放回去，只改文字。
run-unchanged = 还没有什么要更正。请直接编辑当初发给我的那条消息，或者点 ✏️ 发来新内容，然后点“更正”。
button-yes-do = { $what ->
    [cancel] 是的，终止
    [correct] 是的，更正
    [recall] 是的，撤回
   *[other] 是的，再发一次
 }

# 发送报告
button-report-picture = 🖼 报告图
button-report-table = 📄 明细表
report-title = { $kind ->
    [resend] 通知 { $number }，再发一次
    [correct] 更正通知 { $number }
    [recall] 撤回通知 { $number }
   *[send] 通知 { $number }
 }
report-when = { $at } · 共 { $count } 人
report-became = 结果
report-why = { $fate }：{ $why }
report-fate = { $fate ->
    [sent] { $kind ->
        [correct] 已更正
        [recall] 已撤回
       *[send] 已送出
    }
    [unreachable] 联系不上
    [failed] 失败
    [unknown] { $kind ->
        [correct] 不确定是否已更正
        [recall] 不确定是否已撤回
       *[send] 不确定是否收到
    }
    [dropped] { $kind ->
        [correct] 没有更正
        [recall] 没有撤回
       *[send] 没有发
    }
   *[waiting] 还在等待
 }
report-count = { $count } · { $percent } %
report-table = 通知 { $number }：每位收件人一行，不含姓名。
report-forgotten = 其中 { $count } 位的明细已满一年，不再保留；报告里的数字不变。
