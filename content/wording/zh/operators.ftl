# 医院团队：只有团队成员看得到这些话
command-team = 团队：都有谁
role-owner = 负责人
role-operator = 操作员
role-editor = 编辑

team-welcome = { $which ->
    [owner] 欢迎您！您现在是{ $clinic }这个机器人的负责人，团队里有谁由您决定。

        用 /team 看团队、邀请同事。
   *[other] 欢迎加入{ $clinic }的团队！您的身份：**{ $role }**。

        您能多做些什么，都在下面的命令菜单里。
 }
team-already = 您已经在团队里了：**{ $role }**。这个链接还能用，可以留给别的同事。
team =
    **团队**

    { $list }

    点号码可以和这位同事聊天；我不保存姓名。
team-member = { $me ->
    [True] - { $role }：{ $who }，{ $since }加入（您自己）
   *[other] - { $role }：{ $who }，{ $since }加入
 }
button-team = 团队
button-invite = 邀请同事
button-log = 操作记录
button-remove-member = 移出 { $who }
button-leave-team = 退出团队
team-roles =
    **请同事来做什么？**

    - **负责人**：什么都能做，团队里有谁也由负责人决定
    - **操作员**：给患者发消息
    - **编辑**：准备内容，由别人来发
team-invitation =
    **邀请：{ $role }**

    请把这个链接转给要邀请的那位同事。谁先打开谁加入；只能用一次，24 小时内有效。

    { $link }

    链接打不开的话，请对方给我发：/claim { $code }
team-remove = { $me ->
    [True] 要退出团队吗？您的身份马上失效，您发出的邀请也都作废。
   *[other] 要把 { $who }（{ $role }）移出团队吗？对方的按钮和邀请马上失效。
 }
button-remove-member-now = 确定，马上生效
button-keep-member = 不，保留
team-removed = 好了，团队的功能对方都不能再用了。
team-left = 好了，您已经退出团队。
team-last-owner = 这是唯一的负责人。请先让另一位同事也当负责人，不然就没人能管理团队了。

# 操作记录
team-log =
    **操作记录**（最新的在前）

    { $list }
log-empty = 还没有。
log-line = - { $at }，{ $who }：{ $what }
who-terminal = 机器人所在的电脑
who-gone = { $number } 号（已删除）
act-claimed = 认领了机器人，成为第一位负责人
act-invited = 发出邀请（{ $role }）
act-joined = 加入团队（{ $role }）
act-granted = 让 { $person } 担任{ $role }
act-revoked = 把 { $person } 移出团队
act-left = 删除了自己的数据
act-desk = 把一个群设为服务台
act-talk = { $does ->
    [take] 接手 { $number } 号对话
    [assign] 把 { $number } 号对话交给同事
    [decline] 把 { $number } 号对话退回给同事
    [returned] 把 { $number } 号对话交还机器人
    [closed] 结束 { $number } 号对话
    [reopened] 重新打开 { $number } 号对话
    [wrote] 在 { $number } 号对话里给患者发了消息
    [answered] 在 { $number } 号对话里发了审核过的回答
   *[other] 处理了 { $number } 号对话（{ $does }）
 }
act-other = 做了：{ $what }
privacy-team =
    您在团队里，所以我还保存：

    - 您的身份（{ $role }）、从什么时候开始、是不是在值班
    - 您以这个身份做过什么、什么时候做的。您删除数据后这份记录仍会保留，只剩一个编号
act-announced = { $what ->
    [drafted] 起草通知 { $number }
    [worded] 写了或改了通知 { $number } 的内容（{ $language }）
    [unworded] 去掉通知 { $number } 的一种语言（{ $language }）
    [aimed] 选了通知 { $number } 发给谁
    [linked] 改了通知 { $number } 的按钮
    [opt-out] 给通知 { $number } 加上“不再接收通知”
    [no-opt-out] 去掉通知 { $number } 的“不再接收通知”
    [paid] 给通知 { $number } 选了付费加速
    [unpaid] 给通知 { $number } 改回普通速度
    [discarded] 删除草稿 { $number }
    [tested] 试发通知 { $number }
    [released] 发送通知 { $number }
    [corrected] 更正通知 { $number }
    [recalled] 撤回通知 { $number }
    [resent] 再次发送通知 { $number }
    [reported] 看了通知 { $number } 的报告
    [listed] 下载了通知 { $number } 的名单
    [paused] 暂停通知 { $number }
    [resumed] 继续发送通知 { $number }
   *[cancelled] 终止通知 { $number }
 }
