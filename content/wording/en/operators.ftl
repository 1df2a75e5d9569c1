# The clinic's team: only its members ever see these words
command-team = The team: who is in it
role-owner = Owner
role-operator = Operator
role-editor = Editor

team-welcome = { $which ->
    [owner] Welcome. You are an owner of { $clinic }'s bot: you decide who else is in the team.

        /team shows it, and invites others.
   *[other] Welcome to the team of { $clinic }. Your role: **{ $role }**.

        What you can do besides is in the menu of commands below.
 }
team-already = You are in the team already: **{ $role }**. The link still works, for somebody else.
team =
    **The team**

    { $list }

    A number opens a chat with that person; I keep no names.
team-member = { $me ->
    [True] - { $role }: { $who }, since { $since } (you)
   *[other] - { $role }: { $who }, since { $since }
 }
button-team = The team
button-invite = Invite somebody
button-log = Who did what
button-remove-member = Remove { $who }
button-leave-team = Leave the team
team-roles =
    **Invite as what?**

    - **Owner**: everything, and decides who is in the team
    - **Operator**: sends to patients
    - **Editor**: prepares what others send
team-invitation =
    **Invitation: { $role }**

    Pass this link on to the one it is for. Whoever opens it first is in; it works once, for 24 hours.

    { $link }

    If the link doesn't open, they can send me: /claim { $code }
team-remove = { $me ->
    [True] Leave the team? You lose your role at once, and your invitations stop working.
   *[other] Take { $who } ({ $role }) out of the team? Their buttons and invitations stop working at once.
 }
button-remove-member-now = Yes, at once
button-keep-member = No, leave it
team-removed = Done. Nothing of the team works for them any more.
team-left = Done. You are no longer in the team.
team-last-owner = This is the only owner. Make somebody else an owner first, or nobody could decide about the team.

# The log
team-log =
    **Who did what**, newest first

    { $list }
log-empty = Nothing yet.
log-line = - { $at }: { $who } { $what }
who-terminal = the bot's machine
who-gone = No. { $number } (deleted)
act-claimed = claimed the bot as its first owner
act-invited = made an invitation: { $role }
act-joined = joined: { $role }
act-granted = gave { $person } a role: { $role }
act-revoked = took { $person } out of the team
act-left = deleted their data
act-desk = made a group the desk
act-talk = { $does ->
    [take] took talk { $number }
    [assign] gave talk { $number } to a colleague
    [decline] gave talk { $number } back to the colleague it came from
    [returned] gave talk { $number } back to the bot
    [closed] closed talk { $number }
    [reopened] opened talk { $number } again
    [wrote] wrote to the patient in talk { $number }
    [answered] sent a reviewed answer in talk { $number }
   *[other] did something in talk { $number } ({ $does })
 }
act-other = did: { $what }
privacy-team =
    Because you are in the team I also keep:

    - your role ({ $role }) and since when, and whether you are on duty
    - what you did in that role, and when. This log stays when you delete your data, with a number in place of you
act-announced = { $what ->
    [drafted] began announcement { $number }
    [worded] wrote or changed announcement { $number } ({ $language })
    [unworded] took words away from announcement { $number } ({ $language })
    [aimed] chose whom announcement { $number } is for
    [linked] changed the buttons of announcement { $number }
    [opt-out] put “Stop these messages” below announcement { $number }
    [no-opt-out] took “Stop these messages” away from announcement { $number }
    [paid] chose paid speed for announcement { $number }
    [unpaid] chose the usual speed for announcement { $number }
    [discarded] deleted draft { $number }
    [tested] tested announcement { $number }
    [released] sent announcement { $number }
    [corrected] corrected announcement { $number }
    [recalled] took announcement { $number } back
    [resent] sent announcement { $number } once more
    [reported] looked at the report of announcement { $number }
    [listed] downloaded the table of announcement { $number }
    [paused] paused announcement { $number }
    [resumed] let announcement { $number } go on
   *[cancelled] ended announcement { $number }
 }
