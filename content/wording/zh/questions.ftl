# 没有答案的问题：只有团队成员看得到这些话
command-questions = 没有答案的问题
questions = { $count ->
    [0] **没有答案的问题**

        现在没有。我答不准的问题会放到这里，不带姓名。
   *[other] **没有答案的问题**（{ $count }）

        问得最多的在前面，点一个就能给它配上回答。我只留问题的话，不留是谁问的。
 }
question-label = { $begun ->
    [True] 📝 { $count }次 { $words }
   *[other] { $count }次 { $words }
 }
button-questions = 全部问题
button-the-question = 回到这个问题
questions-private = 患者的问题只在您和我的私聊里显示：{ $address }
question =
    **“{ $words }”**

    问过 { $count } 次，最近一次：{ $last }。
question-unhelped = 其中 { $count } 次看了“{ $title }”，没帮上忙。
button-find-answer = 🔎 已经有回答了
button-write-answer = { $begun ->
    [True] 📝 接着写回答
   *[other] ✏️ 写一个新回答
 }
button-dismiss = 不用答
question-dismiss = 要把“{ $words }”收起来吗？原话会删掉，以后不再列出这个问题。
button-dismiss-now = 收起来
question-dismissed = 收好了。
question-gone = 这个问题已经处理好了。

question-find = { $found ->
    [yes] 哪一个能回答“{ $words }”？

        都不是的话，换几个词发给我再找。
   *[no] { $looked ->
            [none] 没有找到和“{ $words }”接近的内容。
           *[other] 没有找到和“{ $looked }”有关的内容。
        }

        换几个词发给我，或者写一个新回答。
 }
question-page = { $some ->
    [True] **{ $title }**

        { $beginning }

        这一页有下面这些回答，有没有能回答“{ $words }”的？
   *[other] **{ $title }**

        { $beginning }

        这一页还没有简短的回答。可以给“{ $words }”写一个，再带到这一页。
 }
button-answer-with-page = ✏️ 写新回答，详情看这一页
question-fits = { $some ->
    [True] ☝️ 就是这个回答。

        { $flaws }

        请把该找到它的问法发给我，一行一种。
   *[other] ☝️ 这个能回答吗？能的话，以后这样问就会看到它：

        { $ways }

        里面有私人信息的话，请换个说法发给我，一行一种。
 }
button-add-way = ✓ 就是它
button-other-answers = 换一个回答
question-way-added = 好了。以后这样问，马上就能看到“{ $title }”。{ $more ->
        [0] {""}
       *[other] 清单里还有 { $more } 个问题也有了回答，已经去掉。
    }

answer-flaws =
    **先改这些**

    { $list }
answer-mind =
    建议看一眼：

    { $list }
language-called = { $which ->
    [zh] 中文
   *[en] 英文
 }
answer-write-ways = { $some ->
    [True] **“{ $words }”用{ $language }会怎么问？**

        请发给我，一行一种，照大家平时打字的样子。第一行会当标题。

        患者的原话也会用上：

        { $theirs }
   *[other] **“{ $words }”用{ $language }会怎么问？**

        请发给我两种以上，一行一种，照大家平时打字的样子。第一行会当标题。
 }
answer-write-text =
    **请写{ $language }的回答**，回答“{ $words }”。

    两三句短话：一般会怎样，该问谁。不承诺、不诊断、不写剂量。写 {"{"}clinic.phone{"}"} 会换成你们的电话，**\*\*加粗\*\*** 可以用。
answer-page = { $none ->
    [True] 没有找到和“{ $looked }”有关的页面。换几个词发给我，或者从下面选。
   *[other] **哪一页讲得更细？**

        它会变成回答下面的按钮。这里没有的话，发几个词给我找。
 }
answer-sources = { $count ->
    [0] **依据是什么？**

        讲医学的内容，要有真这么说的出处。用到哪个就点哪个。
   *[other] **选了 { $count } 个出处。** 可以再选，也可以继续。
 }
button-nothing-medical = 没有讲医学内容
button-sources-done = 选好了
answer-written = **回答“{ $words }”**
answer-ways = { $language }问法：{ $ways }
answer-text = { $language }：{ $text }
answer-page-line = 详情页：{ $page }
answer-sources-line = { $medical ->
    [False] 没有讲医学内容，不用出处
   *[other] 出处：{ $sources }
 }
answer-ready = { $which ->
    [ready] 都齐了。先看看效果，再给患者用。
    [missing] 还差一点没写完。
   *[no] 改好就能用了。您写的都在，不会丢。
 }
button-only-in = 先只写{ $language }
answer-lacks = { $language ->
    [zh] ⚠️ **还缺中文。**看中文的患者会收到英文的，并且看到“暂时只有英文”。
   *[en] ⚠️ **还缺英文。**看英文的患者会收到中文的，并且看到“暂时只有中文”。
 }
button-show-written = 看看写好的
button-write-ways = ❓ { $language }
button-write-text = ✏️ { $language }
button-write-page = 📄 详情页
button-write-sources = 📚 出处
button-their-words = { $on ->
    [True] ☑ 患者的原话也算问法
   *[other] ☐ 患者的原话也算问法
 }
button-write-rest = 写还差的
button-save-answer = ✓ 给患者用
button-drop-written = 不要了
answer-drop = 写好的都不要了吗？问题本身还在。
button-drop-written-now = 不要了，删掉
answer-tried = ☝️ 患者看到的就是这样（{ $language }）。“依据和日期”保存以后才能点。
answer-saved =
    好了。以后这样问，马上就能看到“{ $title }”。{ $more ->
        [0] {""}
       *[other] 清单里还有 { $more } 个问题也有了回答，已经去掉。
    }

    { $medical ->
        [True] 点“依据和日期”会看到还没有医生审核过。请你们的医生看过再签字，文件是你们文件夹里的 { $file }。
       *[other] 文件是你们文件夹里的 { $file }。
    }

question-to-copy = { $why ->
    [no-folder] **这里存不了：** 诊所还没有自己的内容文件夹（LIFTCARE_CONTENT_DIR，见 docs/content.md）。
   *[not-writable] **这里存不了：** 诊所的内容文件夹写不进去，没有权限，或者磁盘满了。
 }

    您写的都在，没有丢。也可以请人把下面这段放进文件夹，文件名是 { $path }：
question-content-broken =
    **暂时存不了：** 内容里别处有一个错，改好之前我不收新的。

    { $where }

    您写的都在，没有丢。请把这句话转给管文字的同事，改好再试。

question-flaw = { $what ->
    [few-ways] 问法还差 { $sign } 种
    [no-letter] “{ $sign }”里没有字
    [way-taken] “{ $sign }”已经会找到“{ $answer }”：换个说法，或者去改那个回答
    [empty] 还没有写字
    [other-language] { $sign ->
            [zh] 这是给看中文的人的，请用中文写
           *[en] 这是给看英文的人的，请用英文写
        }
    [taken-over] { $sign ->
            [zh] 刚才写的是英文，我记成英文的那份了；请再发一份中文的
           *[en] 刚才写的是中文，我记成中文的那份了；请再发一份英文的
        }
    [long] 太长了，一条消息放不下
    [variable] 我不认识 { $sign }
    [mark] 标题、表格、图片、代码显示不了：用普通的字、**加粗**和列表
    [stars] 星号会露出来：前两个星号前面、后两个星号后面空一格
    [link] { $sign } 打不开：网址要从 https:// 写起
    [no-page] 没有叫 { $sign } 的页面
    [forbidden] “{ $sign }”是不能用的词：写通常会怎样
    [dose] “{ $sign }”像是用药的量：吃多少，请留给开药的医生说
    [way-near] “{ $sign }”现在会找到“{ $answer }”：那个回答够用的话，加到那里更好
    [hard-word] “{ $sign }”大家可能不懂：改成“{ $instead }”，或者写在旁边
    [long-text] 有点长，大家一般只看 { $sign } 个字左右
   *[long-sentence] “{ $sign }……”这句太长，拆成两句更好读
 }
act-answer-added = 写了回答 { $answer }
act-way-added = 给 { $answer } 加了问法
act-question = { $what ->
    [answer-begun] 开始写 { $number } 号问题的回答
    [answer-changed] 改了 { $number } 号问题没写完的回答
    [answer-dropped] 丢弃了 { $number } 号问题没写完的回答
   *[other] 收起了 { $number } 号问题
 }
