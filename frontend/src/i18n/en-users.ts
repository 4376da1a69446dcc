export const enUsers = {
  'nav.users': 'Users',
  'users.heading': 'Users and roles',
  'users.text':
    'Who may sign in, and what they may see and do. Nobody is deleted: the audit names them.',
  'users.add': 'Add a user',
  'users.one': 'User',
  'users.back': 'Users and roles',
  'users.see': 'Open the page of {name}',
  'users.added': '{name} has been added.',
  'users.changed': 'The changes to {name} are saved.',
  'users.username': 'User name',
  'users.username-hint': 'Such as a.jones. It stays the same for good.',
  'users.display-name': 'Display name',
  'users.display-name-hint': 'As colleagues see it.',
  'users.roles': 'Roles',
  'users.roles-hint': 'Somebody with several roles may do what each of them may.',
  'users.teams': 'Teams whose Stage 1 they answer',
  'users.teams-hint': 'A responding manager sees the cases of these teams, and no others.',
  'users.teams-short': 'Teams',
  'users.state': 'State',
  'users.active': 'Active',
  'users.assigned': {
    one: '{count} open case is assigned to them.',
    other: '{count} open cases are assigned to them.',
  },
  'users.assigned-stay': 'They stay so until somebody gives them to a colleague.',
  'users.assigned-see': 'See these cases',
  'users.inactive': 'Not active',
  'users.provider': 'Signs in with the council’s own account',
  'users.at-provider':
    'Signs in with the council’s own account: passphrase and second factor are looked after there.',
  'users.second-factor': 'Second factor',
  'users.has-factor': 'Set up',
  'users.no-factor': 'None',
  'users.passphrase': 'Passphrase',
  'users.has-passphrase': 'Chosen',
  'users.no-passphrase': 'No passphrase',
  'users.change': 'Name, roles and teams',
  'users.save': 'Save the changes',
  'users.may-sign-in': 'Active: may sign in',
  'users.signed-out-hint':
    'Other roles or teams sign the person out, so that the change holds at once.',
  'users.signing-in': 'Signing in',
  'users.reset': 'Make a link for a new passphrase',
  'users.reset-text':
    'For somebody who has forgotten their passphrase, or has none. The old one works until they choose the new one.',
  'users.link-heading': 'A link for {name}',
  'users.link-text':
    'Hand it over in person, by telephone or in a message to them alone. It is shown this once, works once, and until {when}.',
  'users.remove-factor': 'Remove the second factor',
  'users.remove-factor-text':
    'For somebody who has lost their telephone. They are signed out, and set up a new one when they sign in.',
  'users.factor-removed': 'The second factor is removed.',
  'users.end-sessions': 'Sign them out everywhere',
  'users.end-sessions-text':
    'Ends every session of theirs, for example when a computer is lost. They can sign in again.',
  'users.sessions-ended': 'They are signed out everywhere.',

  'secret.copy': 'Copy',
  'secret.copied': 'Copied.',
  'secret.selected': 'It is selected: copy it with the keyboard.',

  'user-role.administrator': 'Administrator',
  'user-role.complaints_officer': 'Complaints officer',
  'user-role.customer_care_officer': 'Customer care officer',
  'user-role.complaints_administrator': 'Complaints administrator',
  'user-role.responding_manager': 'Responding manager',
  'user-role.quality_assurance_officer': 'Quality assurance officer',
  'user-role.director': 'Director',
  'user-role.independent_investigator': 'Independent investigator',
  'user-role.metrics_client': 'Figures client',
  'user-role.crm_client': 'CRM client',
  'user-role-hint.administrator':
    'Looks after users, API clients, lists and the calendar. Sees the figures, and no case.',
  'user-role-hint.complaints_officer':
    'Sees and works on every case, restricts cases, imports, and decides how long cases are kept.',
  'user-role-hint.customer_care_officer':
    'Sees and works on every case, and may open a restricted one in an emergency.',
  'user-role-hint.complaints_administrator':
    'Sees every case, opens new ones and records their receipt.',
  'user-role-hint.responding_manager': 'Sees the cases of their teams and answers Stage 1.',
  'user-role-hint.quality_assurance_officer':
    'Sees cases that have ended, reads the audit, and proposes or confirms disposals.',
  'user-role-hint.director':
    'Sees cases at Stage 2 and answers them, and may open a restricted one in an emergency.',
  'user-role-hint.independent_investigator':
    'Sees only the cases to which they are appointed, and records the investigation.',
} as const
