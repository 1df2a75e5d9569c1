# The labels of the drawings in pictures/. picture-layers-skin stands in layers.svg as {layers-skin}.
# ...-alt describes the drawing to people who can't see it; it stands below the picture.
button-picture = 🖼 Picture

# Layers of the face
picture-layers-title = The layers of the face
picture-layers-alt = A cut through the cheek. From the outside in:
picture-layers-alt-ways = Below it, four small drawings of what is done:
picture-layers-subtitle = and where each technique works
picture-layers-skin = Skin
picture-layers-fat = Fat
picture-layers-smas = SMAS, a firm layer
picture-layers-deep = Deep plane below
picture-layers-plication = SMAS plication
picture-layers-plication-what = folds the firm layer
picture-layers-smasectomy = SMASectomy, imbrication
picture-layers-smasectomy-what = removes part, overlaps the rest
picture-layers-deep-plane = Deep plane
picture-layers-deep-plane-what = works beneath the firm layer
picture-layers-threads = Threads
picture-layers-threads-what = not surgery; lie under the skin
picture-layers-note = A simple drawing; ask what is planned for you.

# Where the cuts are
picture-incisions-title = Where the cuts are
picture-incisions-alt = A head from the side. Red lines show the cuts:
picture-incisions-temple = At the temple, in the hairline
picture-incisions-ear = Round the ear
picture-incisions-scalp = Lower scalp, behind the ear
picture-incisions-chin = Sometimes: under the chin
picture-incisions-note = Ask your surgeon to draw yours for you.

# The four steps
picture-four-steps-title = The four steps
picture-four-steps-alt = Four small drawings, one below the other:
picture-four-steps-consultation = Consultation
picture-four-steps-consultation-what = You talk with the doctor. Your face is assessed, a plan is chosen.
picture-four-steps-preparation = Preparation
picture-four-steps-preparation-what = An examination, marks on the skin, then the anaesthetic.
picture-four-steps-operation = Operation
picture-four-steps-operation-what = Loose skin and tissue are lifted, stitched and fixed.
picture-four-steps-care = Care afterwards
picture-four-steps-care-what = Rest, and do as the doctor says. No strenuous exercise, no direct sun.

# What to prepare at home
picture-home-kit-title = Ready at home
picture-home-kit-alt = Six small drawings of what to have at home:
picture-home-kit-pillows = Pillows, to keep your head up
picture-home-kit-clothes = Clothes that open at the front
picture-home-kit-food = Soft food
picture-home-kit-list = A list of your medicines and herbs
picture-home-kit-phone =
    Clinic { $phone }
    Emergency { $emergency }
picture-home-kit-carer = Somebody with you for the first 24 to 48 hours

# Checking a licence
picture-licence-check-title = Three papers to check
picture-licence-check-alt = Drawings of three papers, and where to look them up:
picture-licence-check-hospital = The hospital's licence
picture-licence-check-hospital-what = 医疗机构执业许可证: it must list 医疗美容科 or 美容外科
picture-licence-check-doctor = The doctor's certificates
picture-licence-check-doctor-what = 医师资格证书 (may be a doctor) and 医师执业证书 (may practise)
picture-licence-check-filing = The lead doctor's filing
picture-licence-check-filing-what = 主诊医师备案: for surgery it takes 6 years or more in the field
picture-licence-check-where = Look them up yourself
picture-licence-check-where-what = National Health Commission's public look-up, or mini-program 中国医美
picture-licence-check-stop = Not found, or another name? Don't sign or pay yet. Ask the health line 12320.

# The red-flag card
picture-red-flag-card-title = When to call at once
picture-red-flag-card-alt = A card to keep at hand, also for the person who looks after you.
picture-red-flag-card-emergency = Call { $emergency } now
picture-red-flag-card-breath = trouble breathing
picture-red-flag-card-chest = chest pain
picture-red-flag-card-neck = neck swelling that grows fast
picture-red-flag-card-bleeding = heavy bleeding
picture-red-flag-card-collapse = collapse
picture-red-flag-card-sight = sudden loss of vision
picture-red-flag-card-surgeon = Call your surgeon now: { $phone }
picture-red-flag-card-side = strong or growing pain or swelling on one side
picture-red-flag-card-blood = blood soaking the dressing
picture-red-flag-card-fever = fever of 38 °C or more
picture-red-flag-card-pus = pus, or stitches that have opened
picture-red-flag-card-face = new weakness of the face
picture-red-flag-card-dark = skin turning dark
picture-red-flag-card-blurred = blurred vision
picture-red-flag-card-calf = pain or swelling in a calf
picture-red-flag-card-nobody = Nobody answers? Go to the emergency department now.
picture-red-flag-card-note = The chat is not an emergency line. Please call.

# Swelling and bruises
picture-swelling-title = Swelling and bruises
picture-swelling-alt = A curve of the swelling rises after the operation and falls over some weeks. A bar below it shows the bruises.
picture-swelling-day = days
picture-swelling-week = weeks
picture-swelling-curve = swelling
picture-swelling-bar = bruises
picture-swelling-peak = Swelling at its strongest:
picture-swelling-bruising = Bruises:
picture-swelling-settled = Looking like yourself again:
picture-swelling-stop = Strong or growing pain or swelling on one side? Call your surgeon now: { $phone }
picture-swelling-note = A sketch, not a measurement. Your surgeon's word counts.

# The recovery timeline
picture-timeline-title = What comes when
picture-timeline-alt = A line from top to bottom, with the operation in the middle:
picture-timeline-smoking = Smoking
picture-timeline-list = Medicine list
picture-timeline-list-when = 2 weeks before, to the doctor; herbs, too
picture-timeline-fasting = Fasting
picture-timeline-fasting-when = confirm the times the day before
picture-timeline-operation = The operation
picture-timeline-operation-what = Red-flag card at hand, above all in the first 12 hours
picture-timeline-first = First visit
picture-timeline-peak = Most swollen
picture-timeline-stitches = Stitches out
picture-timeline-work = Back to work
picture-timeline-settled = You look like yourself
picture-timeline-result = Final result
picture-timeline-note = Your own dates come from your surgeon.
