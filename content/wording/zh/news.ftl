# 医院通知：每条通知下面的按钮，以及是否接收。
command-news = 医院通知：接收或不接收
button-stop-news = 🔕 不再接收通知
news-below-album = 👆 来自您的医院
news = { $on ->
    [True] **{ $clinic }的通知**：接收中

        比如节假日门诊时间。恢复提醒不算在内，照常会发。
   *[other] **{ $clinic }的通知**：未接收

        需要的话，我可以转发医院的通知，比如节假日门诊时间。恢复提醒不算在内，照常会发。
 }
news-taken = { $on ->
    [True] { $stopped ->
        [True] 记下了。不过您用 /stop 停了所有消息，点“重新接收消息”以后，医院的通知才会发给您。
       *[other] 好的，以后会收到医院的通知。想停的话，点一下，或者发 /news。
    }
   *[other] { $stopped ->
        [True] 好的，不再发医院的通知。
       *[other] 好的，不再发医院的通知。恢复提醒照常。想改的话，发 /news。
    }
 }
button-want-news = { $on ->
    [True] 🔕 不再接收通知
   *[other] 🔔 好的，接收通知
 }
button-news = 医院通知
news-too = 要不要也收{ $clinic }的通知，比如节假日门诊时间？您点了才会发，随时可以停。
button-news-too = ☐ 也接收医院的通知
