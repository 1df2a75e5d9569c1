# A human's answer, as the patient sees it
button-ask-person = 💬 Ask a person
button-helped = 👍 That helped
button-not-helped = 💬 No, ask a person
button-end-talk = End this talk
command-person = Ask a person
asked-person =
    { $passed ->
        [yes] What you wrote just now is with the clinic's team. { $when }
       *[no] Write what you want to ask; it goes to the clinic's team. { $when }
    }

    Whatever you send here now reaches them: words, photos, videos, voice messages, files of any size. I don't look at pictures, they do, and I keep none of it. To be called back, write your number, too. Until they are done I stay silent, except for your reminders and in an emergency.
passed-on = I have passed it on. { $when }
talk-stop = You want no more messages from me? One tap below stops them. Your talk with the clinic's team goes on, until you end it.
asked-nobody =
    I can't reach anybody of the clinic's team in this chat at the moment.

    Please call: { $phone }. In an emergency: { $emergency }.

    What you write here is kept, and goes to them as soon as somebody is there.
sign-operator = nurse
talk-ended = { $was ->
        [open] Done. From now on I answer again. The clinic's team can read what you wrote.
       *[closed] I am the one who answers, nobody else at the moment.
    }
talk-told = { $what ->
        [who] { $role ->
            [none] 🩺 **Somebody of the clinic's team writes:**
            [clinic] 🩺 **The clinic writes:**
           *[other] 🩺 **The clinic's team writes ({ $role }):**
        }
        [edited] ✏️ **Corrected by the clinic's team:**
        [late] It takes longer than I said, I am sorry. I have reminded the team.{ $opens ->
            [none] {""}
           *[other] {" "}They are there again { $opens }.
        } If it can't wait, call { $phone }; in an emergency { $emergency }.
        [unpromised] Nobody has answered yet, I am sorry. I have reminded the team, and can't say when somebody answers. If it can't wait, call { $phone }; in an emergency { $emergency }.
        [still-late] I have passed that on, too. Nobody has answered yet, I am sorry.{ $opens ->
            [none] {""}
           *[other] {" "}The team is there again { $opens }.
        } If it can't wait, call { $phone }; in an emergency { $emergency }.
        [passed-on] Still no answer, I am sorry. I have now asked everybody in the team. If it can't wait, call { $phone }; in an emergency { $emergency }.
        [in-line] A lot is on its way to the team at this moment. What you wrote is kept and waits its turn. If it can't wait, call { $phone }; in an emergency { $emergency }.
        [unreached] **What you wrote has not reached anybody of the clinic's team.** Please call { $phone }; in an emergency { $emergency }. I keep it and pass it on as soon as somebody is there; I tell you then. Until then I answer you again.
        [reached] What you wrote has reached the clinic's team now. Until they are done I stay silent, except for your reminders and in an emergency.
        [returned] The clinic's team has handed the chat back to me. Ask me anything, or ask for a person again.
       *[closed] The clinic's team has closed this talk. Something else? Just write.
    }

# The desk
command-waiting = Who is waiting for an answer
command-a = With a word behind it: find reviewed answers to send
command-reminders = What the patient was sent, and what comes
command-take = I look after this patient
command-assign = Give the patient to a colleague
command-back = The bot answers the patient again
command-close = End the talk
command-reopen = Open the talk again
help-team =
    **For the team**

    { $lines }
help-talks =
    **In a patient's topic**, or as a Reply to a message of theirs in your own chat:

    { $lines }

    Begin with // and it stays among you. /desk stats tells how fast you answered.
help-command = • /{ $word } – { $does }
command-desk = Make a group your desk
button-take-talk = ✋ Mine
button-assign = 👥 Give to …
button-topic = Open their topic
button-decline = ↩️ I can't: give it back
button-give-back = 🤖 Back to the bot
button-close-talk = ✓ Close
button-waiting = Who is waiting
button-account = ⏰ What was sent, what comes
button-reopen-talk = Open again
button-send-answer = Send: { $what }
button-desk-again = Look again
desk-topic = Patient { $number }
desk-card =
    **{ $who }**
    { $facts }

    { $where ->
        [group] What you write in this topic goes to the patient. Begin with // for a note among yourselves. /a and a word finds reviewed answers to send.
       *[private] Answer a message of theirs (swipe it, Reply), and it goes to the patient. Others of the team may answer, too. Begin the answer with // and it stays with you; /a and a word finds reviewed answers to send.
    }
desk-fact-flag = 🔴 A red flag of this patient is taken by nobody yet
desk-fact-language = { $language ->
        [zh] Reads Chinese
       *[en] Reads English
    }
desk-fact-day = { $phase ->
        [none] Follows no plan
        [before] { $days ->
            [one] The day before the operation
           *[other] { $days } days before the operation
        }
        [early] { $days ->
            [0] The day of the operation
           *[other] Day { $days } after the operation, first two weeks
        }
        [middle] Day { $days } after the operation, first three months
       *[later] Day { $days } after the operation, past three months
    }
desk-fact-checkin = { $level ->
        [none] No check-in yet
        [noted] Last check-in ({ $day }): noted
        [today] Last check-in ({ $day }): contact the team
        [back] 🔴 Last check-in ({ $day }): a red flag, the answer was changed since
       *[red] 🔴 Last check-in ({ $day }): a red flag
    }
desk-fact-consent = { $agreed ->
        [yes] Agreed that health data are kept
       *[no] Has not agreed that health data are kept
    }
desk-note = { $what ->
        [edited] ✏️ The patient changed this message:
        [ended] The patient has ended the talk. The bot answers again.
        [again] The patient asks for a person again.
        [wrote] 🩺 { $who } wrote to the patient, in answer to { $why ->
            [checkin] what I told the team of a check-in
           *[flag] a red flag
        }:
        [answered] A colleague has answered patient { $number }.
        [assigned] 👉 **Patient { $number } is yours now**, from { $who }.{ $age ->
            [none] {""}
           *[other] {" "}They have been waiting for { $age }.
        } { $why ->
            [group] Please answer in their topic in the desk's group.
           *[private] Please answer with Reply to this message, or to theirs here.
        }
        [declined] ↩️ { $who } can't look after patient { $number }. { $why ->
            [yours] It is yours again.
           *[nobody] Nobody does now: who can?
        }
        [late] ⏰ Patient { $number } has been waiting for { $age }{ $why ->
            [unpromised] {""}
           *[other] , longer than promised
        }, and was told so.
        [passed-on] ⏰ Patient { $number } has been waiting for { $age }{ $why ->
            [unpromised] {""}
           *[other] , longer than promised
        }. Who can answer now?
        [doubled] ⚠️ Nobody knows whether patient { $number } had a topic already: the messenger did not answer, so I opened this one. If there is another, empty one, please delete it: what is written there reaches nobody.
        [moved] The desk's group can't be reached any more. This talk goes on here.
        [kept] This patient wrote while nobody of the team could be reached. The patient was told to call; what they wrote follows.
        [lost-in] { $why ->
            [incomplete] ⚠️ Parts of an album of the patient could not be copied. Please ask them to send it again.
            [unknown] ⚠️ Nobody knows whether one message of the patient arrived here. Please ask them to send it again.
           *[other] ⚠️ One message of the patient could not be copied: it was deleted meanwhile, or is of a kind that can't be passed on. Please ask them to send it again.
        }
       *[lost] ⚠️ Your message did not reach the patient: { $why ->
            [blocked] they have blocked the bot. Please call them.
            [deactivated] their account is gone. Please call them.
            [unknown] nobody knows whether it arrived. Please ask.
            [incomplete] parts of the album are missing. Please send them again.
           *[other] the messenger refused it. Please call them or write it anew.
        }
    }
desk-done = { $what ->
        [taken] ✋ { $who } looks after patient { $number } now.
        [given-back] The bot answers patient { $number } again.
        [closed] Closed. The bot answers patient { $number } again; the talk opens again when they ask for a person.
        [flagged] Not yet: nobody has taken a red flag of patient { $number }. Please take it and call, then close the talk.
        [on-its-way] Not yet: something that patient { $number } wrote is on its way here. Look at it first.
        [reopened] Open again.
       *[another] Patient { $number } has another talk open by now.
    }
desk-no-command = /{ $word } is no command here, and did not go to the patient. Commands: /a, /reminders, /take, /assign, /back, /close, /reopen, /waiting. To write it to the patient, begin with another sign.
desk-only-in-talks = /{ $word } is about one patient. Write it in their topic in the desk's group, or as a Reply to a message of theirs in your own chat.
desk-colleague = { $name } ({ $role })
desk-assign = Who looks after patient { $number } from now on? They are told in their own chat.
desk-assign-nobody = Nobody else in the team answers patients yet. An owner can invite somebody: /team.
desk-assign-left = They have left the team, or can't be reached. Please choose somebody else.
desk-assigned = 👉 { $who } looks after patient { $number } now, and was told in their own chat. They can give it back.
desk-declined = { $theirs ->
        [yes] You have given patient { $number } back.
       *[no] Patient { $number } is not yours any more. There is nothing to give back.
    }
desk-sent = **Sent to patient { $number }:**
desk-lost =
    **The bot can't write in the desk's group any more:** it was removed, may not write or manage topics, or topics were turned off.

    Open talks go on in another desk, else in your own chats; nothing is lost. To use the group again, make the bot an administrator and write /desk there.
desk-erased = Patient { $number } has deleted their data. What you write here does not reach them any more.
desk-gone = There is no patient to this any more.
desk-age = { $unit ->
        [minutes] { $number ->
            [0] under 1 min
           *[other] { $number } min
        }
        [hours] { $number } h
       *[days] { $number } days
    }
desk-nobody-waits = Nobody is waiting.
desk-flags =
    **🔴 Red flags that nobody has taken: { $count }**

    { $lines }
desk-flag = • Patient { $number }, { $age }: { $what }{ $words ->
        [none] {""}
       *[other] {" "}– “{ $words }”
    }
button-take-flag = I'll take patient { $number }: { $what }
# A line in a patient's topic
desk-flag-here = 🔴 **The patient told of danger: { $what }.** Nobody has taken it yet. Please take it and call.
desk-more = … and { $number } more, not listed here.
desk-waiting =
    **Waiting for an answer: { $count }**

    { $lines }
desk-waits = { $urgent ->
        [yes] 🔴
       *[no] •
    } Patient { $number }: { $age }{ $late ->
        [yes] , longer than promised
       *[no] {""}
    }{ $assigned ->
        [mine] {" "}· yours
        [yes] {" "}· looked after
        [off] {" "}· whose nurse is off duty
       *[no] {""}
    }
desk-no-answers = No reviewed answer fits. Try another word, or write it yourself.
desk-what-answer = What about? Write it behind /a, such as “/a shower”: I look for reviewed answers.
desk-lacks = { $what ->
        [topics-off] Topics are off: open the group's settings and turn them on.
        [admin] The bot is no administrator: make it one.
        [topics] The bot may not manage topics: give it that right.
       *[pin] The bot may not pin messages: give it that right.
    }
desk-lacking =
    This group isn't ready to be the desk yet:

    { $lines }
desk-ready =
    **This group is the desk now.** Each patient who asks for a person gets a topic here.

    • What you write in a topic goes to the patient, photos and voice as well.
    • Begin with // and it stays among you.
    • /a word finds reviewed answers to send. /waiting shows who waits. /reminders shows what the bot sent the patient. /take, /assign, /back, /close and /reopen do what the buttons do.
    • Corrections, replies and reactions go both ways.

    Only those with a role in /team reach patients.
desk-several = The clinic has { $count } desks now. New patients go to the one with the fewest open talks; a talk stays where it is, and moves by itself if its group is lost.
desk-not-a-colleague = This did not go to the patient: you have no role in the clinic's team yet. An owner can invite you with /team. If you write as the group (an anonymous administrator), write as yourself.
desk-stray = (This went to no patient. To answer one, write in their topic, or reply to their message here.)
desk-how =
    To make a group your desk: create a group, turn on topics in its settings, add this bot as an administrator (manage topics, pin messages), and write /desk there.

    Without a group, patients' questions come to your own chats; answer them with Reply.

# What became of a patient's reminders
account-head =
    **{ $who }: reminders and check-ins**

    Operation on { $operation }: { $day }. Times are the patient's: { $place }, { $time } now.
account-none = { $who } follows no plan of reminders at the moment.
account-next =
    Next:

    { $list }
account-nothing-next = Nothing more is to come.
account-stopped = The patient stopped all messages ({ $when }). Nothing comes until they want them again.
account-unreachable = The patient has blocked the bot or their account is gone (noticed { $when }). Nothing arrives; please call.
account-paused = The patient has paused the reminders ({ $when }). Nothing comes until they go on.
account-asked = The patient has paused the reminders ({ $when }). Check-ins still come.
account-plan-gone = This plan is not in the content at the moment, so nothing comes.
account-so-far =
    So far, the latest first:

    { $list }
account-line = { $when }: { $title } – { $fate }
account-fate = { $fate ->
        [sent] sent { $at }
        [done] sent { $at }, done or answered
        [on-its-way] on its way
        [unknown] may have arrived or not: the connection broke
        [held] held back until the patient can be reached or wants messages again
        [unreachable] not sent: the patient could not be reached
        [late] not sent: it was too late to be of use
        [taken-back] not sent: the patient paused, moved the date or ended the plan
        [needless] not sent: done before, or no longer in the plan
        [failed] not sent: the messenger refused it
        [told] not sent by itself: a summary told of it
        [before] not sent: due before the patient subscribed
       *[paused] held back: the patient has paused
    }

# Until when a human answers
desk-answers-by = Somebody answers by { $by }.
desk-opens = The team is there again { $opens }; somebody answers by { $by }. If it can't wait, call { $phone }; in an emergency { $emergency }.
desk-closed-long = I can't say when somebody answers: the team has no hours in the next days. After an hour I remind them, and tell you. If it can't wait, call { $phone }; in an emergency { $emergency }.

# How the desk does
figures-title = First answers
figures-axis = minutes until the first answer: half of each day's were faster
figures-kept = { $kept } of { $promises } promises kept
figures-no-promises = no promise was due yet
figures =
    **The last 14 days**

    Asked: { $asked }, answered: { $answered }, closed without an answer: { $unanswered }
    { $median ->
        [none] First answer: none yet
       *[other] First answer: half within { $median }, nine of ten within { $p90 }
    }
    { $kept }
