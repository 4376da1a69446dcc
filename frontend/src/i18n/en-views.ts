export const enViews = {
  'views.heading': 'Views',
  'views.none': 'You keep no views yet.',
  'views.shown': 'Shown now',
  'views.update': 'Update to this list',
  'views.rename': 'Rename',
  'views.name': 'Name of the view',
  'views.save-name': 'Save the name',
  'views.delete': 'Delete',
  'views.delete-sure': 'Delete the view “{name}”? The cases in it stay as they are.',
  'views.new': 'Keep this list under a name',
  'views.new-hint':
    'Its filters, order and columns are kept, for you alone, and no words that you search for. Name what it shows, not a person.',
  'views.keep': 'Keep as a view',
  'views.kept': 'The view “{name}” is kept.',
  'views.updated': 'The view “{name}” is this list now.',
  'views.renamed': 'The view is called “{name}” now.',
  'views.deleted': 'The view “{name}” is deleted.',
} as const
