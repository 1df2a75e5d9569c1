# Red flags on their way to somebody of the team
button-take = I'll take it
alert-again = 🔁 **Nobody has taken this yet.** The team has been asked { $number ->
        [one] once
       *[other] { $number } times
    } so far.
alert-more = ➕ { $again ->
    [yes] **They have written of another danger.**
   *[no] **They have written of another danger, and nobody has taken this yet.**
 }
alert-passed-on = ⏫ **Nobody on duty has taken this: it now goes to everybody.** The team has been asked { $number ->
        [one] once
       *[other] { $number } times
    } so far.
alert-left-open = { $last ->
    [yes] ⏫ **Nobody has taken this for a week.** You are not asked again.
   *[no] ⏫ **Nobody has taken this for a day.** From now on everybody is asked whenever the desk opens.
 } The patient was told so, and whom to call.
alert-words = In their words: “{ $words }”
alert-corrected = ↩️ Changed since then to: { $said }. Please contact them all the same.
alert-taken = ✓ **Taken**: { $who }, { $at }
alert-taken-mine = ✓ **You took it**, { $at }. The patient was told that somebody will write or call: please contact them now.
# Below a red flag, and below what the team is told of a check-in
alert-reply = ↩️ A Reply to this message goes to the patient. Begin with // and it stays with the team.
alert-reply-nobody = { $why ->
    [drill] This went to nobody: a drill has no patient. At a real red flag, a Reply goes to the patient. To take the drill, tap the button below it.
    [gone] This went to nobody: the patient has deleted their data.
   *[away] **This went to nobody: the bot can't reach the patient at the moment**, perhaps they have blocked it. Please write to them by the link in the message you replied to, or call them.
 }
alert-somebody = somebody who has left the team
alert-gone = This patient has deleted their data; there is nothing left to take.
alert-without-role = Only somebody of the team can take this, so that it is known who sees to it. An owner of this bot can invite you: /team.

# To the patient. Never any comfort
alert-seen = { $level ->
    [emergency] **Somebody of the clinic's team has seen your message and will write to you here or call you.** Please don't wait for that: call **{ $emergency }** now, if you have not. The clinic: { $phone }.
   *[surgeon] **Somebody of the clinic's team has seen your message and will write to you here or call you.** If it gets worse, don't wait: call { $phone }, in an emergency **{ $emergency }**.
 }
alert-open = { $level ->
    [emergency] **Nobody of the team has answered yet. Call { $emergency } now**, if you have not. The clinic: { $phone }.
   *[surgeon] **Nobody of the team has answered yet. Please call { $phone } now.** If you are in danger, call **{ $emergency }** at once.
 }
alert-left = { $level ->
    [emergency] **For a day nobody of the team has confirmed that they saw what you reported. Call { $emergency } now**, unless somebody has helped you. The clinic: { $phone }. I go on asking the team.
   *[surgeon] **For a day nobody of the team has confirmed that they saw what you reported. Please call { $phone } now**, unless somebody has helped you. If you are in danger, call **{ $emergency }** at once. I go on asking the team.
 }
alert-ended = **For a week nobody of the team has confirmed that they saw what you reported. I don't ask them any more.** Please call { $phone }. If you are in danger, call **{ $emergency }** now.
alert-nobody = { $level ->
    [emergency] **I could not reach anybody of the team. Call { $emergency } now**, if you have not. The clinic: { $phone }.
   *[surgeon] **I could not reach anybody of the team. Please call { $phone } now.** If you are in danger, call **{ $emergency }** at once.
 }

# On duty
command-duty = On duty or not
button-duty = On duty or not
duty = { $on ->
    [True] **You are on duty.** Red flags reach you at once and again every two minutes, until somebody takes them.
   *[other] **You are off duty.** Red flags reach you only when nobody has taken them for four minutes.
 }

    On duty now: { $number }. When that is nobody, red flags go to everybody at once.
duty-waiting = { $number ->
    [one] One patient whom you look after is still waiting. Please give them to a colleague.
   *[other] { $number } patients whom you look after are still waiting. Please give them to a colleague.
 }
button-off-duty = I'm going off duty
button-on-duty = I'm on duty again
team-off-duty = , off duty
team-unreachable = , can't be reached: has to open the bot once

# Drills
command-drill = A drill: who answers a red flag, and how fast
button-drills = Drills
button-drill = Begin a drill now
drill-ask = **Begin a drill now?** Everybody on duty gets a message with sound, again every two minutes. If nobody takes it, after four minutes everybody gets it, also who is off duty and asleep.
button-drill-now = Yes, begin it
# What the made-up patient writes. The bot must take it for danger, and does not know that it is a drill
drill-words = One side of my face is swelling fast and getting hard since an hour ago
# Stands above everything the team reads of a drill
drill-mark = 🟡 **Drill: no patient**
drill-alert =
    This is how a red flag comes to you. Please tap the button below, as you would for a patient. Nobody needs to be called.

    A made-up patient{ $what ->
        [none] {""}
       *[other] : { $what }
    }{ $words }
drill-taken-mine = ✓ **You took the drill**, { $at }: { $result }. Thank you. Nobody needs to be called.
drill-taken = ✓ **The drill is taken**: { $who }, { $at }: { $result }
drill-over = ✗ **Nobody took this drill.** It is over.
drill-took = a human took it after { $minutes ->
        [0] { $seconds } s
       *[other] { $minutes } min { $seconds } s
    }, asked { $rounds ->
        [one] once
       *[other] { $rounds } times
    }
drill-nobody = nobody took it, asked { $rounds ->
        [one] once
       *[other] { $rounds } times
    }
drill-open = still waiting for somebody
drill-report =
    **The drill is over**: { $result }.

    { $heard ->
        [yes] The made-up patient would have read at once whom to call
       *[no] ⚠️ **I did not take the made-up patient's words for danger.** Please tell whoever looks after the content. The patient would have read no warning
    }{ $left ->
        [none] {""}
       *[other] , after { $left } min that nobody had answered yet
    }{ $taken ->
        [yes] , and in the end that somebody had seen it
       *[no] {""}
    }. Real red flags go the same way.
drills =
    **Drills**: a made-up patient, but the whole way of a red flag

    { $list }
drills-none = None so far.
drill-line = - { $at }: { $result }
act-took = took alert { $number }
act-drilled = began a drill
act-off-duty = went off duty
act-on-duty = came on duty
