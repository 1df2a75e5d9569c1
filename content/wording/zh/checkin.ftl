# 问候：问题本身在 triage.yaml
checkin-head = **{ $title }** · 第 { $number } 题，共 { $all } 题
checkin-given = ✓ { $answer }
checkin-back = ‹ 上一题
checkin-return = ‹ 回到这一题
checkin-why = 为什么问
checkin-said = { $title }：{ $answer }
checkin-yes = 有|有的|是|是的|嗯|对
checkin-again =
    这是第 { $times } 次问您，{ $answered ->
        [0] 还没有收到您的回答。
       *[other] { $all } 个问题答了 { $answered } 个。
    }
checkin-understood = 我把您写的记作“{ $answer }”（{ $title }）。不对的话，请点上一题。
checkin-which = 我不确定您说的是哪一个。请点最合适的；有几样，就点最重的。
checkin-unread =
    这句我没看懂，没法记成回答。{ $kind ->
        [scale] 请点一个数字，或者写0到10里的一个数。
        [degrees] 请点下面一个，或者写体温计上的数，比如 37.2。
       *[list] 请点最合适的一个。
    }想问别的，末尾加个“？”就行。
checkin-unread-again = 不用打字：下面每个按钮点一下就是回答。都不合适，可以先放着，点“问真人”。
checkin-resume = ‹ 回到问候
checkin-noted =
    谢谢您，都记下了。

    现在没有医生在看这些回答，我也不能判断您的情况。有变化，或者心里不踏实，请打 { $phone }；紧急情况打 { $emergency }。
checkin-contact =
    谢谢您，都记下了。

    **请今天就给医院团队打电话：{ $phone }**。告诉他们：

    { $why }

    现在没有医生在看这些回答。要是加重了，别等，马上打；紧急情况打 { $emergency }。
checkin-red =
    “{ $title }”这一题，您回答了“{ $answer }”。{ $call ->
        [emergency] **请马上打 { $emergency }。**
       *[surgeon] **请马上打给医生：{ $phone }。** 打不通，马上去急诊。
    }
checkin-slip = ‹ 刚才答错了
checkin-newer = 那是之前的一次问候，后来又问过您，所以那次不再收回答了。请答这一次：
checkin-over =
    这次问的是第 { $day } 天的情况，时间已经过了，所以这个回答没有记下。

    现在没有人在看这里。觉得不对劲，请打 { $phone }；紧急情况打 { $emergency }。
checkin-trend = 每天的疼痛和肿胀

# 给团队
checkin-alert =
    🔴 **危险信号：请马上联系这位患者**

    患者 { $person }，第 { $day } 天的问候
    { $said }{ $words }

    已经请患者拨打 { $level ->
        [emergency] { $emergency }
       *[surgeon] { $phone }
    }，打没打不知道。这是患者自己的回答，不是诊断。
checkin-alert-today =
    🟠 **请今天联系这位患者**

    患者 { $person }，第 { $day } 天的问候
    { $said }

    已经请患者今天拨打 { $phone }，打没打不知道。这是患者自己的回答，不是诊断。
checkin-alert-silence =
    ⚪ **第 { $day } 天的问候没有回答**

    患者 { $person }，问了 { $times } 次；{ $all } 个问题答了 { $answered } 个。

    没有回答不等于没有问题，请联系一下。
checkin-alert-write = 给患者发消息

# 趋势图
trend-title = 疼痛和肿胀
trend-pain = 疼痛，0到10分
trend-swelling = 肿胀，和上一次比
trend-more = 更肿
trend-same = 差不多
trend-less = 消了些
trend-days = 术后第几天（间隔不按比例）
trend-gap = 没有回答
trend-note = 这是您自己的回答，不是检查结果。复诊时可以给医生看。
trend-point = 第 { $day } 天：疼痛{ $pain ->
        [none] 没有回答
       *[other] { $pain }分
    }，肿胀和上一次比：{ $swelling }
trend-nothing = 还没有可以画的。第一次问候以后，这里会一天天画出您的疼痛和肿胀。

# 患者写的话里有危险信号
alarm-told = { $told ->
        [yes] 正在通知诊所团队。不要等，请直接打电话。
       *[no] 这里不是急救热线，请直接打电话。
    }
alarm-emergencies = 有下面任何一样，马上改打 { $emergency }：
# 给不在诊所所在地区的人
alarm-abroad = 您那边 { $emergency } 可能打不通：请打当地的急救电话。
alarm-clinic = 诊所团队的电话，白天夜里都有人接：{ $phone }。
alarm-life-told = { $told ->
        [yes] 我正在告诉诊所团队的人。您也可以点下面，直接写给他们。
       *[no] 您也可以点下面，写给诊所的人。
    }
# 点了以前找到的危险信号
alarm-is-it-now = **现在就是这样吗？**是的话，也请点一下下面的按钮，我马上通知医院团队。
button-alarm-now = 是，现在就是这样
# 说了危险信号以后一小时内写的话
alarm-after = { $level ->
    [emergency] **{ $emergency } 还没打通的话，请现在就打；占线就一直打。**打通了，照他们说的做。身边有人，也请一起打。诊所电话：{ $phone }。
    [life] { $call }也请叫一个信得过的人过来陪您。
   *[surgeon] **{ $phone } 还没打通的话，请现在就打。**没有人接，就去最近的医院急诊。情况危险，马上打 **{ $emergency }**。
 }
alarm-briefly = 这句也转给团队了。{ $level ->
    [surgeon] { $phone } 没有人接，就去最近的医院急诊。
   *[other] 情况危险就打 **{ $emergency }**。
 }
alarm-after-passed = { $passed ->
    [yes] 您写的话已经和刚才的警报一起转给诊所团队了。不要等他们。
    [unanswered] 您写的话已经转给诊所团队了，可是还没有人回应。不要等他们。
    [nobody] 我在这里联系不上诊所团队的人。您写的话替您留着，有人了就转过去。
   *[no] 要写给诊所团队，请点下面。
 }
button-write-person = 💬 写给真人
alarm-alert =
    🔴 **患者写到了危险信号：请马上联系患者**

    患者 { $person }{ $day ->
        [none] {""}
       *[other] ，第 { $day } 天
    }
    { $what }{ $words }

    已经马上告诉患者打给谁，打没打不知道。这是患者自己写的，不是诊断。
