# 危险信号，一直提醒到有人接手
button-take = 我来处理
alert-again = 🔁 **还没有人接手。**已经提醒了 { $number } 次。
alert-more = ➕ { $again ->
    [yes] **这位患者又写到了新的危险。**
   *[no] **这位患者又写到了新的危险，还没有人接手。**
 }
alert-passed-on = ⏫ **值班的同事都没有接手，现在通知所有人。**已经提醒了 { $number } 次。
alert-left-open = { $last ->
    [yes] ⏫ **一个星期没有人接手。**以后不再提醒。
   *[no] ⏫ **一天了还没有人接手。**从现在起，服务台每次开始值班都会提醒所有人。
 }已经告诉患者，也说了该打给谁。
alert-words = 患者原话：“{ $words }”
alert-corrected = ↩️ 患者后来改成：{ $said }。还是请联系一下。
alert-taken = ✓ **已有人接手**：{ $who }，{ $at }
alert-taken-mine = ✓ **您已接手**，{ $at }。已经告诉患者会有人联系，请马上联系。
# 在危险信号和问候提示下面，给团队看
alert-reply = ↩️ 对这条消息点“回复”，写的话会发给患者。以 // 开头的只留在团队里。
alert-reply-nobody = { $why ->
    [drill] 这句话没有发给任何人：演练没有患者。真有危险信号时，点“回复”写的话会发给患者。要接手演练，请点下面的按钮。
    [gone] 这句话没有发给任何人：这位患者已经删除了自己的数据。
   *[away] **这句话没有发给任何人：机器人现在联系不上这位患者**，也许被屏蔽了。请点您回复的那条消息里的链接给患者写，或者打电话。
 }
alert-somebody = 已离开团队的同事
alert-gone = 这位患者已经删除了自己的数据，没有需要接手的了。
alert-without-role = 要知道由谁联系患者，所以只有团队成员可以接手。请负责人用 /team 邀请您。

# 给患者：只说事实，不安慰
alert-seen = { $level ->
    [emergency] **医院的同事看到您的消息了，会在这里联系您，或者给您打电话。**请不要等：还没打 **{ $emergency }** 的话，请现在就打。医院电话：{ $phone }。
   *[surgeon] **医院的同事看到您的消息了，会在这里联系您，或者给您打电话。**如果加重了，不要等，请打 { $phone }；紧急情况打 **{ $emergency }**。
 }
alert-open = { $level ->
    [emergency] **医院还没有人回应。还没打 { $emergency } 的话，请现在就打。**医院电话：{ $phone }。
   *[surgeon] **医院还没有人回应，请您现在就打 { $phone }。**情况危险，马上打 **{ $emergency }**。
 }
alert-left = { $level ->
    [emergency] **一天了，医院还没有人确认看到您说的情况。还没有人帮到您的话，请现在就打 { $emergency }。**医院电话：{ $phone }。我会继续提醒他们。
   *[surgeon] **一天了，医院还没有人确认看到您说的情况。还没有人帮到您的话，请现在就打 { $phone }。**情况危险，马上打 **{ $emergency }**。我会继续提醒他们。
 }
alert-ended = **一个星期了，医院没有人确认看到您说的情况，我不再提醒他们了。**请打 { $phone }；情况危险，马上打 **{ $emergency }**。
alert-nobody = { $level ->
    [emergency] **我联系不上医院的任何人。还没打 { $emergency } 的话，请现在就打。**医院电话：{ $phone }。
   *[surgeon] **我联系不上医院的任何人，请您现在就打 { $phone }。**情况危险，马上打 **{ $emergency }**。
 }

# 值班
command-duty = 值班或休息
button-duty = 值班或休息
duty = { $on ->
    [True] **您正在值班。**有危险信号马上通知您，每两分钟提醒一次，直到有人接手。
   *[other] **您在休息。**危险信号四分钟没有人接手，才会通知您。
 }

    现在值班：{ $number } 人。一个人也没有的时候，危险信号马上通知所有人。
duty-waiting = 您负责的患者里，还有 { $number } 位在等回复。请交给同事。
button-off-duty = 我去休息
button-on-duty = 我来值班
team-off-duty = ，休息中
team-unreachable = ，消息送不到：请先打开一次机器人

# 演练
command-drill = 演练：看看危险信号多快有人接手
button-drills = 演练
button-drill = 现在演练一次
drill-ask = **现在开始演练吗？**值班的同事都会收到有声音的消息，每两分钟再响一次。四分钟没有人接手，就通知所有人，不值班的、在睡觉的也会收到。
button-drill-now = 是的，开始
# 假想患者写的话。机器人必须当成危险信号，它并不知道这是演练
drill-words = 半边脸一个小时里越肿越大，又硬又胀
# 演练时团队看到的每条消息，开头都是这一句
drill-mark = 🟡 **演练：没有患者**
drill-alert =
    危险信号就是这样通知您的。请像有患者一样，点下面的按钮。不用给任何人打电话。

    假想患者{ $what ->
        [none] {""}
       *[other] ：{ $what }
    }{ $words }
drill-taken-mine = ✓ **您接手了这次演练**，{ $at }：{ $result }。谢谢您，不用打电话。
drill-taken = ✓ **演练已有人接手**：{ $who }，{ $at }：{ $result }
drill-over = ✗ **这次演练没有人接手**，已经结束。
drill-took = { $minutes ->
        [0] { $seconds } 秒
       *[other] { $minutes } 分 { $seconds } 秒
    }后有人接手，提醒了 { $rounds } 次
drill-nobody = 没有人接手，提醒了 { $rounds } 次
drill-open = 还在等人接手
drill-report =
    **演练结束**：{ $result }。

    { $heard ->
        [yes] 假想患者会马上看到该打给谁
       *[no] ⚠️ **我没有把假想患者的话当成危险信号。**请告诉管内容的同事。患者不会看到提醒
    }{ $left ->
        [none] {""}
       *[other] ，{ $left } 分钟后看到还没有人回应
    }{ $taken ->
        [yes] ，接手后看到已经有人看见了
       *[no] {""}
    }。真的危险信号也走这条路。
drills =
    **演练**：患者是假想的，走的是危险信号的全程

    { $list }
drills-none = 还没有演练过。
drill-line = - { $at }：{ $result }
act-took = 接手了 { $number } 号提醒
act-drilled = 开始了一次演练
act-off-duty = 开始休息
act-on-duty = 开始值班
