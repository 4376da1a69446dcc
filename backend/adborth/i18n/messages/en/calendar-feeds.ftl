error-calendar-feed-missing = There is no such calendar feed. It may have been taken away, or have ended.
    .title = No such calendar feed
error-feed-needs-person = A calendar feed belongs to a person, and an API client is none. Ask for “due-days” instead.
    .title = Only for people
error-too-many-feeds = You have { $most } calendar feeds. Take one away that you do not need any more.
    .title = Too many calendar feeds

feed-name-mine = Adborth: due dates of my cases
feed-name-team = Adborth: due dates of my teams
feed-name-all = Adborth: due dates
feed-due = { $name }: { $count ->
        [one] { $count } case due
       *[other] { $count } cases due
    }
feed-overdue = { $count ->
        [one] { $count } case overdue
       *[other] { $count } cases overdue
    }
