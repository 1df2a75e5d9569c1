# Check-ins: the questions themselves are in triage.yaml
checkin-head = **{ $title }** · { $number } of { $all }
checkin-given = ✓ { $answer }
checkin-back = ‹ Back
checkin-return = ‹ Back to the question
checkin-why = Why?
checkin-said = { $title }: { $answer }
checkin-yes = yes|yeah|yep|yes i do|yes there is|i do
checkin-again =
    { $times ->
        [2] I am asking a second time
        [3] I am asking a third time
       *[other] I am asking once more
    }: { $answered ->
        [0] there is no answer yet.
       *[other] { $answered } of { $all } questions are answered so far.
    }
checkin-understood = I took that as “{ $answer }” ({ $title }). If I got it wrong, tap Back.
checkin-which = I am not sure which answer you mean. Please tap the one that fits; if there are several, the worst.
checkin-unread =
    I could not read that as an answer. { $kind ->
        [scale] Please tap a number, or write one from 0 to 10.
        [degrees] Please tap one below, or write what the thermometer shows, like 37.2.
       *[list] Please tap what fits best.
    } To ask me something instead, end it with “?”.
checkin-unread-again = You need not type: every button below is an answer you can tap. If none fits, leave the question and ask a person.
checkin-resume = ‹ Back to the check-in
checkin-noted =
    Thank you. Your answers are noted.

    No doctor is checking them now, and I can't judge how you are. If something changes or worries you, call { $phone }; in an emergency { $emergency }.
checkin-contact =
    Thank you. Your answers are noted.

    **Please call your clinic's team today: { $phone }**. Tell them:

    { $why }

    No doctor is checking this now. If it gets worse, don't wait: call; in an emergency { $emergency }.
checkin-red =
    { $title } – you answered “{ $answer }”. { $call ->
        [emergency] **Call { $emergency } now.**
       *[surgeon] **Call the surgeon now: { $phone }.** Nobody answers? Go to the emergency department now.
    }
checkin-slip = ‹ That answer was a mistake
checkin-newer = That was an earlier check-in. It takes no more answers, because I have asked you again since. Please answer this one:
checkin-over =
    That check-in was about day { $day } and is over, so I did not keep this answer.

    Nobody is checking this chat now. If something is wrong, call { $phone }; in an emergency { $emergency }.
checkin-trend = Pain and swelling by day

# To the team
checkin-alert =
    🔴 **A red flag: please contact this patient now**

    Patient { $person }, check-in of day { $day }
    { $said }{ $words }

    The patient was told to call { $level ->
        [emergency] { $emergency }
       *[surgeon] { $phone }
    }. Nobody knows whether they did. This is their own answer, not a diagnosis.
checkin-alert-today =
    🟠 **Please get in touch with this patient today**

    Patient { $person }, check-in of day { $day }
    { $said }

    The patient was asked to call { $phone } today. Nobody knows whether they did. This is their own answer, not a diagnosis.
checkin-alert-silence =
    ⚪ **No answer to the check-in of day { $day }**

    Patient { $person }, asked { $times ->
        [one] once
       *[other] { $times } times
    }; { $answered } of { $all } questions answered.

    Silence does not mean that all is well. Please get in touch.
checkin-alert-write = Write to the patient

# The picture of the days
trend-title = Pain and swelling
trend-pain = Pain, 0 to 10
trend-swelling = Swelling, compared with the time before
trend-more = more
trend-same = same
trend-less = less
trend-days = days since the operation, not to scale
trend-gap = no answer
trend-note = Your own answers, nobody's finding. Show it at your visit.
trend-point = Day { $day }: pain { $pain ->
        [none] not answered
       *[other] { $pain }
    }, swelling compared with before: { $swelling }
trend-nothing = There is nothing to draw yet. After your first check-in, your pain and swelling stand here day by day.

# Signs of danger in what somebody wrote
alarm-told = { $told ->
        [yes] I am telling the clinic's team. Do not wait for them: call.
       *[no] This chat is not an emergency line: call.
    }
alarm-emergencies = With any of these call { $emergency } now instead:
# To who is in another country than the clinic
alarm-abroad = Where you are, { $emergency } may not work: call the emergency number of that place.
alarm-clinic = The clinic's team, day and night: { $phone }.
alarm-life-told = { $told ->
        [yes] I am telling a person of the clinic's team now. You can write to them, too: tap below.
       *[no] You can also write to a person of the clinic: tap below.
    }
# A danger among what was found for words of another day
alarm-is-it-now = **Is it so now?** Then tap below as well, and I tell the clinic's team.
button-alarm-now = Yes, it is so now
# What somebody writes within the hour after a danger
alarm-after = { $level ->
    [emergency] **Call { $emergency } now, if you have not got through yet; if it is busy, keep trying.** Got through? Do as they say. Somebody near you can call, too. The clinic: { $phone }.
    [life] { $call } Please let somebody you trust come to you.
   *[surgeon] **Call { $phone } now, if you have not got through yet.** If nobody answers, go to the nearest emergency department. If you are in danger, call **{ $emergency }** at once.
 }
alarm-briefly = The team gets that, too. { $level ->
    [surgeon] Nobody answers on { $phone }? The nearest emergency department.
   *[other] In danger: **{ $emergency }**.
 }
alarm-after-passed = { $passed ->
    [yes] The clinic's team gets what you write, beside your alarm. Do not wait for them.
    [unanswered] What you write is with the clinic's team, but nobody has answered yet. Do not wait for them.
    [nobody] I can't reach anybody of the clinic's team here. What you write is kept for them.
   *[no] To write to the clinic's team, tap below.
 }
button-write-person = 💬 Write to a person
alarm-alert =
    🔴 **A patient wrote of a danger: please contact them now**

    Patient { $person }{ $day ->
        [none] {""}
       *[other] , day { $day }
    }
    { $what }{ $words }

    They were told at once whom to call. Nobody knows whether they did. The words are the patient's own, not a diagnosis.
