# 菜单
home-name = 首页
home = 您想了解什么？
greeting =
    您好，我是**{ $clinic }**的面部提升小助手。不管您还在考虑，还是已经做了，都可以来问我。

    点下面的按钮，或者直接写下您的问题。我只做讲解，不做诊断，也看不到您的情况。紧急时请打电话求助，不要只发消息给我。
help =
    **怎么用**

    - 点按钮看内容，随时可以回到首页。
    - 也可以用自己的话直接提问。
    - /menu 打开菜单，/recovery 设置手术前后的提醒，/language 换语言，/privacy 看我保存了什么，/stop 停止消息。

    术后觉得不对劲，请点红色按钮。紧急情况请拨打 { $emergency }。医院电话：{ $phone }。

trail-separator = { " › " }
list-separator = ，

# 按钮
button-home = 🏠 首页
button-wrong = 感觉不对劲
button-why = 依据和日期
button-previous = ‹ 上一页
button-next = 下一页 ›
button-up = ↑ { $title }
button-results = ‹ 回到查找结果
do-ask = 我要提问
do-search = 我要提问
do-sheet = 我的提问清单
do-language = 中文 / English
do-privacy = 我的数据
do-help = 使用说明

# 页面
page-gone = 这一页已经没有了。可以看看下面这些：
old-button = 这个按钮来自以前的消息，已经不能用了。请看菜单：
source-note = { $source }：{ $note }
sources =
    **{ $title }**：这些内容的依据

    { $sources }

    最近一次核对：{ DATETIME($reviewed, dateStyle: "long") }；下次核对不晚于 { DATETIME($review_by, dateStyle: "long") }。
    { $signed ->
        [yes] 审阅人：{ $reviewer }。
       *[no] 目前还没有医生审阅签字。如果和您医生说的不一样，请听医生的。
    }
own-rules =
    **本院自己的规定**：页面上写的是本院的规定，后面附上资料里的范围。

    { $rules }
own-rule = { $title }：{ $rule }（资料：{ $range }）

# 提问
greetings = 你好|您好|你好呀|嗨|哈喽|在吗|在么|有人吗|早上好|下午好|晚上好|菜单
thanks = 谢谢|谢谢您|谢谢你|多谢|感谢|谢了|好|好的|好吧|行|嗯|嗯嗯|知道了|明白|明白了|收到|ok|okay|再见|晚安|👍|🙏|👌|❤️
you-are-welcome = 不客气。有事随时写给我，白天夜里都行。
ask =
    请直接写下您的问题，用平时说话的方式就行，我来找最合适的内容。

    请不要写姓名：我答不准的问题，会留下原话（不留是谁问的），好让诊所补上回答。

    想让真人回答，请联系医院客服。
found =
    “{ $query }”我拿不准，您问的是下面哪一个？

    { $pages }

    都不是？点下面问真人，或者换个说法再问。
found-again =
    找到的内容：

    { $pages }

    都不是？点下面问真人，或者换个说法再问。
not-found =
    没有找到和“{ $query }”有关的内容。

    请换一两个简单的词，比如“拆线”“肿”。也可以直接问医院，真人懂得比我多。

    觉得不对劲？别等，点下面的红色按钮。
question-forgotten = 上次找到的内容已经不在了，请把问题再写一遍。
edited = 您改了消息，我重新找了一遍。
long-message = 这条消息比较长，我先看了开头部分。
empty-message = 收到了一条没有文字的消息。请写下您的问题，或者点按钮。
unknown-command = 我不认识这个命令。我能做的都在菜单里。

# 看不了的内容
cannot-photo = 我不看照片，也不能凭照片判断。如果担心，请给您的医生看。
cannot-video = 我不看视频，也不能凭视频判断。如果担心，请给您的医生看。
cannot-voice = 我听不了语音。请打几个字告诉我。
cannot-sticker = 谢谢您！不过我只看得懂文字。您想了解什么？
cannot-document = 我不打开文件。检查单和资料请带给您的医生看。
cannot-location = 我不需要您的位置，也没有保存。医院地址点一下就能看到。
cannot-contact = 我不需要这个联系人，也没有保存。医院电话点一下就能看到。
cannot-other = 这种消息我看不了。请用文字写下您的问题。

# 群和频道
private-only = 健康的事只在私聊里说。点下面的按钮，单独和我聊。
button-private = 去私聊

# 出错的时候
apology =
    抱歉，我这边出了点问题，请再试一次。

    如果还是不行，请把这个编号告诉医院：**{ $reference }**
    医院电话：{ $phone }。紧急情况：{ $emergency }。
away =
    我现在暂时不能正常回答。您的消息没有丢，恢复后我会马上回复。

    等不了的话，请打医院电话：{ $phone }。紧急情况：{ $emergency }。

# 语言、隐私、停止
language-name = 中文
choose-language = 您想用哪种语言？
privacy =
    **我保存了什么**

    - 您在这个聊天软件里的编号、它的语言，和您选的语言
    - 您第一次和最近一次来的时间
    - 您有没有让我别发消息，或者把我拉黑；同意接收医院通知的话，从什么时候开始
    - 给您发过哪些通知、什么时候发的
    - 上一个问题找到了哪些页面、您上次离开的是哪张图、设置到一半的内容（最多 30 天）
    - 只有您订阅了提醒才有：您的同意和日期、手术日期、时区和您的选择、您说过的抽不抽烟、什么时候发过什么、您点过哪些“做好了”
    - 您同意接收手术前后的消息以后：您对问候的回答。有危险信号，或者没有回答，会告诉医院团队
    - 您说过有危险情况才有：是哪一种、您的原话（保留三天）、什么时候通知的医院团队、什么时候有人接手
    - 您做了提问清单才有：勾了哪些、自己写的问题、记下的医院和回答

    - 您找过真人才有：什么时候找的、承诺了什么、团队里谁负责

    您写的话，回答完就不留了；您写给诊所团队的，他们的聊天里也有，在这里删除数据以后仍然在。不保存姓名和照片。

    给出回答后，我会记着您的问题，等您说有没有帮上忙，或者继续别的（最多 30 天）。没帮上忙，或者我答不准，问题的原话会留 90 天，好让诊所补上回答。我不记是谁问的，所以以后也找不出哪句是您的、没法替您删：请不要写姓名。

    本服务由{ $clinic }运营并负责。
button-export = 看看我的数据
button-erase = 删除我的数据
button-erase-now = 确定，全部删除
button-keep = 不删，保留
export = 这是我保存的关于您的全部内容。
erase-confirm = 要删除我保存的关于您的全部内容吗？删除后不能恢复。
erased = 已经全部删除。您下次再来，我们从头开始。
stopped =
    我不会再主动给您发消息。您随时可以来这里看内容、提问题。
still-stopped = 提醒和消息现在是停着的。要再收，点一下“重新接收消息”。
button-resume = 重新接收消息
resumed = 好的，您订阅的消息可以再次发给您。

# 命令
command-menu = 菜单
command-help = 使用说明
command-language = 中文 / English
command-privacy = 我保存了什么
command-stop = 停止消息
command-start = 开始
