# A human's answer, as the patient sees it
button-ask-person = 💬 Ask a person
button-helped = 👍 That helped
button-not-helped = 💬 No, ask a person
button-end-talk = End this talk
command-person = Ask a person
asked-person =
    { $passed ->
        [yes] Your question is with the clinic's team. { $when }
       *[no] Write what you want to ask; it goes to the clinic's team. { $when }
    }

    Whatever you write here now reaches them: words, photos, voice messages. I don't look at pictures, they do. Until they are done I stay silent, except for your reminders and in an emergency.
passed-on = I have passed it on. { $when }
asked-nobody =
    Nobody of the clinic answers in this chat yet.

    Please call: { $phone }. In an emergency: { $emergency }.
talk-ended = { $was ->
        [open] Done. From now on I answer again. The clinic's team can read what you wrote.
       *[closed] I am the one who answers, nobody else at the moment.
    }
talk-told = { $what ->
        [who] { $role ->
            [none] 🩺 **Somebody of the clinic's team writes:**
           *[other] 🩺 **The clinic's team writes ({ $role }):**
        }
        [edited] ✏️ **Corrected by the clinic's team:**
        [late] It takes longer than I said, I am sorry. The whole team has been told. { $when } If it can't wait, call { $phone }; in an emergency { $emergency }.
        [returned] The clinic's team has handed the chat back to me. Ask me anything, or ask for a person again.
       *[closed] The clinic's team has closed this talk. Something else? Just write.
    }

# The desk
command-waiting = Who is waiting for an answer
command-desk = Make a group your desk
button-take-talk = ✋ Mine
button-give-back = 🤖 Back to the bot
button-close-talk = ✓ Close
button-waiting = Who is waiting
button-reopen-talk = Open again
button-send-answer = Send: { $what }
button-desk-again = Look again
desk-topic = Patient { $number }
desk-card =
    **Patient { $number }**
    { $facts }

    { $where ->
        [group] What you write in this topic goes to the patient. Begin with // for a note among yourselves. /a and a word finds reviewed answers to send.
       *[private] Answer a message of theirs (swipe it, Reply), and it goes to the patient. Others of the team may answer, too.
    }
desk-fact-language = { $language ->
        [zh] Reads Chinese
       *[en] Reads English
    }
desk-fact-day = { $day ->
        [none] Follows no plan
       *[other] Day { $day } of the plan (0 is the operation)
    }
desk-fact-checkin = { $level ->
        [none] No check-in yet
        [0] Last check-in: noted
        [1] Last check-in: contact the team
       *[other] 🔴 Last check-in: a red flag
    }
desk-note = { $what ->
        [edited] ✏️ The patient changed this message:
        [ended] The patient has ended the talk. The bot answers again.
        [late] ⏰ This patient has been waiting for { $minutes } min, longer than promised. The patient has been told.
        [passed-on] ⏰ Patient { $number } has been waiting for { $minutes } min, longer than promised. Who can answer now?
        [moved] The desk's group can't be reached any more. This talk goes on here.
        [lost-in] ⚠️ One message of the patient could not be copied ({ $why }). Please ask them to send it again.
       *[lost] ⚠️ Your message did not reach the patient: { $why ->
            [blocked] they have blocked the bot. Please call them.
            [deactivated] their account is gone. Please call them.
            [unknown] nobody knows whether it arrived. Please ask.
           *[other] the messenger refused it. Please call them or write it anew.
        }
    }
desk-done = { $what ->
        [taken] Patient { $number } is looked after ({ $role }).
        [given-back] The bot answers patient { $number } again.
        [closed] Closed. If patient { $number } asks again, a new talk opens.
        [reopened] Open again.
        [answered] Sent to patient { $number }.
       *[another] Patient { $number } has another talk open by now.
    }
desk-erased = Patient { $number } has deleted their data. What you write here does not reach them any more.
desk-gone = There is no patient to this any more.
desk-nobody-waits = Nobody is waiting.
desk-waiting =
    **Waiting for an answer: { $count }**

    { $lines }
desk-waits = { $urgent ->
        [yes] 🔴
       *[no] •
    } Patient { $number }: { $minutes } min{ $late ->
        [yes] , longer than promised
       *[no] {""}
    }
desk-no-answers = No reviewed answer fits. Try another word, or write it yourself.
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
    • /a word finds reviewed answers to send. /waiting shows who waits. /close, /back and /take do what the buttons do.

    Only those with a role in /team reach patients.
desk-not-a-colleague = This did not go to the patient: you have no role in the clinic's team yet. An owner can invite you with /team.
desk-how =
    To make a group your desk: create a group, turn on topics in its settings, add this bot as an administrator (manage topics, pin messages), and write /desk there.

    Without a group, patients' questions come to your own chats; answer them with Reply.

# Until when a human answers
desk-answers-by = Somebody answers by { $by }.
desk-opens = The team is there again { $opens }; somebody answers by { $by }. If it can't wait, call { $phone }; in an emergency { $emergency }.
desk-closed-long = Nobody is there in the next days. Please call { $phone }; in an emergency { $emergency }.

# How the desk does
figures-title = First answers
figures-axis = minutes until somebody answered (middle of each day)
figures-kept = { $kept } of { $promises } promises kept
figures-no-promises = no promise was due yet
figures =
    **The last 14 days**

    Asked: { $asked }, answered: { $answered }
    First answer, middle: { $median } min; nine of ten within { $p90 } min
    { $kept }
