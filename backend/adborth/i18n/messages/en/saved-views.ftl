error-view-not-found = You keep no such view. It may have been deleted.
    .title = View not found
error-too-many-views = You keep { NUMBER($most) } views. Delete one that you no longer need, then keep this one.
    .title = Too many views
field-view-name-taken = You keep another view under this name.
    .mend = Give it another name, or update the view that has this one.
field-never-kept = A view keeps filters, order and columns: never what was looked for, which may be somebody's name, nor a page of the list.
    .mend = Leave this out.
