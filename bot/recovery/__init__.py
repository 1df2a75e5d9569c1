"""Recovery: what a person is told around the day of the operation, and when.

plan          what a plan is
course        who follows which plan, from when
walltime      from a clock on the wall to an instant, across daylight saving
wishes        when a person wants to hear from us
placing       where one step falls in time
arithmetic    what a plan comes to, and what of it is still to come
catching_up   what is sent of all that is due, and what goes into one summary
later         when a message may come once more
difference    what another date, zone or plan changes
dates         a date in a person's own words: dates_zh, dates_en, dates_numbers, made of
              date_grammar, date_readings, calendar_days
"""
