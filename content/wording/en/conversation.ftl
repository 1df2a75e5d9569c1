# The menu
home-name = Home
home = What would you like to know?
greeting =
    Hello. I am the companion of **{ $clinic }** for people who think about a facial lift, or have had one.

    Tap a button, or just write your question. I explain; I don't diagnose and I can't see you. In an emergency call for help, don't write to me.
help =
    **How to use me**

    - Tap the buttons. Home always brings you back.
    - Or write your question in your own words.
    - /menu opens the menu, /recovery sets up reminders for your operation, /language changes the language, /privacy shows what I keep, /stop silences me.

    If something feels wrong after the operation, tap the red button. In an emergency call { $emergency }. The clinic: { $phone }.

trail-separator = { " › " }
list-separator = { ", " }

# Buttons
button-home = 🏠 Home
button-wrong = Something is wrong
button-why = Why? Sources and date
button-previous = ‹ Previous
button-next = Next ›
button-up = ↑ { $title }
button-results = ‹ What I found
do-ask = Ask a question
do-search = Ask a question
do-sheet = My question sheet
do-language = 中文 / English
do-privacy = My data
do-help = Help
do-stop = 🔕 Stop messages

# Pages
page-gone = That page is no longer here. This is what I have:
old-button = That button is from an older message and no longer works. Here is the menu:
source-note = { $source }: { $note }
sources =
    **{ $title }**: where this comes from

    { $sources }

    Compared with these sources on { DATETIME($reviewed, dateStyle: "long") }; to be checked again by { DATETIME($review_by, dateStyle: "long") }.
    { $signed ->
        [yes] Signed off by { $reviewer }.
       *[no] No doctor has signed off this text yet. Where your surgeon says otherwise, follow your surgeon.
    }
answer-only-in = { $language ->
        [zh] This answer is there only in Chinese so far. You can ask a person instead.
       *[en] This answer is there only in English so far.
    }
source-line = Source: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
source-separator = { "; " }
source-own = the clinic's own rule
own-rules =
    **Set by this clinic**. The pages say its own rule; beside it stands what the sources say.

    { $rules }
own-rule = { $title }: { $rule } (sources: { $range })

# Questions
greetings = hi|hello|hey|hallo|hiya|good morning|morning|good evening|good afternoon|are you there|anybody there|anyone there|is anybody there|is anyone there|quick question|question|a question|i have a question|i have a quick question|may i ask something|can i ask something|can i ask you something
thanks = thanks|ta|ta love|cheers love|thank you|thank you very much|thank you so much|many thanks|thx|ty|cheers|ok|okay|k|got it|understood|i see|fine|great|good|perfect|cool|bye|goodbye|see you|good night|👍|🙏|👌|❤️|😊
# Small talk: every word of a message must be in one of these lists
chat-stop = stop|stop it|unsubscribe|unsubscribe me|i want to unsubscribe|i would like to unsubscribe|unsub|opt out|stop messages|stop the messages|stop all messages|stop sending messages|stop messaging me|no more messages|cancel messages
chat-recovery = when is my next message|when is the next message|when is my next reminder|when is the next reminder|what is my next message|what is my next reminder|what is next|what's next|what comes next|next message|next reminder|when do you write next|when will you write next|what day am i on|which day am i on|what day is it for me|which day is it for me|what day of my recovery is it|how many days is it|what should i do today|what shall i do today|what do i do today|what do i have to do today|what is there to do today|what's for today|what is for today|anything to do today|my recovery|my plan|show my plan
# Who plainly wants a person gets one at once, as /person does
chat-person = talk to a human|talk to a human being|talk to a person|talk to a real person|talk to a real human|talk to someone|talk to somebody|talk to someone real|talk to a nurse|talk to the nurse|talk to a doctor|talk to my nurse|talk to staff|talk to the team|talk to the clinic|speak to a human|speak to a human being|speak to a person|speak to a real person|speak to a real human|speak to someone|speak to somebody|speak to someone real|speak to a nurse|speak to the nurse|speak to a doctor|speak to my nurse|speak to staff|speak to the team|speak to the clinic|speak with a human|speak with a human being|speak with a person|speak with a real person|speak with a real human|speak with someone|speak with somebody|speak with someone real|speak with a nurse|speak with the nurse|speak with a doctor|speak with my nurse|speak with staff|speak with the team|speak with the clinic|talk with a human|talk with a human being|talk with a person|talk with a real person|talk with a real human|talk with someone|talk with somebody|talk with someone real|talk with a nurse|talk with the nurse|talk with a doctor|talk with my nurse|talk with staff|talk with the team|talk with the clinic|human please|real person please
chat-language = language|english|in english|speak english|chinese|in chinese
chat-wishes = happy new year|merry christmas|happy christmas|happy holidays|happy easter|happy birthday|have a nice day|have a good day|have a nice weekend|have a good weekend|happy weekend|get well soon
chat-who = who are you|what are you|who is this|who am i talking to|what is this|what can you do|what do you do|what can i ask|what can i ask you|how does this work|how do you work|how do i use this|what is this bot
chat-home = menu|main menu|start|start over|home|back|go back|cancel|exit|quit
chat-never-mind = never mind|nevermind|forget it|nothing|no question|no questions|nothing else|thats all|that is all|all good|wrong chat|wrong number
chat-sorry = sorry|im sorry|excuse me|my mistake|oops|pardon
chat-laugh = lol|haha|hahaha|hehe
chat-test = test|testing|just testing|this is a test
chat-yes-no = yes|yeah|yep|no|nope|maybe|right|true|correct|sure
# Faces of fright or sorrow, where nothing else is written
chat-upset = 😭|😢|😥|😰|😱|😨|😖|😣|😞|😔|😟|😩|😫|🥺|💔
# Low mood: whoever was operated and writes such words is met with help for it
chat-low = cried all day|cried all night|crying all day|crying all night|been crying|keep crying|cant stop crying|regret this|regret doing this|regret doing it|i regret it|regret having it|regret having this done|feel ugly|feel so ugly|feeling ugly|feel hideous|wont look at me|doesnt look at me|doesnt want to look at me|hate my face|hate myself|feel worthless|feel hopeless|feel depressed|so depressed|feel so low|feel very low|so miserable
# Nothing a facial lift has to do with: where no answer fits such a word well, I say so
chat-elsewhere = weather|forecast|football|lottery|stock market|bitcoin|joke|recipe|what time is it|the news|horoscope|taxi|train ticket|pizza|president|homework|my dog|my cat
chat-filler = can i|may i|could i|let me|i want to|i would like to|id like to|i need to|just wanted to say|i just wanted to say|i wanted to say|just want to say|doctor|doc|dr|nurse|dear|team|all|there|again|everyone|everybody|please|bot|to you|to all|to everyone|from me|too|then|and|for now|for your help|for the help|a lot|so much|very much|my friend|sir|madam
chat-reply =
    { $what ->
        [wishes] Thank you, the same to you! I am here on holidays, too: just write your question.
        [never-mind] Write to me whenever something comes up, day or night.
        [sorry] No need to be sorry. What would you like to know?
        [laugh] I am only a bot, I can't laugh along. What would you like to know?
        [test] Your message has arrived. What would you like to know?
        [upset] That looks hard, and I am sorry. What is wrong? Write it to me in a few words, or ask a person. If you feel unwell, tap “Something is wrong”.
        [yes-no] I don't know what that answers: I have asked you nothing just now. Please write your question in a few words, or tap a button.
        [check-in] I don't know what that answers. If it belongs to the check-in, tap “‹ Back to the check-in” and answer there.
        [number] A number alone tells me nothing. Please tap a button, or write your question in a few words.
       *[signs] I am here. What would you like to know? A word or two will do, such as “stitches”.
    }
you-are-welcome = You are welcome. Write to me whenever something comes up, day or night.
ask =
    Just write your question here, in your own words. I look for the pages that fit it best.

    Please write no names: if I have no sure answer, I keep the words, not who asked, so that the clinic can write one.

    For an answer from a person, use the clinic's service.
found =
    I am not sure what fits “{ $query }”, and I don't want to guess. Is it one of these?

    { $pages }

    None of them? Ask a person below, or try other words.
guessed = I think you mean this. If not, the buttons below have more.
found-again =
    What I found:

    { $pages }

    None of them? Ask a person below, or try other words.
not-found =
    “{ $query }”: that is not something I know about. I only know about facial lifting and what comes with it.

    Is it about that? Try one or two plain words, such as “stitches” or “swelling”. Or ask the clinic: a person knows more than I do.

    Something feels wrong? Don't wait: tap the red button.
question-forgotten = I no longer have what I found. Please write your question again.
edited = You changed your message, so I looked again.
long-message = That is a long message. I looked at how it begins.
empty-message = Your message reached me without words. Write your question, or tap a button.
unknown-command = I don't know that command. The menu has all I can do.

# What can't be read
cannot-photo = I don't look at pictures, so I can't judge yours. If something worries you, show it to your surgeon.
cannot-video = I don't look at videos, so I can't judge yours. If something worries you, show it to your surgeon.
cannot-voice = I can't listen to voice messages. Please write it, a few words will do.
cannot-sticker = Thank you. I only understand words, though. What would you like to know?
cannot-document = I don't open files. Please take papers and results to your surgeon.
cannot-location = I don't need your location, and I keep nothing of it. The clinic's address is one tap away.
cannot-contact = I don't need that contact, and I keep nothing of it. The clinic's number is one tap away.
cannot-other = I can't read that kind of message. Please write your question in words.

# Groups and channels
private-only = I talk about health in private only. Tap below to write to me alone.
button-private = Talk in private

# When something fails
apology =
    Sorry, something went wrong on my side. Please try again.

    If it stays so, tell the clinic this reference: **{ $reference }**
    Clinic: { $phone }. In an emergency: { $emergency }.
away =
    I can't answer properly at the moment. Your message is not lost: I answer as soon as I can.

    If it can't wait, call the clinic: { $phone }. In an emergency: { $emergency }.

# Language, privacy, stopping
language-name = English
choose-language = Which language do you prefer?
privacy =
    **Who sees it:** you, and the team of { $clinic }. Red flags, check-ins left without an answer, and dangers you wrote of (in your words) or tapped go to them.

    Once you asked for a person, or wrote on after a danger, whoever answers also sees your language, the date of your operation and how far you are, your last check-in, which messages you were sent, what you ticked off, and what comes next.

    **How do I see it or delete it?** With the buttons below.

    **What becomes of what I write?** I keep it only until it is answered. I keep no names and no pictures.

    What you wrote to the clinic's team stands in their chat as well, also after you delete your data here.

    **And of my questions?** Below an answer I remember your question's words until you say whether it helped, or go on (30 days at most).

    If it did not, or if I had no sure answer, I keep the words for 90 days, so that the clinic can write one. I don't note whose they are, so I can't find yours later to delete them: please write no names.

    **What I keep**

    - your number in this messenger, its language and the one you chose
    - when you first and last wrote
    - whether you silenced or blocked me
    - which announcements were sent to you, and when
    - for at most 30 days: which pages I found for your last question, the picture you last left, and what you were just setting up

    **Only if you**

    - want news from the clinic: since when
    - asked for reminders: your consent and its date, the date of your operation, your time zone and wishes, whether you smoke if you told me, what was sent to you and when, and what you ticked off
    - agreed to messages around an operation: what you answered to my check-ins
    - told me of a danger: which one, for three days in which words, when I told the clinic's team, and when somebody took it
    - made a question sheet: what you ticked, your own questions, clinics and their answers
    - asked for a person: since when, what was promised, who of the team looked after you

    { $clinic } runs this bot and is responsible for it.
button-export = Show me my data
button-erase = Delete my data
button-erase-now = Yes, delete everything
button-keep = No, keep it
export = This is everything I keep about you.
export-kept =
    **This is everything I keep about you.** In short:

    { $list }

    Each of them, with its dates, is in the file. It is written for computers; any text program opens it.
export-line = { $what ->
    [person] - your number in this messenger, your language, when you first and last wrote
    [consents] - { $count ->
            [one] a consent, with its date
           *[other] { $count } consents, with their dates
        }
    [plans] - { $count ->
            [one] a plan around an operation
           *[other] { $count } plans around an operation
        }
    [steps] - { $count ->
            [one] a note on what of a plan was sent, or that you ticked off
           *[other] { $count } notes on what of a plan was sent, or that you ticked off
        }
    [checkins] - { $count ->
            [one] a check-in, with your answers
           *[other] { $count } check-ins, with your answers
        }
    [alerts] - { $count ->
            [one] one time that I told the clinic's team of a danger
           *[other] { $count } times that I told the clinic's team of a danger
        }
    [talk] - your talk with the clinic's team: when you asked, what was promised, who looked after you
    [sheet] - your question sheet: { $count ->
            [one] one entry
           *[other] { $count } entries
        }
    [messages] - { $count ->
            [one] one message that I sent or plan to send by myself: which and when, not its words
           *[other] { $count } messages that I sent or plan to send by myself: which and when, not their words
        }
    [dialog] - what you last looked at, or were just setting up
   *[team] - your place in the clinic's team, and what you did in it
 }
erase-confirm = Delete everything I keep about you? This can't be undone.
erased = Done: everything about you is deleted. If you write again, we begin anew.
stopped =
    I will not write to you by myself any more. You can still read and ask here at any time.
stopped-asked = That goes for the check-ins, too: I will not ask how you are. If something is wrong, don't wait: tap below.
still-stopped = Reminders and messages are still off. Tap “Messages may come again” to turn them on.
button-resume = Messages may come again
resumed = Good. Messages that you subscribe to can reach you again.
resumed-paused = But the pause you asked for still holds.

# Commands
command-menu = Menu
command-help = How to use me
command-language = 中文 / English
command-privacy = What I keep about you
command-stop = Stop messages
command-start = Begin
