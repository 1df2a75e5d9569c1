# 真人回答：患者看到的
button-ask-person = 💬 问真人
button-helped = 👍 有帮助
button-not-helped = 💬 没有，问真人
button-end-talk = 结束对话
command-person = 问真人
asked-person =
    { $passed ->
        [yes] 您刚才写的已经交给医院团队。{ $when }
       *[no] 想问什么请写下来，会交给医院团队。{ $when }
    }

    现在您发的都会到他们那里：文字、照片、视频、语音、文件都行，大小不限。照片我不看，也不保存，他们会看。想让他们打电话给您，请把号码也写上。他们处理完之前我不插话，提醒和紧急情况除外。
passed-on = 已经转过去了。{ $when }
talk-stop = 不想再收我的消息？点下面的“🔕 停止消息”就停。和医院团队的对话照旧，想结束再点结束。
asked-nobody =
    现在联系不上医院团队的任何人。

    请打电话：{ $phone }。紧急情况：{ $emergency }。

    您写的我记着，一有人在，马上转过去。
sign-operator = 护士
talk-ended = { $was ->
        [open] 好的，从现在起还是我来回答。您写过的内容，医院团队可以看到。
       *[closed] 现在就是我在回答，没有别人。
    }
talk-told = { $what ->
        [who] { $role ->
            [none] 🩺 **医院团队回复：**
            [clinic] 🩺 **医院回复：**
           *[other] 🩺 **医院团队回复（{ $role }）：**
        }
        [edited] ✏️ **医院团队更正：**
        [late] 比说好的时间晚了，抱歉。我已经提醒了团队。{ $opens ->
            [none] {""}
           *[other] 他们{ $opens } 上班。
        }等不及请打 { $phone }；紧急情况打 { $emergency }。
        [unpromised] 还没有人回复，抱歉。我已经提醒了团队，但说不准什么时候有人回。等不及请打 { $phone }；紧急情况打 { $emergency }。
        [still-late] 这条也转过去了。还没有人回复，抱歉。{ $opens ->
            [none] {""}
           *[other] 团队{ $opens } 上班。
        }等不及请打 { $phone }；紧急情况打 { $emergency }。
        [passed-on] 还没有人回复，抱歉。我已经问了团队里的每一个人。等不及请打 { $phone }；紧急情况打 { $emergency }。
        [in-line] 这会儿要转给团队的消息很多，您写的已经记下，正在排队转过去。等不及请打 { $phone }；紧急情况打 { $emergency }。
        [unreached] **您写的还没有送到医院团队任何人手里。**请打 { $phone }；紧急情况打 { $emergency }。我记着，一有人在马上转过去，并告诉您。在这之前还是我来回答。
        [reached] 您写的已经送到医院团队了。他们处理完之前我不插话，只发提醒，紧急情况除外。
        [returned] 医院团队把聊天交还给我了。想问什么尽管写，也可以再找真人。
       *[closed] 医院团队已结束这次对话。还有别的事，直接写就行。
    }

# 服务台
command-waiting = 谁在等回复
command-a = 后面加一个词：找审核过的回答来发
command-reminders = 给患者发过什么，接下来发什么
command-take = 这位患者我来负责
command-assign = 把患者交给同事
command-back = 交还机器人回答
command-close = 结束对话
command-reopen = 重新打开对话
help-team =
    **团队可以用的命令**

    { $lines }
help-talks =
    **写在患者的话题里**，或者在您自己的聊天里“回复”患者的消息：

    { $lines }

    以 // 开头的只留在团队内部。/desk stats 看回复得快不快。
help-command = • /{ $word } – { $does }
command-desk = 把群设为服务台
button-take-talk = ✋ 我来
button-assign = 👥 交给同事
button-topic = 打开患者的话题
button-decline = ↩️ 我来不了，退回
button-give-back = 🤖 交还机器人
button-close-talk = ✓ 结束
button-waiting = 谁在等
button-account = ⏰ 发过和要发的提醒
button-reopen-talk = 重新打开
button-send-answer = 发送：{ $what }
button-desk-again = 再检查一次
desk-topic = 患者 { $number }
desk-card =
    **{ $who }**
    { $facts }

    { $where ->
        [group] 您在这个话题里写的会发给患者。以 // 开头的只留在团队内部。/a 加一个词，可以找到审核过的回答直接发。
       *[private] 对患者的消息点“回复”，就会发给患者。团队里别的人也可以回。回复以 // 开头的不会发出去；/a 加一个词，可以找到审核过的回答直接发。
    }
desk-fact-flag = 🔴 这位患者有危险信号，还没有人处理
desk-fact-language = { $language ->
        [zh] 看中文
       *[en] 看英文
    }
desk-fact-day = { $phase ->
        [none] 没有订阅恢复提醒
        [before] 手术前 { $days } 天
        [early] { $days ->
            [0] 手术当天
           *[other] 术后第 { $days } 天（两周内）
        }
        [middle] 术后第 { $days } 天（三个月内）
       *[later] 术后第 { $days } 天（三个月以上）
    }
desk-fact-checkin = { $level ->
        [none] 还没有问候记录
        [noted] 最近一次问候（{ $day }）：已记录
        [today] 最近一次问候（{ $day }）：需要联系团队
        [back] 🔴 最近一次问候（{ $day }）：危险信号，后来改了回答
       *[red] 🔴 最近一次问候（{ $day }）：危险信号
    }
desk-fact-consent = { $agreed ->
        [yes] 已同意保存健康信息
       *[no] 没有同意保存健康信息
    }
desk-note = { $what ->
        [edited] ✏️ 患者改了这条消息：
        [ended] 患者结束了对话，现在由机器人回答。
        [again] 患者又来找真人了。
        [wrote] 🩺 { $who } 回复了{ $why ->
            [checkin] 问候情况的提示
           *[flag] 危险信号
        }，给患者写了：
        [answered] 已有同事回复患者 { $number }。
        [assigned] 👉 **患者 { $number } 交给您了**（{ $who }转来的）。{ $age ->
            [none] {""}
           *[other] 患者已经等了 { $age }。
        }{ $why ->
            [group] 请到服务台的群里，在患者的话题里回复。
           *[private] 请对这条消息点“回复”，或者对患者的消息点“回复”。
        }
        [declined] ↩️ { $who }来不了，患者 { $number } { $why ->
            [yours] 又由您负责。
           *[nobody] 现在没有人负责。谁能接手？
        }
        [late] ⏰ 患者 { $number } 已经等了 { $age }{ $why ->
            [unpromised] {""}
           *[other] ，超过了承诺的时间
        }。已经告诉患者。
        [passed-on] ⏰ 患者 { $number } 已经等了 { $age }{ $why ->
            [unpromised] {""}
           *[other] ，超过了承诺的时间
        }。现在谁能回复？
        [doubled] ⚠️ 给患者 { $number } 开话题时没有收到回音，不知道开成了没有，所以又开了这一个。如果还有一个空的，请删掉：在那里写的谁也收不到。
        [moved] 服务台的群已经联系不上，这个对话转到这里。
        [kept] 这位患者写消息的时候，团队谁都联系不上。已经请患者打电话；患者写的在下面。
        [lost-in] { $why ->
            [incomplete] ⚠️ 患者的一组照片没有全部转过来，请让患者再发一次。
            [unknown] ⚠️ 不知道患者有一条消息转过来没有，请让患者再发一次。
           *[other] ⚠️ 患者有一条消息没能转过来：可能已被删除，或者是不能转发的类型。请让患者再发一次。
        }
       *[lost] ⚠️ 您的消息没有送到患者：{ $why ->
            [blocked] 患者屏蔽了机器人，请打电话。
            [deactivated] 患者的账号已注销，请打电话。
            [unknown] 不知道有没有送到，请问一下。
            [incomplete] 一组照片没有全部送到，请把缺的再发一次。
           *[other] 消息发不出去，请打电话，或重新写一条。
        }
    }
desk-done = { $what ->
        [taken] ✋ 患者 { $number } 现在由{ $who }负责。
        [given-back] 患者 { $number } 现在由机器人回答。
        [closed] 已结束。患者 { $number } 再写，先由机器人回答；再找真人时，对话会重新打开。
        [flagged] 先等一下：患者 { $number } 的危险信号还没有人接手。请先接手并打电话，再结束对话。
        [on-its-way] 先等一下：患者 { $number } 刚写的话正在转过来，请先看一眼。
        [reopened] 已重新打开。
       *[another] 患者 { $number } 现在有另一个对话开着。
    }
desk-no-command = 这里没有 /{ $word } 这个命令，这条没有发给患者。可用的命令：/a、/reminders、/take、/assign、/back、/close、/reopen、/waiting。想发给患者，请换个开头。
desk-only-in-talks = /{ $word } 是针对某一位患者的。请写在服务台群里那位患者的话题中，或者在您自己的聊天里“回复”患者的一条消息来写。
desk-colleague = { $name }（{ $role }）
desk-assign = 患者 { $number } 接下来由谁负责？会单独通知对方。
desk-assign-nobody = 团队里还没有别的同事回复患者。负责人可以用 /team 邀请。
desk-assign-left = 对方已经离开团队，或者消息送不到。请换一位同事。
desk-assigned = 👉 患者 { $number } 现在由{ $who }负责，已经单独通知。来不了可以退回。
desk-declined = { $theirs ->
        [yes] 患者 { $number } 已退回。
       *[no] 患者 { $number } 已经不由您负责，不用退回。
    }
desk-sent = **已发给患者 { $number }：**
desk-lost =
    **机器人不能在服务台的群里说话了：**可能被移出了群，没有发言、管理话题的权限，或者群关掉了话题。

    没结束的对话会转到别的服务台，没有的话转到你们各自的聊天里，消息不会丢。想继续用这个群，请把机器人设为管理员，再在群里写 /desk。
desk-erased = 患者 { $number } 删除了自己的数据。您在这里写的，患者收不到了。
desk-gone = 这条已经没有对应的患者了。
desk-age = { $unit ->
        [minutes] { $number ->
            [0] 不到 1 分钟
           *[other] { $number } 分钟
        }
        [hours] { $number } 小时
       *[days] { $number } 天
    }
desk-nobody-waits = 没有人在等。
desk-flags =
    **🔴 还没有人接手的危险信号：{ $count } 个**

    { $lines }
desk-flag = • 患者 { $number }，{ $age }：{ $what }{ $words ->
        [none] {""}
       *[other] ，原话“{ $words }”
    }
button-take-flag = 我来处理患者 { $number }：{ $what }
# 患者话题里的一行
desk-flag-here = 🔴 **患者说到了危险信号：{ $what }。**还没有人接手，请接手并打电话。
desk-more = ……还有 { $number } 个，这里没有列出。
desk-waiting =
    **等待回复：{ $count } 人**

    { $lines }
desk-waits = { $urgent ->
        [yes] 🔴
       *[no] •
    } 患者 { $number }：{ $age }{ $late ->
        [yes] ，超过了承诺的时间
       *[no] {""}
    }{ $assigned ->
        [mine] {" "}· 您负责
        [yes] {" "}· 有人负责
        [off] {" "}· 负责的同事在休息
       *[no] {""}
    }
desk-no-answers = 没有合适的审核过的回答。换个词试试，或者自己写。
desk-what-answer = 找什么？写在 /a 后面，比如“/a 洗头”，我来找审核过的回答。
desk-lacks = { $what ->
        [topics-off] 没有开话题功能：请在群设置里打开。
        [admin] 机器人不是管理员：请设为管理员。
        [topics] 机器人不能管理话题：请给它这个权限。
       *[pin] 机器人不能置顶消息：请给它这个权限。
    }
desk-lacking =
    这个群还不能当服务台：

    { $lines }
desk-ready =
    **这个群现在是服务台了。** 每位找真人的患者，在这里都有一个话题。

    • 您在话题里写的会发给患者，照片、语音也行。
    • 以 // 开头的只留在团队内部。
    • /a 加一个词，可以找到审核过的回答。/waiting 看谁在等。/reminders 看给患者发过哪些提醒。/take、/assign、/back、/close、/reopen 和按钮作用一样。
    • 更正、回复和表情回应，双方都能看到。

    只有 /team 里有角色的人，写的才会发给患者。
desk-several = 医院现在有 { $count } 个服务台。新来的患者去进行中对话最少的那个；对话不会换群，除非它的群用不了了，那时自动转到别的群。
desk-not-a-colleague = 这条没有发给患者：您在医院团队里还没有角色。负责人可以用 /team 邀请您。如果您是以群的身份（匿名管理员）在写，请改用自己的身份。
desk-stray = （这句话没有发给任何患者。要回复患者，请在患者的话题里写，或者在这里对患者的消息点“回复”。）
desk-how =
    把群设为服务台：建一个群，在设置里打开话题，把本机器人加为管理员（管理话题、置顶消息），然后在群里写 /desk。

    没有群也行：患者的问题会发到你们各自的聊天里，点“回复”就能回答。

# 给患者发过哪些提醒
account-head =
    **{ $who }：提醒和问候**

    手术：{ $operation }（{ $day }）。时间都按患者当地（{ $place }时间，现在 { $time }）。
account-none = { $who } 目前没有订阅恢复提醒。
account-next =
    接下来：

    { $list }
account-nothing-next = 后面没有要发的了。
account-stopped = 患者停了全部消息（{ $when }），重新打开之前什么都不发。
account-unreachable = 患者屏蔽了机器人，或者账号已注销（{ $when }发现），发不到，请打电话。
account-paused = 患者暂停了提醒（{ $when }），患者点“继续”之前什么都不发。
account-asked = 患者暂停了提醒（{ $when }），问候照常发。
account-plan-gone = 内容里现在没有这份计划，所以什么都不发。
account-so-far =
    到现在为止（最近的在前）：

    { $list }
account-line = { $when }　{ $title }：{ $fate }
account-fate = { $fate ->
        [sent] 已发送 { $at }
        [done] 已发送 { $at }，患者做了或答了
        [on-its-way] 正在发送
        [unknown] 可能送到了，也可能没送到：当时连接断了
        [held] 先留着，等联系得上患者、或患者重新打开消息再发
        [unreachable] 没有发：当时联系不到患者
        [late] 没有发：已经过了时候
        [taken-back] 没有发：患者暂停了、改了日期或结束了计划
        [needless] 没有发：之前已经做了或答了，或者计划里已经没有这一条
        [failed] 没有发：发不出去
        [told] 没有单独发：在汇总里提了
        [before] 没有发：患者订阅以前就到期了
       *[paused] 先留着：患者暂停了提醒
    }

# 最晚什么时候有人回
desk-answers-by = { $by } 前有人回复您。
desk-opens = 团队{ $opens } 上班，{ $by } 前有人回复您。等不及请打 { $phone }；紧急情况打 { $emergency }。
desk-closed-long = 这几天没有安排值班，说不准什么时候有人回。过一个小时还没人回，我会提醒团队，也告诉您。等不及请打 { $phone }；紧急情况打 { $emergency }。

# 服务台做得怎么样
figures-title = 首次回复
figures-axis = 多少分钟后有人回复（当天有一半更快）
figures-kept = { $promises } 次承诺，做到 { $kept } 次
figures-no-promises = 还没有到期的承诺
figures =
    **最近 14 天**

    提问：{ $asked }，已回复：{ $answered }，没有回复就结束：{ $unanswered }
    { $median ->
        [none] 首次回复：还没有
       *[other] 首次回复：一半在 { $median }内，九成在 { $p90 }内
    }
    { $kept }
