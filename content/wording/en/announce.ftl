# Announcements: only the team ever sees these words
command-announce = Write to your patients
announcements = { $none ->
    [True] **Announcements**

        Nothing yet. Write one, or forward me any message.
   *[other] **Announcements**

        Tap one to go on with it. You can also forward me any message.
 }
button-new-announcement = ✏️ Write a new one
button-notice = 🔔 Tell them of it
button-announcements = All announcements
announcement-title = { $state ->
    [draft] 📝 { $number } · { $words }
    [scheduled] 🕙 { $number } · { $words }
    [running] 📤 { $number } · { $words }
    [paused] ⏸ { $number } · { $words }
    [done] ✅ { $number } · { $words }
    [correcting] 📤 { $number } · { $words }
    [corrected] ✅✏️ { $number } · { $words }
    [recalling] ↩️ { $number } · { $words }
    [recalled] ↩️ { $number } · { $words }
   *[cancelled] ⏹ { $number } · { $words }
 }
announcement-no-words = { $files ->
    [0] (nothing yet)
   *[other] 📎
 }
announcement = { $state ->
    [draft] **Announcement { $number }** · draft
    [scheduled] **Announcement { $number }** · waits for its time
    [running] **Announcement { $number }** · on its way
    [paused] **Announcement { $number }** · paused
    [done] **Announcement { $number }** · sent
    [correcting] **Announcement { $number }** · being corrected
    [corrected] **Announcement { $number }** · sent and corrected
    [recalling] **Announcement { $number }** · being taken back
    [recalled] **Announcement { $number }** · taken back
   *[cancelled] **Announcement { $number }** · ended
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
announcement-confirmed = { $phase ->
    [waits] It waits for its time and goes out as it was confirmed. To change it, tap 📊 and end it: then it is a draft again.
    [recalling] It is being taken back; 📊 shows how far that is. To send something again, write a new one.
    [recalled] It was taken back; 📊 shows from whom. To send something again, write a new one.
    [changed] It was changed after it went out. People still have the old one: tap “Correct it” to change theirs, too.
    [prepared] It was changed after it went out. People still have the old one until an operator corrects theirs, too.
    [nobody] It reached nobody. 📊 says why, and sends it again where that can help.
    [ended] It was ended on its way. What some have already stays as it is, unless you correct it or take it back below 📊.
   *[sent] What was sent stays as it is. To change that, edit your message or tap ✏️, then tap “Correct it”.
 }
announcement-buttons = Buttons: { $list }
reach = { $count ->
    [0] It reaches nobody yet.
   *[other] It reaches **{ $count }** ({ $languages }).
 }
reach-left-out = Not to:
reach-not = { $which ->
    [no-news] { $count } who never agreed to news
    [team] { $count } of the team, who get it once they agree with /news
    [stopped] { $count } who want no messages
   *[unreachable] { $count } who can't be reached ({ $why })
 }
reach-language = { $language } { $count }
button-write-in = ✏️ { $language }
button-see-in = 👁 { $language }
button-audience = To whom
button-links = Buttons
button-test-team = Test: the team
button-discard = 🗑 Delete draft
button-send = Send …
button-progress = { $kind ->
    [resend] 📊 Once more
    [correct] 📊 Correction
    [recall] 📊 Taken back
   *[send] 📊 How far it is
 }
announce-notice = A new announcement, for whom the corrected one was for: a sentence on what changed is enough. It goes out only when you send it.
announce-write =
    Now send me the message in { $language }: text with formatting, a photo, an album, a film, a file or a voice message.

    If you edit that message afterwards, I follow. To replace it, tap ✏️ again.
announce-written = { $album ->
    [True] Got the album; its other parts join it. 👁 shows whether all are there.
   *[other] Got it.
 }
announce-edited = Changed as you edited it.
announce-previewed = { $album ->
    [True] ☝️ That is how it arrives, in { $language }. An album can't have buttons, so they come in a message of their own below it. They work.
    [bare] ☝️ That is how it arrives, in { $language }.
   *[other] ☝️ That is how it arrives, in { $language }. Its buttons work.
 }
announce-refused = Telegram doesn't take this, so nobody would get it. Perhaps its picture or file is gone. Go back, tap ✏️ and send me the message again.
announce-test = ☝️ A test of announcement { $number }, for the team alone. No patient has it yet.
announce-gone = That announcement is gone. Here are the others.
announce-tested = { $count ->
    [0] There is nobody to test it with, or no text yet.
    [one] A test is on its way to one person of the team.
   *[other] A test is on its way to { $count } of the team.
 }
button-drop-version = Take these words away
announce-offer = Make an announcement of this message? In which language is it?
button-make-in = { $language }
announce-cannot = { $kind ->
    [sticker] A sticker can't be announced.
    [location] A location can't be announced. Write the address instead.
    [contact] A contact can't be announced. Write the number instead.
    [video] A round video can't be announced. Send it as an ordinary video instead.
   *[other] A message of that kind, such as a poll, can't be announced.
 }

    Text can, and a photo, an album, a video, a GIF, a file, music or a voice message.
announce-links = { $on ->
    [True] **Buttons below it**

        “Stop these messages” stands last.
   *[other] **Buttons below it**

        ⚠️ “Stop these messages” is off.
 }
announce-leads = { $label } → { $where }
button-add-link = Add a button
button-drop-link = ✕ { $label }
button-opt-out = { $on ->
    [True] ☑ “Stop these messages”
   *[other] ☐ “Stop these messages”
 }
announce-ask-link = { $wrong ->
    [shape] I found no page like that. Write one word, such as “swelling”. Or the button's words, a line, and an address:

        Opening hours | https://example.org/hours
    [label] That is the address. I need the button's words before it:

        Opening hours | https://example.org/hours
    [target] I can't find where that leads. Tap a page, or write it like this:

        Opening hours | https://example.org/hours
   *[other] { $found ->
        [True] These pages fit. Tap one, or write another word. For an address write:

            Opening hours | https://example.org/hours
       *[other] Where does it lead? Tap a page of mine, or write a word to find one. For an address write:

            Opening hours | https://example.org/hours
    }
 }
announce-pick-page =
    **{ $title }**

    Take this page, or one below it?
button-take-page = ✅ Take this page
announce-link-added = The button is there.
announce-audience =
    **To whom?**

    Only people who agreed to news get it. Tap to choose: language, days from the operation, plan. The last row is when they wrote to me last.
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
phase = { $phase ->
    [before] Before surgery
    [early] Days 0–14
    [middle] Days 15–90
   *[later] After day 90
 }
audience-phase = { $on ->
    [True] ☑ { $phase }
   *[other] ☐ { $phase }
 }
audience-wrote = wrote within { $days } days
audience-aimed = Only to: { $list }
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
    [bad-address] ⛔ { $language }: “{ $what }” leads to no proper address.
    [dead-page] ⛔ { $language }: “{ $what }” leads to a page that is gone.
    [one-script] ⚠️ { $count } read { $language }, but the button “{ $what }” isn't in it. Write it in both, such as “Opening hours 门诊时间”.
    [missing-language] ⚠️ { $count } read { $language } and would get the other language.
    [several-sorts] ⚠️ Pictures or files differ between the languages. Each reads their own.
    [no-opt-out] ⚠️ “Stop these messages” is off.
    [forbidden] ⚠️ { $language }: “{ $what }” may break the law on advertising. Say plainly what is offered, and promise nothing.
    [their-night] ⚠️ { $count } of { $of } would get it in their night, by their own clock and quiet hours.
   *[night] ⚠️ Some would get it between 22:00 and 8:00 by the clinic's clock.
 }
concern-buttons = Buttons
announce-confirm = { $now ->
    [True] Send it now to **{ $count }**?
   *[other] Send it to **{ $count }** on **{ $at }**, by the clinic's clock?
 }
announce-again = { $why ->
    [changed] It was changed after you looked. Please look again.
    [more] More people would get it than when you looked. Please look again.
    [late] The time you chose is over.
   *[number] That is not the number. Nothing was sent.
 }
announce-sent-once = It is confirmed already. It is sent only once.
announce-stopped = Mend what has a ⛔ first.
announce-type-number = To send it, write the number of people: { $count }
announce-paid = 💫 Paid: Telegram takes up to { $stars ->
    [one] **1 Star**
   *[other] **{ $stars } Stars**
 } from the bot's balance, and needs 10,000 there. { $fast ->
    [one] It takes about a minute
   *[other] It takes about { $fast } minutes
 } instead of { $usual }.
button-send-now = { $paid ->
    [True] { $now ->
        [True] ✅ Send: { $stars ->
            [one] 1 Star
           *[other] { $stars } Stars
        }
       *[other] ✅ Send then: { $stars ->
            [one] 1 Star
           *[other] { $stars } Stars
        }
    }
   *[other] { $now ->
        [True] ✅ Send it to { $count }
       *[other] ✅ Send it then to { $count }
    }
 }
button-other-time = At another time
button-after-all-now = Now after all
button-paid = { $on ->
    [True] Usual speed, unpaid
   *[other] 💫 Faster: up to { $stars ->
        [one] 1 Star
       *[other] { $stars } Stars
    }
 }
announce-times = { $wrong ->
    [True] I can't read that as a time to come. Try “tomorrow 10:00” or “5 March 9:30”.
   *[other] When? Tap a time by the clinic's clock, or write one, such as “tomorrow 10:00”.
 }
announce-discard = Delete this draft? It can't be brought back, and nobody gets it.
button-discard-now = Yes, delete it
announce-discarded = The draft is deleted.

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
run-starts = { $goes ->
    [time] Its time is { $at }. It goes out then only if you let it.
    [now] Its time was { $at }, while it was paused. If you let it go on, it is sent at once.
   *[on] It begins { $at }.
 }
run-stuck = { $kind ->
    [recall] ⚠️ Telegram let me delete none of it, so I paused. After 48 hours it can't be deleted.
    [correct] ⚠️ Telegram let me change none of it, so I paused.
   *[send] ⚠️ Telegram took none of it, so I paused. Perhaps its picture or file is gone: end it, it is a draft again, and send me the message once more.
 }
run-nobody = ⚠️ Telegram took it for nobody. Perhaps its picture or file is gone: tap “The announcement”, send me the message once more, then tap “Again” here.
run-bar = { $bar } { $n } of { $of }
run-sent = { $kind ->
    [correct] ✅ corrected: { $count }
    [recall] ✅ taken back: { $count }
   *[send] ✅ sent: { $count }
 }
run-unreachable = 🚫 can't be reached: { $count } ({ $why })
run-failed = { $kind ->
    [correct] ❌ could not be changed: { $count } ({ $why })
    [recall] ❌ could not be deleted: { $count } ({ $why }). Telegram allows it for 48 hours.
   *[send] ❌ failed: { $count } ({ $why })
 }
run-unknown = { $kind ->
    [correct] ❔ perhaps corrected: { $count }
    [recall] ❔ perhaps taken back: { $count }
   *[send] ❔ perhaps arrived: { $count }
 }
run-dropped = { $kind ->
    [correct] ➖ not corrected: { $count } ({ $why })
    [recall] ➖ not taken back: { $count } ({ $why })
   *[send] ➖ not sent: { $count } ({ $why })
 }
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
button-resume-run = { $goes ->
    [time] ▶️ Let it go out at its time
    [now] ▶️ Send it now
   *[on] ▶️ Go on
 }
button-cancel-run = ⏹ End it
button-refresh = 🔄 Look again
button-correct = ✏️ Correct it
button-recall = ↩️ Take it back
button-resend = { $state ->
    [failed] Again: { $count } failed
    [missed] Again: { $count } failed or too late
   *[unknown] Again: { $count } not sure
 }
button-the-announcement = The announcement
run-ask = { $what ->
    [cancel] End it? { $kind ->
        [correct] { $count } would keep the old one.
        [recall] { $count } would keep it.
       *[send] { $count } would not get it.
    }
    [correct] Change what { $count } already got to what the announcement says now?

        Nobody is pinged: their message changes where it stands. Who has read it may not look again; a short notice about it can follow, in your own words.
    [recall] Delete it for { $count } who got it? Telegram allows that for 48 hours. What still waits is not sent, and a correction on its way ends.
    [failed] Send it once more to { $count } whom it did not reach?
   *[unknown] Send it once more to { $count } who perhaps have it? Some would read it twice.
 }
run-resting = ⏸ The announcement itself is paused: { $count } don't have it yet. Let it go on (📊), and they get it as it is now.
run-ask-same = ⚠️ Not changed: { $languages }. Who got it in that language keeps the words they have.
run-ask-resent = { $what ->
    [recall] What went out “once more” is taken back below its own 📊.
   *[correct] What went out “once more” is corrected below its own 📊.
 }
run-draft-again = Nobody has it, so the announcement is a draft again.
run-taken-back = It is being taken back, or was. So it can't be corrected or sent again: write a new one.
run-cannot-become = Telegram can't turn what was sent into that: it changes words and single files, but takes no file away and leaves albums, their buttons and voice messages as they are. Take it back and write a new one, or put the old file back and change the words alone.
run-unchanged = There is nothing to correct yet. Edit the message you sent me for it, or tap ✏️ and send me the new one. Then tap “Correct it”.
button-yes-do = { $what ->
    [cancel] Yes, end it
    [correct] Yes, correct it
    [recall] Yes, take it back
   *[other] Yes, once more
 }

# The report
button-report-picture = 🖼 Report
button-report-table = 📄 Table
report-title = { $kind ->
    [resend] Announcement { $number }, once more
    [correct] Correcting announcement { $number }
    [recall] Taking back announcement { $number }
   *[send] Announcement { $number }
 }
report-when = { $at } · { $count } { $count ->
    [one] person
   *[other] people
 }
report-became = what became of it
report-why = { $fate }: { $why }
report-fate = { $fate ->
    [sent] { $kind ->
        [correct] Corrected
        [recall] Taken back
       *[send] Sent
    }
    [unreachable] Can't be reached
    [failed] Failed
    [unknown] { $kind ->
        [correct] Perhaps corrected
        [recall] Perhaps taken back
       *[send] Perhaps arrived
    }
    [dropped] { $kind ->
        [correct] Not corrected
        [recall] Not taken back
       *[send] Not sent
    }
   *[waiting] Still waiting
 }
report-count = { $count } · { $percent } %
report-table = Announcement { $number }: one row for each recipient, without names.
report-forgotten =
    { $count ->
        [one] One recipient has no row any more
       *[other] { $count } recipients have no row any more
    }: what became of a message is kept for a year. The report still counts them.
