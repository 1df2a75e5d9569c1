# Subscribing to reminders
do-recovery = Reminders
command-recovery = Recovery reminders: set them up, or see where you are
enrol-consent =
    **First things first**

    Tell me the date of your operation, and I write to you on the right days. These are health data, so I need your separate consent.

    - I keep: day and hour of the operation, whether you smoke, your time zone, what I sent, what you ticked, your answers to my check-ins
    - only to remind you; urgent answers to check-ins go to the team of { $clinic }
    - until you delete it. You can stop at any time, and /privacy deletes everything with one tap

    This is no emergency line, and nobody watches it all the time.

    Are you 18 or older, and do you agree?
button-agree = I am 18 or older and agree
button-disagree = No, thank you
enrol-declined = All right, I kept nothing. Everything is still here to read. If you change your mind, write /recovery.
enrol-back = You were setting up your reminders. Shall we go on?
button-enrol-on = Go on with my reminders
button-start-over = Start over
button-back = ‹ Back
enrol-plan = Which operation is it?
enrol-day =
    When is your operation? If it is over, choose the day it was.

    Tap a day, or write it: “5 March”, “next Monday”, “yesterday”.
enrol-confirm = { $far ->
    [True] **{ $day }**, { $away }. That is a long way off. Is it really this day?
   *[other] **{ $day }**, { $away }. Is that right?
 }
enrol-reading = { $day } ({ $away })
enrol-which-day = Which day do you mean?
enrol-away = { $days ->
    [0] today
    [1] tomorrow
    [-1] yesterday
   *[other] { $count } days
 }
enrol-ahead = in { $count } days
enrol-ago = { $count } days ago
enrol-unclear = { $problem ->
    [lunar] I can't read the lunar calendar. Please write it like “5 March”, or tap a day.
    [no-such-day] There is no such day. Please look again, or tap one.
   *[other] I need the very day. Please write it more exactly, or tap one.
 }
button-right-day = Yes, that day
enrol-hour = At what time does it begin?
button-not-known = I don't know yet
enrol-smoker = Do you smoke? Smokers get a few reminders earlier.
button-smoker = Yes
button-no-smoker = No
button-not-said = Rather not say
enrol-time =
    At what time of day may I write, as a rule?

    You can write it as well, such as “8:30”.
enrol-zone = { $unknown ->
    [True] I don't know that place. Try a larger city, or tap one.
   *[other] Is it { $time } where you are ({ $place })?

        If not, tap a place, write a city, or share your location.
 }
button-zone-here = Yes, { $time } ({ $place })
enrol-cities = Beijing=Asia/Shanghai|Changzhi=Asia/Shanghai|Taiyuan=Asia/Shanghai|Guangzhou=Asia/Shanghai|Shenzhen=Asia/Shanghai|Chengdu=Asia/Shanghai|China=Asia/Shanghai|Japan=Asia/Tokyo|UK=Europe/London|England=Europe/London|Germany=Europe/Berlin|Munich=Europe/Berlin|France=Europe/Paris|San Francisco=America/Los_Angeles|Seattle=America/Los_Angeles|Boston=America/New_York|Washington=America/New_York
enrol-preview =
    **Is this right?**

    - { $plan }
    - Operation: { $day } ({ $away })
    - Begins: { $hour }
    - Smoker: { $smoker }
    - Time of day: { $time }
    - Clocks: { $place }

    From 22:00 to 08:00 I let you sleep, but for the few things that can't wait.
button-begin = Start my reminders
button-whole-plan = See the whole plan first
change-day = Change the day
change-hour = Change the hour
change-smoker = Change smoking
change-time = Change the time
change-zone = Change the place
change-plan = Change the operation
enrol-whole =
    **The whole plan** ({ $page }/{ $pages })

    { $list }
enrol-line = { $past ->
    [True] { $when }: { $title } (already past)
   *[other] { $when }: { $title }
 }
enrol-begun = All set. I write when it is time.

# Taking the consent back
button-withdraw = Take back my consent
button-withdraw-now = Yes, take it back
withdraw-confirm = If you take it back, reminders and check-ins end. To delete what is kept as well, tap “Delete my data”.
withdrawn = It is taken back: no more reminders. What is kept so far you can delete here.
