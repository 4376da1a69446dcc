# What the importer says about a file. A message says what is wrong, its `.mend` how to mend it.
# $guess is "yes" where $nearest holds what was probably meant.

## The import as a whole

error-import-missing = There is no import number { $number }.
    .title = No such import
error-rejects-missing = No row of import { $number } was kept out, so there is no file of rejects.
    .title = No rejects
error-import-not-ready = Import { $number } is not in a state that allows this. Look at it again to see what can be done with it.
    .title = Not possible now
error-import-has-problems = { $bad ->
        [one] One row of import { $number } is wrong, so nothing of it was written.
       *[other] { $bad } rows of import { $number } are wrong, so nothing of it was written.
    } Mend the file and check it again, or say that bad rows are to be skipped.
    .title = Rows are wrong
error-import-file-gone = The file of import { $number } is not kept any more. Check the file again.
    .title = File gone
error-import-purged = Import { $number } was made too long ago: what its file said has been forgotten, so it cannot be written or taken back any more.
    .title = Forgotten
error-import-busy = Another import is being written or taken back. Wait until it is done and try again.
    .title = Another import is at work
error-import-worked-on = { $count ->
        [one] People have worked on one of the things that import { $number } made, so it cannot be taken back.
       *[other] People have worked on { $count } of the things that import { $number } made, so it cannot be taken back.
    }
    .title = Worked on since
error-file-unreadable = The file could not be read.
    .title = File not readable
error-upload-too-large = The file is larger than { $limit } MB, or its size was not sent with it. Split it into smaller files, or import it from the command line.
    .title = File too large
error-no-room-left = The disk has no room left for the file. Tell whoever runs this service.
    .title = No room left

## What stopped an import

import-ending-unknown = This is neither a workbook nor a CSV file.
    .mend = Save it as .xlsx or .csv and try again.
import-has-password = The workbook is protected by a password.
    .mend = Save a copy without the password and import that.
import-not-a-workbook = The file has the name of a workbook but is none, or is damaged.
    .mend = Open it in your spreadsheet program, save it as .xlsx and try again.
import-not-a-text = The file has the name of a CSV file but holds something else.
    .mend = Save it as CSV (UTF-8) and try again.
import-csv-broken = From row { $row } on, the CSV file cannot be read: a quotation mark is missing or stands in the wrong place, or a cell is enormous.
    .mend = Look at that row, put every text that has a comma or quotation mark in it between quotation marks, and try again.
import-encoding-broken = From row { $row } on, the file has characters that are no text.
    .mend = Save it as CSV (UTF-8) and try again.
import-unpacks-to-too-much = The workbook unpacks to far more than its size, or to more than { $limit } MB.
    .mend = Save the sheets that you need as a new workbook, or as CSV files.
import-changed-meanwhile = Since the file was checked, somebody has changed what it would change. Nothing of it was written.
    .mend = Check the file again.
import-disk-full = The disk is full. Nothing of the file was written.
    .mend = Ask whoever runs this service to make room, then check the file again.
import-disk-fault = The disk could not be read or written. Nothing of the file was written.
    .mend = Tell whoever runs this service, then check the file again.
import-database-away = The database was away for too long. Nothing of the file was written.
    .mend = Check the file again when the service is back.
import-interrupted = The import was interrupted, and what it had written was taken back.
    .mend = Apply it again where that is offered, else check the file again.
import-fault = Something went wrong on our side. Nothing of the file was written.
    .mend = Try again; if it happens again, tell whoever runs this service the time and the number of the import.

## Sheets and columns

import-nothing-recognised = No sheet has a header row that is known.
    .mend = Put the headings of the tracker into the first row: Ref, Type, Date received, Service area, Theme and so on. Or say which of your own columns is which.
import-sheet-not-recognised = This sheet has no header row that is known, so it was left out.
    .mend = Nothing needs to be done if it holds nothing to import.
import-column-missing = This column is missing, and no row can be read without it.
    .mend = Add the column, or correct the spelling of its heading.
import-column-twice = This column stands in the sheet twice.
    .mend = Take out or rename one of the two.
import-column-unknown = This column is not known, so it was left out.
    .mend = Nothing needs to be done if it is not meant to be imported.
import-column-misspelt = This column is not known; it is probably “{ $nearest }”.
    .mend = Correct the heading to “{ $nearest }”, or rename it to something quite different if it is not meant to be imported.
import-row-without-columns = The cells of this row stand under no known heading.
    .mend = Move them under their headings, or empty the row.
import-too-many-cells = This row has more cells than the header row.
    .mend = Put a text that has a comma in it between quotation marks, or give the cells a heading.

## Cells

import-missing = This is needed and is blank.
    .mend = Fill it in.
import-not-a-date = This is not a date.
    .mend = Write it as day/month/year with four figures for the year, such as 01/04/2021.
import-year-of-two-digits = The year has two figures only, so the century is a guess.
    .mend = Write the year with four figures, such as 01/04/2021.
import-no-such-day = There is no such day: the day comes first, then the month.
    .mend = Write it as day/month/year, such as 01/04/2021.
import-outside-calendar = The calendar of working days reaches from { $first } to { $last }, and this needs a day outside it.
    .mend = Correct the date, or ask whoever runs this service to extend the calendar.
import-day-ahead = This day lies in the future.
    .mend = Check the year; a day that is really still to come can be recorded when it has come.
import-not-a-number = This is not a whole number.
    .mend = Write it in figures only, such as 346.
import-not-between = This number is not between { $least } and { $most }.
    .mend = Correct it.
import-not-a-link = This is not a web address.
    .mend = Give the whole address, beginning with https://, or leave the cell blank.
import-too-long = This is longer than { $limit } characters.
    .mend = Shorten it, and keep the whole text in the complaint file.
import-control-character = This has a character in it that cannot be kept.
    .mend = Type the text again.
import-excel-fault = The cell shows a spreadsheet error.
    .mend = Correct its formula, or put the value itself into the cell.
import-formula-without-value = The cell has a formula whose result was not saved with the file.
    .mend = Open the workbook in your spreadsheet program, save it and try again, or put the value itself into the cell.
import-not-known = This is none of: { $known }. { $guess ->
        [yes] Is it “{ $nearest }”?
       *[no] {""}
    }
    .mend = { $guess ->
        [yes] Correct it to “{ $nearest }”, or to another of them.
       *[no] Correct it to one of them.
    }
import-not-on-list = { $list ->
        [service] No service has this name.
        [team] The service has no team of this name.
        [theme] No theme has this name.
       *[channel] No way of receiving has this name.
    } { $guess ->
        [yes] Is it “{ $nearest }”?
       *[no] {""}
    } Known are: { $known }.
    .mend = { $guess ->
        [yes] Correct it to “{ $nearest }”, or have an administrator add it to the list.
       *[no] Correct it, or have an administrator add it to the list.
    }
import-team-of-other-service = The service “{ $service }” has no team of this name; “{ $other }” has.
    .mend = Correct the service or the team.

## Rows beside each other

import-twice = The same thing stands in row { $row } of the sheet “{ $sheet }” already.
    .mend = Take out one of the two rows, or correct the reference.
import-elements-wrong = A row of the sheet of elements that belongs to this case is wrong, so its outcome would be wrong too.
    .mend = Mend the rows of its elements.
import-case-not-found = There is no case with this reference, neither in the file nor in the service.
    .mend = Correct the reference, or import the tracker first.
import-entered-by-people = This was entered in the service by hand, with other values.
    .mend = Make the change in the service, and take the row out of the file.
import-changed-by-people = People have changed this in the service since it was imported, and the row has changed too.
    .mend = Make the change in the service, and take the row out of the file.

## What a row asserts, and what follows from its parts

import-outcome-differs = { $asserted ->
        [upheld] The sheet says Upheld,
        [partially_upheld] The sheet says Partially upheld,
       *[not_upheld] The sheet says Not upheld,
    } { $derived ->
        [upheld] its elements say Upheld.
        [partially_upheld] its elements say Partially upheld.
        [not_upheld] its elements say Not upheld.
       *[none] none of its elements is decided.
    } What the elements say counts.
    .mend = Correct the findings of the elements, or the outcome.
import-outcome-without-elements = { $asserted ->
        [upheld] The sheet says Upheld,
        [partially_upheld] The sheet says Partially upheld,
       *[not_upheld] The sheet says Not upheld,
    } but has no elements for this stage, so it stays without an outcome.
    .mend = Add the elements with their findings: the outcome follows from them.
import-findings-without-stage = { $stage ->
        [stage_1] The sheet of elements has findings of Stage 1, which this case did not enter.
       *[stage_2] The sheet of elements has findings of Stage 2, which this case did not enter.
    }
    .mend = Fill in when the stage started, or correct the rows of the elements.
import-stage-1-start-assumed = The start of Stage 1 is blank; { $on } was taken.
    .mend = Fill in the day on which Stage 1 started.
import-stage-1-dates-unused = There are Stage 1 dates but no Stage 1 start, so they were left out.
    .mend = Fill in the day on which Stage 1 started, or take out the dates.
import-enquiry-end-assumed = The end of the enquiry is blank, and it went on to the next stage; { $on } was taken.
    .mend = Fill in the day on which the enquiry was closed.
import-stage-2-request-assumed = The day on which Stage 2 was asked for is blank; { $on }, its start, was taken.
    .mend = Fill in the day on which Stage 2 was asked for.
import-stage-2-dates-unused = There is a Stage 2 response but no request and no start, so it was left out.
    .mend = Fill in the day on which Stage 2 was asked for, or take out the response.
import-extension-not-later = The extension is not later than the due date, { $due_on }, so it was left out.
    .mend = Check the date; an extension never shortens.
import-extension-without-start = Stage 2 has an extension but no start, so it was left out.
    .mend = Fill in the day on which Stage 2 started.
import-ombudsman-date-missing = There is an Ombudsman's outcome but no Ombudsman's date, so it was left out.
    .mend = Fill in the day on which the Ombudsman took it up.
import-out-of-order = This is dated before “{ $before }”, which it can only have followed. It was kept as it stands.
    .mend = Check both dates.

## The command line

import-problem = Problem
import-warning = Warning
import-heading-place = Where
import-heading-found = What stands there
import-heading-wrong = What is wrong
import-heading-mend = How to mend it
import-heading-number = Number
import-heading-file = File
import-heading-state = State
import-heading-by = By
import-heading-at = When (UTC)
import-heading-counts = Rows
import-heading-key = What
import-heading-field = Field
import-heading-before = Was
import-heading-after = Becomes
import-phase-reading = Reading
import-phase-comparing = Comparing
import-phase-writing = Writing
import-phase-taking-back = Taking back
import-state-checking = being checked
import-state-checked = checked, nothing written
import-state-writing = being written
import-state-written = written
import-state-failed = failed, nothing written
import-state-taking-back = being taken back
import-state-taken-back = taken back
import-counts = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }: { $new } new, { $changed } changed, { $unchanged } unchanged, { $bad } wrong, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
import-more = … and { $count ->
        [one] { $count } more
       *[other] { $count } more
    }; the file of rejects has every row that was kept out.
import-told-checked = Import { $number } checked, nothing written. { $counts }.
import-told-written = Import { $number } written. { $counts }.
import-told-failed = Import { $number } failed, nothing written. { $counts }.
import-taken-back = Import { $number } was taken back.
import-rejects-written = The rows that were kept out are in { $path }.
