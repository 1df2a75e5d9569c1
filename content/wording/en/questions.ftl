# Questions that nothing answered: only the team ever sees these words
command-questions = Questions without an answer
questions = { $count ->
    [0] **Questions without an answer**

        None. Whatever I find no sure answer to comes here, without a name.
   *[other] **Questions without an answer** ({ $count })

        Those asked most come first. Tap one to give it an answer. I keep the words, not whose they are.
 }
question-label = { $begun ->
    [True] 📝 { $count }× { $words }
   *[other] { $count }× { $words }
 }
button-questions = All questions
button-the-question = The question
questions-private = I show patients’ questions only in your own chat with me: { $address }
question =
    **“{ $words }”**

    { $count ->
        [one] Asked once
       *[other] Asked { $count } times
    }, last { $last }.
question-unhelped = { $count ->
    [one] Once “{ $title }” was shown, and did not help.
   *[other] { $count } times “{ $title }” was shown, and did not help.
 }
button-find-answer = 🔎 It has an answer already
button-write-answer = { $begun ->
    [True] 📝 Go on writing the answer
   *[other] ✏️ Write a new answer
 }
button-dismiss = Not for us
question-dismiss = Put “{ $words }” away? I delete the words, and don’t show you this question again.
button-dismiss-now = Yes, put it away
question-dismissed = Put away.
question-gone = That question is settled already.

question-find = { $found ->
    [yes] Which one answers “{ $words }”?

        Not among them? Send me other words to look for.
   *[no] { $looked ->
            [none] I found nothing close to “{ $words }”.
           *[other] I found nothing for “{ $looked }”.
        }

        Send me other words, or write a new answer.
 }
question-page = { $some ->
    [True] **{ $title }**

        { $beginning }

        These answers belong to this page. Does one of them answer “{ $words }”?
   *[other] **{ $title }**

        { $beginning }

        This page has no answers yet. A short one to “{ $words }” can lead here.
 }
button-answer-with-page = ✏️ New answer, more here
question-fits = { $some ->
    [True] ☝️ That is the answer.

        { $flaws }

        Send me the words that should lead to it, one way to ask on each line.
   *[other] ☝️ Does that answer it? Then these words lead to it from now on:

        { $ways }

        Is something private in them? Then send me better words, one way to ask on each line.
 }
button-add-way = ✓ Yes, this answers it
button-other-answers = Another answer
question-way-added = Done. Whoever asks that now gets “{ $title }” at once.{ $more ->
        [0] {""}
       *[other] {" "}It answers { $more } more of the list; they are off it.
    }

answer-flaws =
    **To mend first**

    { $list }
answer-mind =
    Worth a look:

    { $list }
language-called = { $which ->
    [zh] Chinese
   *[en] English
 }
answer-write-ways = { $some ->
    [True] **How do people ask “{ $words }” in { $language }?**

        Send me one way on each line, as people really type. The first one is shown as the title.

        I take the patients’ own words, too:

        { $theirs }
   *[other] **How do people ask “{ $words }” in { $language }?**

        Send me two or more ways, one on each line, as people really type. The first one is shown as the title.
 }
answer-write-text =
    **Now the answer in { $language }**, to “{ $words }”.

    Two or three short sentences: what usually happens, and whom to ask. No promise, no diagnosis, no dose. {"{"}clinic.phone{"}"} becomes your number; **\*\*bold\*\*** works.
answer-page = { $none ->
    [True] I found no page for “{ $looked }”. Send me other words, or choose one of these.
   *[other] **Which page tells more about it?**

        It becomes a button below the answer. Not among these? Send me words to look for.
 }
answer-sources = { $count ->
    [0] **Where does it come from?**

        Whatever is medical needs a source that really says so. Tap each that you used.
    [one] **One source.** Tap more, or go on.
   *[other] **{ $count } sources.** Tap more, or go on.
 }
button-nothing-medical = It says nothing medical
button-sources-done = That’s all
answer-written = **Answer to “{ $words }”**
answer-ways = { $language }, asked as: { $ways }
answer-text = { $language }: { $text }
answer-page-line = More on: { $page }
answer-sources-line = { $medical ->
    [False] Nothing medical, no source needed
   *[other] Sources: { $sources }
 }
answer-ready = { $which ->
    [ready] All there. Look at it, then hand it to the patients.
    [missing] Something is still missing.
   *[no] Mend that, and it can go out. Nothing you wrote is lost.
 }
button-only-in = Only in { $language } for now
answer-lacks = { $language ->
    [zh] ⚠️ **Chinese is missing.** Who reads Chinese gets this in English, and reads that it is there only in English so far.
   *[en] ⚠️ **English is missing.** Who reads English gets this in Chinese, and reads that it is there only in Chinese so far.
 }
button-show-written = All I wrote
button-write-ways = ❓ { $language }
button-write-text = ✏️ { $language }
button-write-page = 📄 Page
button-write-sources = 📚 Sources
button-their-words = { $on ->
    [True] ☑ Patients’ own words, too
   *[other] ☐ Patients’ own words, too
 }
button-write-rest = What is missing
button-save-answer = ✓ Give it to patients
button-drop-written = Throw away
answer-drop = Throw away all that you wrote for this answer? The question stays.
button-drop-written-now = Yes, throw it away
answer-tried = ☝️ Exactly so a patient sees it, in { $language }. “Why?” works once it is saved.
answer-saved =
    Done. Whoever asks that now gets “{ $title }” at once.{ $more ->
        [0] {""}
       *[other] {" "}It answers { $more } more of the list; they are off it.
    }

    { $medical ->
        [True] “Why?” says that no clinician has reviewed it. Let your doctor read and sign it: it is { $file } in your own folder.
       *[other] It is { $file } in your own folder.
    }

question-to-copy = { $why ->
    [no-folder] **I can’t save this:** the clinic has no content folder of its own yet (LIFTCARE_CONTENT_DIR, see docs/content.md).
   *[not-writable] **I can’t save this:** I may not write to the clinic’s content folder, or its disk is full.
 }

    Nothing is lost: what you wrote stays here. Or have this put into the folder, as { $path }:
question-content-broken =
    **I can’t save this yet:** the content has a mistake elsewhere, and until it is mended I take nothing new.

    { $where }

    What you wrote stays here. Pass this on to whoever looks after the texts, then try again.

question-flaw = { $what ->
    [few-ways] { $sign } more ways to ask are needed
    [no-letter] “{ $sign }” has no word in it
    [way-taken] “{ $sign }” leads to the answer “{ $answer }” already: choose other words, or change that answer
    [empty] The text is empty
    [other-language] { $sign ->
            [zh] This is for people who read Chinese: please write it in Chinese
           *[en] This is for people who read English: please write it in English
        }
    [taken-over] { $sign ->
            [zh] That was English. I keep it as the English part; please send me the Chinese one as well
           *[en] That was Chinese. I keep it as the Chinese part; please send me the English one as well
        }
    [long] The text is too long for one message
    [variable] I don’t know { $sign }
    [mark] Headings, tables, pictures and code can’t be shown: plain words, **bold** and lists work
    [stars] The stars would be shown: a space before the first two and after the last two
    [link] { $sign } is no address I can open: write it from https:// on
    [no-page] There is no page { $sign }
    [forbidden] “{ $sign }” is a word that no text may use: say what usually happens
    [dose] “{ $sign }” reads like a dose: leave how much to the doctor who prescribed it
    [way-near] “{ $sign }” finds “{ $answer }” so far: if that says it all, add the words there instead
    [hard-word] “{ $sign }” is a word people may not know: write “{ $instead }” instead or beside it
    [long-text] It is long: people read about { $sign } characters
   *[long-sentence] “{ $sign }…” is a long sentence: make two of it
 }
act-answer-added = wrote the answer { $answer }
act-way-added = added a way to ask for { $answer }
act-question = { $what ->
    [answer-begun] began an answer to question { $number }
    [answer-changed] changed the answer begun to question { $number }
    [answer-dropped] threw away the answer begun to question { $number }
   *[other] put away question { $number }
 }
