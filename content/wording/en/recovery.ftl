# Days and times
moment-today = today { $time }
moment-tomorrow = tomorrow { $time }
moment-yesterday = yesterday { $time }
place-china = Beijing
moment-day = { $day }, { $time }

# My recovery
button-recovery = My recovery
recovery-heading =
    **My recovery: { $title }**

    Operation: { $operation }
recovery-day = day { $day }
recovery-before = { $days ->
    [one] tomorrow is the day
   *[other] in { $days } days
 }
recovery-next = Next: **{ $title }**, { $when }
recovery-nothing-next = No more reminders are to come.
recovery-tomorrow =
    Tomorrow:

    { $list }
recovery-checkin = Begun: **{ $title }**, { $answered } of { $all } answered
recovery-done = Done: { $list }
recovery-missed = Not sent in time: { $list }
recovery-separator = { "; " }
recovery-and-more = { $list }; and { $more } more
recovery-more-lines = and { $more } more
recovery-pause =
    **{ $until ->
        [none] Pause until you tap Go on?
       *[other] Pause until { $until }?
    }**

    No reminders come in that time. But I would also ask you { $count ->
        [one] once
       *[other] { $count } times
    } how you are, so that danger is noticed early. Shall these check-ins go on?
recovery-paused = { $asks ->
    [True] The reminders are paused, the check-ins still come. { $until ->
        [none] The reminders go on when you tap Go on.
       *[other] The reminders go on { $until }.
    }
   *[other] Paused: no reminders and no check-ins. { $until ->
        [none] Nothing comes until you tap Go on.
       *[other] I go on { $until }.
    } If something is wrong, don't wait for me: tap below.
 }
recovery-stopped = You stopped all my messages, so no reminders and no check-ins come.
recovery-plan-gone = The clinic is changing this plan. Reminders go on when it is ready.
recovery-step-gone = A message that is no longer in the plan
recovery-none =
    You have no reminders at the moment.

    Write /recovery to begin: tell me the date of your operation, and I write to you at the right times.
recovery-resumed = I go on.
recovery-ended = Done: no more reminders from this plan. You can still read and ask here at any time.
button-checkin-go-on = Go on with the check-in
button-timeline = Timeline
button-calendar = Visits for my calendar
button-change-date = Change the date
button-change-time = Another time of day
button-change-zone = Another time zone
button-details = Hour, smoking, stitches
button-quiet = Quiet hours
button-pause-week = Pause 1 week
button-pause = Pause
button-pause-reminders = Pause, but keep check-ins
button-pause-all = Pause the check-ins, too
button-pause-not = Don't pause
button-go-on = Go on
button-end-plan = No more reminders
button-reopen = Take that back
button-ledger = What was sent

# Another date
recovery-choose-date =
    Your operation is on { $now }. Which day is it now?

    Tap a day, or write it: “5 March”, “next Monday”.
recovery-no-such-date = I can't take that day. Please choose another one.
recovery-propose-anew = That question was from before, so I ask once more.
recovery-propose-over = You answered check-ins after your operation, so I took it as done. Is it really still to come?
recovery-propose = { $far ->
    [True] **{ $day }**, { $away }. That is a long way off. Is it really this day? This would change:
   *[other] **{ $day }** instead, { $away }? This would change:
 }
recovery-moves =
    { $count ->
        [one] One reminder moves:
       *[other] { $count } reminders move:
    }

    { $list }
recovery-goes =
    { $count ->
        [one] One falls away:
       *[other] { $count } fall away:
    }

    { $list }
recovery-comes =
    { $count ->
        [one] One is added:
       *[other] { $count } are added:
    }

    { $list }
recovery-tells =
    { $count ->
        [one] One comes in a summary, not by itself:
       *[other] { $count } come in one summary, not by themselves:
    }

    { $list }
recovery-same = None of the reminders still to come.
recovery-moved-one = { $title }: { $before } → { $after }
recovery-at-once = as soon as you take this day
recovery-over-one = { $title }: by the new date it was due { $when }
recovery-one = { $title }, { $when }
button-take-date = Yes, take this day
button-other-date = Another day
button-keep-date = Keep it as it is
recovery-date-taken = Your operation is now on { $day }. The reminders have moved with it. If the visits are in your calendar, tap “{ button-calendar }” again: your phone still has the old dates.

# Another time or zone
recovery-choose-time = { $night ->
    [True] That is in your quiet hours, when I let you sleep. Which time of the day suits you?
   *[other] Reminders without a time of their own come at: { $now }.

        Which time suits you better? You can write it as well, such as “8:30”.
 }
recovery-time-plan = the plan's time
recovery-time-taken = From now on at { $time }, where the plan names no time of its own.
recovery-time-plan-taken = From now on at the plan's times.
button-plan-times = The plan's time
recovery-choose-zone = { $unknown ->
    [True] I don't know that place. Try a larger city, or tap one.
   *[other] I go by the clocks in { $place }, where it is { $time }.

        Where are you? Tap a place, write a city, or share your location.
 }
recovery-zone-taken = From now on I go by the clocks in { $place }.

# Quiet hours
recovery-quiet-hours = { $start }–{ $end }
recovery-choose-quiet =
    { $now ->
        [none] **You have no quiet hours:** I write by day and by night.
       *[other] **Your quiet hours: { $now }.** What falls into them comes when they are over.
    }

    { $urgent ->
        [none] In quiet hours nothing of your plan comes.
       *[other] What can't wait comes at any hour: { $urgent }.
    }

    In which hours shall I let you sleep?
recovery-quiet-taken = { $now ->
    [none] From now on I write at any hour.
   *[other] Your quiet hours are now { $now }. { $urgent ->
        [none] {""}
       *[other] What can't wait comes all the same: { $urgent }.
    }
 }
recovery-quiet-preferred = Your own time, { $time }, is within them. Such reminders come at the plan's time, or when your quiet hours are over.
button-no-quiet = No quiet hours

# What else the plan goes by
recovery-not-known = I don't know
recovery-details =
    **What I go by**

    - Operation begins: { $hour }
    - Smoking: { $smoker ->
        [True] yes
        [False] no
       *[other] not said
    }
    - Stitches: { $stitches ->
        [True] still in
        [False] out
       *[other] not said
    }

    Tap what is different.
button-smoking = { $yes ->
    [True] I smoke
   *[other] I don't smoke
 }
button-stitches = { $inside ->
    [True] Stitches are still in
   *[other] My stitches are out
 }
recovery-choose-hour = At what time does your operation begin, or when did it?
recovery-words-stitches-out = out|they are out|they're out|all out|stitches out|the stitches are out|my stitches are out|stitches are out|stitches have been taken out|my stitches were taken out|they were taken out|taken out|removed|stitches removed|my stitches were removed
recovery-words-stitches-in = in|still in|they are still in|they're still in|stitches still in|stitches are in|stitches are still in|my stitches are still in|not out yet|not taken out yet|not all out|some are still in
recovery-words-smokes = i smoke|i do smoke|i vape|i smoke again|i started again|smoking|smoker|i am a smoker|i'm a smoker
recovery-words-smokes-not = i don't smoke|i do not smoke|i quit|i stopped smoking|i quit smoking|i've quit|i have quit|not smoking|non-smoker|i am not a smoker|i'm not a smoker|no smoking|i gave up smoking

# Reminders
button-done = ✓ Done
button-later = Later
button-reason = Why?
button-later-hour = In 1 hour: { $when }
button-later-evening = This evening: { $when }
button-later-tomorrow = Tomorrow: { $when }
button-back-to-reminder = ‹ Back
reminder-choose = When shall I write again?
reminder-too-late = It can't wait any longer: later it would be of no use.
reminder-silent = { $why ->
    [stopped] You stopped all my messages, so this one can't come again later.
   *[paused] You paused the reminders, so this one can't come again before they go on.
 } You can still read it here.
reminder-later = 🕒 I write again { $when }.
reminder-done = ✓ Done. You won't get this one again.
reminder-words-done = done|all done|done it|done that|did it|i did it|i did that|i did|did that|i have done it|i've done it|i've done that|it is done|it's done|this is done|finished|completed|ticked
reminder-ended = This reminder belongs to a plan that has ended, so there is nothing left to do with it.
reminder-moved = This was for the earlier date. You get it again in time for the new one.
reminder-foreign = This reminder isn't one of yours, so its buttons do nothing here.
reminder-gone = The clinic has taken this message out of the plan. You can still tick it off.
summary =
    **What I would have sent you earlier**

    { $list }
summary-welcome =
    **Welcome back.** This could not reach you:

    { $list }
summary-unsure =
    **Did you get this?** I sent it, but the connection broke, so it may have arrived or not:

    { $list }
summary-pages = The pages below tell more. If you are not sure about anything, ask your surgeon.

# Timeline, calendar, ledger
timeline-caption = If the date of your operation changes, these dates move with it.
timeline-alt =
    { $day }

    { $list }
timeline-operation = Operation
timeline-today = today
timeline-title = My recovery: { $day }
timeline-legend = Filled: sent. Ticked: done. Open: to come. Grey: not sent.
calendar-name = Recovery
calendar-file = Your visits for the calendar of your phone. The hours are the clinic's to tell. If the date changes, take the file again: the entries move.
calendar-note = The clinic tells you the hour: { $phone }
ledger =
    **What was sent**

    { $list }
ledger-empty = Nothing was sent to you so far.
ledger-line = { $when }: { $title } – { $fate }
ledger-summary = What was missed
ledger-fate = { $fate ->
        [sent] sent { $at }
        [done] sent { $at }, done
        [on-its-way] on its way
        [unknown] may have arrived or not: the connection broke
        [held] held back until it can reach you
        [unreachable] not sent: you could not be reached
        [late] not sent: it was too late
        [taken-back] not sent: you paused, or changed the date
        [needless] not sent: not needed
        [failed] not sent: it failed
        [paused] held back: you have paused
       *[told] not sent by itself: told of in “What was missed”
    }
