# 我的提问清单
sheet =
    **我的提问清单**

    点一类，勾上您在意的问题，面诊时带去，同样的问题哪家都能问。

    勾的、写的都会保存，到您删除为止。
sheet-hint = 点数字勾选，再点一下取消。
sheet-line = { $on ->
    [True] ☑ { $number }. { $text }
   *[other] ☐ { $number }. { $text }
 }
sheet-mark = { $on ->
    [True] ☑ { $number }
   *[other] ☐ { $number }
 }
sheet-counted = { $title }（{ $count }）
sheet-own = 我自己的问题
sheet-own-questions =
    **我自己的问题**

    { $list }
sheet-own-none = 还没有。想到什么，随时加。
sheet-drop = ✕ { $number }
button-add-question = ＋ 加一个问题
sheet-ask-question = 请写下您的问题，一次写一个。
sheet-questions-full = 已经有 20 个了，先删一个再加。
sheet-too-long = 写得有点长，请缩到 { $longest } 个字以内，再发一次。
button-cancel = 不写了
button-take-along = 带去面诊
button-clinics = 各家的回答
button-as-picture = 🖼 做成图片
button-as-text = 看文字
sheet-along = { $chosen ->
    [True] **带去面诊的问题**（长按可以复制）
   *[other] **带去面诊的问题**：您还没有勾选，这里是全部。
 }
sheet-picture = 我的提问清单，第 { $page } 张，共 { $pages } 张。可以保存到手机，也可以打印。
sheet-page = { $page }/{ $pages }
button-erase-sheet = 删掉这份清单
sheet-erase = 清单、您记下的医院和回答，全部删掉？删了就找不回来。
sheet-erased = 已经删掉了。
sheet-clinics = { $count ->
    [0] **各家的回答**

        去面诊的医院，您自己记下名字，再记他们怎么答。这里不推荐、不打分。
   *[other] **各家的回答**

        按您记下的先后排，不分高低。
 }
button-add-clinic = ＋ 记一家医院
button-side-by-side = 两家对照
sheet-clinics-full = 最多记 5 家，先删一家再加。
sheet-ask-clinic = 这家医院怎么称呼？写个您认得的名字就行。
sheet-clinic =
    **{ $name }**

    { $answers }
sheet-note = ✎ { $number }
sheet-no-answer = （还没记）
sheet-ask-answer = { $has ->
    [True] **{ $name }**
        { $question }

        现在记的是：{ $note }

        要改，就把新的写下来。
   *[other] **{ $name }**
        { $question }

        他们怎么答的？写下来。
 }
button-drop-answer = 删掉这条回答
button-remove = 删掉这家
button-remove-now = 确定，删掉
sheet-remove = 把{ $name }和它的回答都删掉？
sheet-choose = { $has ->
    [True] { $name }，和哪一家对照？
   *[other] 先选一家。
 }
sheet-pair =
    **两家对照**

    { $answers }
sheet-pair-caption = 两家对照：{ $list }
sheet-said = { $name }：{ $note }
