# News from the clinic: what stands below an announcement, and agreeing to it.
command-news = News from the clinic: on or off
button-stop-news = 🔕 Stop these messages
news-below-album = 👆 From your clinic
news = { $on ->
    [True] **News from { $clinic }**: on

        You get announcements such as holiday hours. Your reminders are something else: they come either way.
   *[other] **News from { $clinic }**: off

        If you like, I pass on announcements such as holiday hours. Your reminders are something else: they come either way.
 }
news-taken = { $on ->
    [True] { $stopped ->
        [True] Noted. But you stopped all messages with /stop, so the clinic's news can't come either, until you tap “Messages may come again”.
       *[other] Done. You get the clinic's news. You can stop that with one tap, or with /news.
    }
   *[other] { $stopped ->
        [True] Done. No more news from the clinic.
       *[other] Done. No more news from the clinic. Your reminders still come. With /news you can change that.
    }
 }
button-want-news = { $on ->
    [True] 🔕 Stop the news
   *[other] 🔔 Yes, send me news
 }
button-news = News from the clinic
news-too = Shall I also pass on news from { $clinic }, such as holiday hours? Only if you tap it. You can stop that at any time.
button-news-too = ☐ The clinic's news, too
