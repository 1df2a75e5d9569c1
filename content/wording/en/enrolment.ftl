# Subscribing to reminders
do-recovery = Reminders
command-recovery = Recovery reminders: set them up, or see where you are
enrol-consent =
    **First things first**

    To write on the right days, I need the date of your operation. That is health data, so I ask for your separate consent.

    - **What I keep:** day and hour of the operation, whether you smoke, your time zone, what I sent, what you ticked, your answers to my check-ins
    - **What for:** only to remind you and to ask how you are
    - **Who sees it:** the team of { $clinic }. Urgent answers, check-ins left open and dangers you wrote of or tapped go to them, and what you write in the hour after. Then, and once you ask for a person, whoever answers also sees the date of your operation, your last check-in, what I sent you and what became of it
    - **How long:** until you delete it
    - **Changed your mind?** /privacy takes your consent back, or deletes everything

    This is no emergency line, and nobody watches it all the time. If you say no, you can still read everything here.

    Are you 18 or older, and do you agree?
button-agree = I am 18 or older and agree
button-disagree = No, thank you
enrol-declined = All right, I kept nothing. Everything is still here to read. If you change your mind, write /recovery.
enrol-back = You were setting up your reminders. Shall we go on?
button-enrol-on = Go on with my reminders
button-start-over = Start over
button-back = ‹ Back
enrol-plan = Which operation is it?
enrol-plan-words = face lift=facelift|face-lift=facelift|full facelift=facelift|rhytidectomy=facelift|threads=thread-lift|threadlift=thread-lift|thread-lift=thread-lift|thread facelift=thread-lift|pdo threads=thread-lift
enrol-no-such-time = I can't read that as a time of day. Please write it like “8:30”, or tap one.
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
    [far] That year is too far off for me. Please look again, or tap a day.
    [open] No problem. When you know the day, write /recovery. I keep what you have told me.
   *[other] I need the very day. Please write it more exactly, or tap one.
 }
button-right-day = Yes, that day
enrol-time-read = Noted: { $time }.
enrol-what-else = All right, what shall I change? Tap it below.
enrol-hour = { $past ->
    [True] At what time did it begin?
    [today] At what time does it begin today, or when did it?
   *[other] At what time does it begin?
 }

    You can write it as well, such as “10:30”.
enrol-hour-roughly = I need the hour, roughly is enough. If nobody has told you one, tap “I don't know”.
button-not-known = I don't know
enrol-smoker = { $unclear ->
    [True] Thank you for telling me. And at present: do you smoke or vape, even now and then? Please tap one.
   *[other] Do you smoke? Smokers get a few reminders earlier.
 }
button-smoker = Yes
button-no-smoker = No
button-not-said = Rather not say
enrol-time = { $night ->
    [True] From 22:00 to 08:00 I let you sleep. Which time of the day suits you?
   *[other] At what time of day may I write, as a rule?

        You can write it as well, such as “8:30”.
 }
enrol-zone = { $unknown ->
    [True] I don't know that place. Try a larger city, or tap one.
   *[other] Is it { $time } where you are ({ $place })?

        If not, tap a place, write a city, or share your location.
 }
enrol-which-place = What time is it where you are now?
button-zone-here = Yes, { $time } ({ $place })
enrol-cities = China=Asia/Shanghai|Japan=Asia/Tokyo|Korea=Asia/Seoul|Taiwan=Asia/Taipei|UK=Europe/London|England=Europe/London|Scotland=Europe/London|Germany=Europe/Berlin|France=Europe/Paris|Italy=Europe/Rome|Spain=Europe/Madrid|Washington DC=America/New_York|NYC=America/New_York|SF=America/Los_Angeles|LA=America/Los_Angeles|California=America/Los_Angeles
enrol-preview =
    **Is this right?**

    - { $plan }
    - Operation: { $day } ({ $away })
    - Starting time: { $hour }
    - Smoker: { $smoker }
    - Time of day: { $time }
    - Clocks: { $place }

    From 22:00 to 08:00 I let you sleep, but for the few things that can't wait.
enrol-coming =
    **What comes** ({ $count }):
    { $list }
enrol-more = … and { $more } more, the last one { $last }.
enrol-told = What is past comes as one short message.
enrol-at-once = right after you start
enrol-over = All days of this plan are past, so nothing would come. Is the day right?
button-begin = Start my reminders
button-whole-plan = See the whole plan
change-day = Day of the operation
change-hour = Hour of the operation
change-smoker = Smoking
change-time = When reminders come
change-zone = Place
change-plan = Which operation
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
button-withdraw-not = No, go on as before
withdraw-confirm = If you take it back, reminders and check-ins end. To delete what is kept as well, tap “Delete my data”.
withdrawn = It is taken back: no more reminders. What is kept so far you can delete here.

# What people write instead of tapping
enrol-words-yes = yes|y|yeah|yep|yup|sure|ok|okay|right|correct|that's right|that is right|yes that's right|all right|looks good|fine|go|start|yes please
enrol-words-no = no|n|nope|not right|wrong|that's wrong|no it isn't|no it's not
enrol-smoker-yes = yes|y|yeah|yep|yup|yes i do|i do|yes i smoke|i smoke|i do smoke|i am a smoker|i'm a smoker|smoker|sometimes|occasionally|socially|i vape|vape|vaping|i smoke sometimes|a little|a bit|now and then|once in a while|at weekends|on weekends|a few|a few a day|some|yes sometimes|yes occasionally|yes a little|regularly|every day|daily|unfortunately|yes unfortunately
enrol-smoker-no = no|n|nope|no i don't|i don't|i don't smoke|no i don't smoke|i do not smoke|non-smoker|not a smoker|i'm not a smoker|never|never smoked|i never smoke|i never smoked|i have never smoked|i've never smoked|no never|nah|not at all|not at present|not any longer|no longer|not any more|not anymore|not now|not at the moment|not really
enrol-smoker-quit = i quit|quit|i stopped|stopped|i gave up|gave up|given up|i've quit|i've stopped|i have quit|i have stopped|already quit|already stopped
enrol-smoker-perhaps = a pack|half a pack|a packet|quit|stopped|gave up|given up|used to|smok|cigar|vap|nicotine
enrol-words-open = i don't know|don't know|do not know|i do not know|dunno|idk|not sure|i'm not sure|i am not sure|unsure|not certain|no idea|i have no idea|no clue|not yet|not known|unknown|i can't remember|i cannot remember|can't remember|cannot remember|can't recall|i can't recall|don't remember|i don't remember|i do not remember|don't recall|i don't recall|i forgot|forgot|forgotten|i've forgotten|i have forgotten|can't say|i can't say|hard to say|they haven't told me|they didn't tell me|nobody told me|i wasn't told|not told|i haven't been told|not decided|undecided|any time|anytime|any|either|whatever|whenever|no preference|i don't mind|don't mind|i don't care|doesn't matter|up to you|you choose|you decide|rather not say|i'd rather not say|prefer not to say|i'd rather not|skip|pass|next
enrol-words-around = sorry|i'm sorry|oh|hmm|um|er|honestly|to be honest|actually|really|exactly|precisely|quite|i'm afraid|i am afraid|afraid|i think|the time|the exact time|the hour|the exact hour|the day|the date|what time|which hour|when|when it began|when it starts|when it begins|at the moment|right now|now|yet|any more|anymore|please|thanks|thank you|just|but|about|about that|about it|of it|it|that|so far|a bit|is fine|are fine|is best|are best|is ok|would be fine|would be good|suits me|works|works for me
enrol-day-parts = early|early in the morning=8:00;in the morning|mornings|the morning|morning|before noon=9:00;around noon|lunchtime|at lunchtime|at lunch|lunch|at noon|noon|midday|at midday=12:00;in the afternoon|afternoons|the afternoon|afternoon|after lunch=15:00;in the evening|evenings|the evening|evening|after work|after dinner=19:00;late|late in the evening|at night|night|before bed|bedtime=21:00
enrol-words-here = here|same|the same|same time|same here|same as you|same as yours|local|local time|my time|no difference|your time|clinic time
