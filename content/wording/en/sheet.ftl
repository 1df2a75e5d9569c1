# My question sheet
sheet =
    **My question sheet**

    Tap a subject and tick what matters to you. Take it to any consultation: the same questions fit every clinic.

    What you tick and write is kept until you delete it.
sheet-hint = Tap a number to tick it, and again to take that back.
sheet-line = { $on ->
    [True] ☑ { $number }. { $text }
   *[other] ☐ { $number }. { $text }
 }
sheet-mark = { $on ->
    [True] ☑ { $number }
   *[other] ☐ { $number }
 }
sheet-counted = { $title } ({ $count })
sheet-own = My own questions
sheet-own-questions =
    **My own questions**

    { $list }
sheet-own-none = None yet. Add one whenever it comes to mind.
sheet-drop = ✕ { $number }
button-add-question = + Add a question
sheet-ask-question = Write your question, one at a time.
sheet-questions-full = There are 20 already. Take one away first.
sheet-too-long = That is a little long. Please send it again in at most { $longest } letters.
button-cancel = Never mind
button-take-along = Take it along
button-clinics = Clinics’ answers
button-as-picture = 🖼 As a picture
button-as-text = As text
sheet-along = { $chosen ->
    [True] **My questions** (press and hold to copy)
   *[other] **My questions**: you have ticked none yet, so here are all of them.
 }
sheet-picture = My question sheet, picture { $page } of { $pages }. Save it to your phone, or print it.
sheet-page = { $page }/{ $pages }
button-erase-sheet = Delete this sheet
sheet-erase = Delete the sheet with the clinics and answers you wrote down? This can't be undone.
sheet-erased = The sheet is deleted.
sheet-clinics = { $count ->
    [0] **Clinics’ answers**

        Write down the clinics you visit, and what they answer. I suggest none and score none.
   *[other] **Clinics’ answers**

        In the order you wrote them down, no other.
 }
button-add-clinic = + Write down a clinic
button-side-by-side = Two side by side
sheet-clinics-full = Five is the most. Take one away first.
sheet-ask-clinic = What do you call this clinic? Any name you will know it by.
sheet-clinic =
    **{ $name }**

    { $answers }
sheet-note = ✎ { $number }
sheet-no-answer = (nothing noted yet)
sheet-ask-answer = { $has ->
    [True] **{ $name }**
        { $question }

        Noted so far: { $note }

        To change it, write the new answer.
   *[other] **{ $name }**
        { $question }

        What did they answer? Write it here.
 }
button-drop-answer = Delete this answer
button-remove = Remove this clinic
button-remove-now = Yes, remove it
sheet-remove = Remove { $name } with all its answers?
sheet-choose = { $has ->
    [True] { $name }, beside which one?
   *[other] Choose the first one.
 }
sheet-pair =
    **Two side by side**

    { $answers }
sheet-pair-caption = Two side by side: { $list }
sheet-said = { $name }: { $note }
