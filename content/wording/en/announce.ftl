# Announcements: only the team ever sees these words
command-announce = Write to your patients
announcements = { $none ->
    [True] **Announcements**

        Nothing yet. Write one, or forward me any message.
   *[other] **Announcements**

        Tap one to go on with it. You can also forward me any message.
 }
button-new-announcement = ✏️ Write a new one
button-announcements = All announcements
announcement-title = { $sent ->
    [True] ✅ { $number } · { $words }
   *[other] 📝 { $number } · { $words }
 }
announcement = { $sent ->
    [True] **Announcement { $number }** · on its way or sent
   *[other] **Announcement { $number }** · draft
 }
announcement-version-none = { $language }: nothing yet
announcement-version = { $files ->
    [0] { $language }: “{ $words }{ $more ->
            [True] …
           *[other] {""}
        }”
   *[other] { $language }: 📎 { $files } · “{ $words }{ $more ->
            [True] …
           *[other] {""}
        }”
 }
announcement-buttons = Buttons: { $list }
reach =
    It reaches **{ $count }** ({ $languages }).

    Not: { $nonews } never agreed to news, { $stopped } want no messages, { $unreachable } can't be reached.
reach-language = { $language } { $count }
button-write-in = ✏️ { $language }
button-see-in = 👁 { $language }
button-audience = To whom
button-links = Buttons
button-test-team = Test: the team
button-discard = Put away
button-send = Send …
button-progress = 📊 How far it is
announce-write =
    Now send me the message in { $language }: text with formatting, a photo, an album, a film, a file or a voice message.

    If you edit it afterwards, I follow. A new message replaces it.
announce-written = Got it.
announce-edited = Changed as you edited it.
announce-gone = That announcement is gone. Here are the others.
announce-tested = { $count ->
    [0] There is nobody to test it with, or no text yet.
    [one] A test is on its way to one person of the team.
   *[other] A test is on its way to { $count } of the team.
 }
button-drop-version = Take these words away
announce-offer = Make an announcement of this message? In which language is it?
button-make-in = { $language }
announce-links = { $on ->
    [True] **Buttons below it**

        “Stop these messages” stands last.
   *[other] **Buttons below it**

        ⚠️ “Stop these messages” is off.
 }
button-add-link = Add a button
button-drop-link = ✕ { $label }
button-opt-out = { $on ->
    [True] ☑ “Stop these messages”
   *[other] ☐ “Stop these messages”
 }
announce-ask-link = { $wrong ->
    [shape] I need the button's words and where it leads, with a line between:

        Opening hours | https://example.org/hours
    [label] That is the address. I need the button's words before it:

        Opening hours | https://example.org/hours
    [target] I can't find where that leads. Write an address beginning with https:// or the title of one of my pages:

        What can go wrong | risks
   *[other] Write the button's words, a line, and where it leads: an address or the title of one of my pages.

        Opening hours | https://example.org/hours
 }
announce-link-added = The button is there.
announce-audience =
    **To whom?**

    Only people who agreed to news get it. Tap to choose.
audience-one = { $on ->
    [True] ◉ { $what }
   *[other] ○ { $what }
 }
audience-all-languages = { $on ->
    [True] ◉ All
   *[other] ○ All
 }
audience-all-plans = { $on ->
    [True] ◉ With any plan or none
   *[other] ○ With any plan or none
 }
audience-phase = { $on ->
    [True] { $phase ->
        [before] ☑ Before
        [early] ☑ Days 0–14
        [middle] ☑ Days 15–90
       *[later] ☑ Later
    }
   *[other] { $phase ->
        [before] ☐ Before
        [early] ☐ Days 0–14
        [middle] ☐ Days 15–90
       *[later] ☐ Later
    }
 }
audience-active = { $on ->
    [True] { $days ->
        [0] ◉ Anytime
       *[other] ◉ { $days } d
    }
   *[other] { $days ->
        [0] ○ Anytime
       *[other] ○ { $days } d
    }
 }
concern = { $which ->
    [no-text] ⛔ There is no text yet.
    [nobody] ⛔ It reaches nobody.
    [too-long] ⛔ { $language }: { $count } characters too long.
    [bad-address] ⛔ The button “{ $what }” has no proper address.
    [dead-page] ⛔ The button “{ $what }” leads to a page that is gone.
    [missing-language] ⚠️ { $count } read { $language } and would get the other language.
    [no-opt-out] ⚠️ “Stop these messages” is off.
    [forbidden] ⚠️ { $language }: “{ $what }” may break the law on advertising. { $instead }
   *[night] ⚠️ It would arrive between 22:00 and 8:00.
 }
announce-confirm = { $now ->
    [True] Send it now to **{ $count }**?
   *[other] Send it **{ $at }** to **{ $count }**?
 }
announce-stopped = Mend what has a ⛔ first.
announce-type-number = To send it, write the number of people: { $count }
announce-paid = Paid: Telegram takes up to { $stars } Stars from the bot's balance, and needs 10,000 there.
button-send-now = { $now ->
    [True] ✅ Send it to { $count }
   *[other] ✅ Send it then to { $count }
 }
button-other-time = At another time
button-paid = { $on ->
    [True] Usual speed, unpaid
   *[other] Faster: { $stars } Stars
 }
announce-times = { $wrong ->
    [True] I can't read that as a time to come. Try “tomorrow 10:00” or “5 March 9:30”.
   *[other] When? Tap a time by the clinic's clock, or write one, such as “tomorrow 10:00”.
 }
announce-discard = Put this draft away? Nobody gets it.
button-discard-now = Yes, put it away
announce-discarded = Put away.

# A run on its way
run = { $kind ->
    [resend] **Announcement { $number }, once more**
    [correct] **Correcting announcement { $number }**
    [recall] **Taking back announcement { $number }**
   *[send] **Announcement { $number }**
 } · { $state ->
    [scheduled] waits for its time
    [running] on its way
    [paused] paused
    [done] done
   *[cancelled] ended
 }
run-starts = It begins { $at }.
run-bar = { $bar } { $n } of { $of }
run-sent = { $kind ->
    [correct] ✅ corrected: { $count }
    [recall] ✅ taken back: { $count }
   *[send] ✅ sent: { $count }
 }
run-unreachable = 🚫 can't be reached: { $count } ({ $why })
run-failed = ❌ failed: { $count } ({ $why })
run-unknown = ❔ perhaps arrived: { $count }
run-dropped = ➖ not sent: { $count } ({ $why })
run-left = { $minutes ->
    [0] Less than a minute left, { $rate } a second.
    [one] About a minute left, { $rate } a second.
   *[other] About { $minutes } minutes left, { $rate } a second.
 }
fate-reason = { $reason ->
    [blocked] blocked the bot
    [deactivated] account deleted
    [no-chat] no such chat
    [stopped] wants no messages
    [refused] refused by Telegram
    [cancelled] ended before
    [not-needed] left meanwhile
    [late] too late
   *[other] another reason
 }
fate-counted = { $why }: { $count }
button-pause-run = ⏸ Pause
button-resume-run = ▶️ Go on
button-cancel-run = ⏹ End it
button-refresh = 🔄 Look again
button-correct = ✏️ Correct it
button-recall = ↩️ Take it back
button-resend = { $state ->
    [failed] Again: { $count } failed
   *[unknown] Again: { $count } not sure
 }
button-the-announcement = The announcement
run-ask = { $what ->
    [cancel] End it? { $count } would not get it.
    [correct] Change what { $count } already got to what the announcement says now? Edit its words first.
    [recall] Delete it for { $count } who got it? Telegram allows that for 48 hours. What still waits is not sent.
    [failed] Send it once more to { $count } whom it did not reach?
   *[unknown] Send it once more to { $count } who perhaps have it? Some would read it twice.
 }
button-yes-do = { $what ->
    [cancel] Yes, end it
    [correct] Yes, correct it
    [recall] Yes, take it back
   *[other] Yes, once more
 }

# The report
button-report-picture = 🖼 Report
button-report-table = 📄 Table
report-title = Announcement { $number }
report-fate = { $fate ->
    [sent] Sent
    [unreachable] Can't be reached
    [failed] Failed
    [unknown] Perhaps arrived
    [dropped] Not sent
   *[waiting] Still waiting
 }
report-count = { $count } · { $percent } %
report-table = Announcement { $number }: one row for each recipient, without names.
