/** Signing in, one's own account, and the end of a session. */
export const enAccount = {
  'error.not-sent':
    'You are signed in again. What you typed is still here, and has not been saved yet. Save it again.',
  'error.wait-minutes': {
    one: 'That is about {count} minute.',
    other: 'That is about {count} minutes.',
  },
  'error.passphrase-missing': 'Type a passphrase.',

  'nav.account': 'My account',
  'sign-in.passphrase': 'Passphrase',
  'sign-in.with': 'Sign in with {name}',
  'sign-in.with-new-tab': 'Sign in with {name} (opens in a new tab)',
  'sign-in.or': 'Or with your user name here',
  'sign-in.forgotten':
    'If you have forgotten your passphrase, ask an administrator of this service for a link to choose a new one.',
  'sign-in.other': 'Sign in as somebody else',
  'sign-in.lost-heading': 'Sign in again',
  'sign-in.lost':
    'You were signed out because nothing was done for a while, or because the time was up. The page you were on is hidden. What you typed there is kept until you sign in again or close this page.',
  'sign-in.lost-leave': 'Leave the page and what was typed there',

  'refused.title': 'You are not signed in',
  'refused.open-id-not-set-up': 'There is no such way to sign in here. Use your user name and passphrase.',
  'refused.sign-in-not-begun':
    'That sign-in was not begun in this browser, took too long, or was used already. Start again.',
  'refused.provider-refused':
    'The sign-in provider did not confirm who you are. Start again. If it happens again, tell whoever runs this service.',
  'refused.no-role-for-groups':
    'The sign-in provider knows you, but none of your groups has a role here. Ask whoever runs this service to give your group one.',
  'refused.account-inactive': 'Your account here is no longer in use. Ask an administrator.',
  'refused.username-taken':
    'Somebody has an account here with your user name. Ask an administrator to put that right.',
  'refused.provider-unavailable':
    'The sign-in provider does not answer. Wait a moment and start again, or use your user name and passphrase.',
  'refused.other': 'Something went wrong while you signed in. Start again.',

  'factor.code': 'Code',
  'factor.needed': 'Enter your code',
  'factor.needed-hint':
    'The 6 digits that your authenticator shows now. Without it, one of your recovery codes.',
  'factor.continue': 'Continue',
  'factor.to-enrol': 'Set up a second step for signing in',
  'factor.to-enrol-text':
    'Your role shows personal data, so a passphrase alone is not enough. You need an authenticator: an app on your telephone, or your password manager.',
  'factor.scan': 'Scan this with your authenticator.',
  'factor.qr': 'QR code for your authenticator. The same key is written below it.',
  'factor.key': 'Or type this key into it:',
  'factor.confirm-label': 'Code that the authenticator shows now',
  'factor.confirm-hint': '6 digits',
  'factor.confirm': 'Confirm the code',
  'factor.ended': 'That took too long. Sign in again.',
  'codes.heading': 'Keep your recovery codes',
  'codes.text':
    'If you lose your authenticator, each of these lets you in once. They are not shown again. Print them, or keep them in your password manager, away from your telephone.',
  'codes.list': 'Recovery codes',
  'codes.copy': 'Copy',
  'codes.copied': 'Copied. Paste them into your password manager.',
  'codes.not-copied': 'The browser does not allow copying. Print the codes or write them down.',
  'codes.print': 'Print',
  'codes.kept': 'I have kept them',

  'passphrase.show': 'Show',
  'passphrase.hide': 'Hide',
  'passphrase.show-label': 'Show the passphrase',
  'passphrase.hide-label': 'Hide the passphrase',
  'passphrase.new': 'New passphrase',
  'passphrase.rules':
    'At least 12 characters. Several words that do not belong together are best; spaces are welcome. It must not hold your user name, nor be easy to guess.',
  'passphrase.present': 'Present passphrase',
  'passphrase.change': 'Change my passphrase',
  'passphrase.change-submit': 'Change the passphrase',
  'passphrase.changed': 'Your passphrase is changed. Everywhere else you are signed out.',
  'reset.heading': 'Choose a new passphrase',
  'reset.submit': 'Save the passphrase',
  'reset.done': 'Your new passphrase is saved. Sign in with it.',
  'reset.no-token-heading': 'This link is not whole',
  'reset.no-token':
    'Open the whole link that you were given. If it still does not work, ask an administrator for a new one.',

  'account.heading': 'My account',
  'account.username': 'User name',
  'account.name': 'Name',
  'account.roles': 'Roles',
  'account.factor': 'Second step for signing in',
  'account.factor-on': 'Signing in asks for a code of your authenticator.',
  'account.factor-off': 'Signing in does not ask for a code yet.',
  'account.factor-set-up': 'Set up an authenticator',
  'account.factor-renew': 'Use another authenticator',
  'account.factor-stays': 'The one in use stays in use until a code of the new one is confirmed.',
  'account.factor-done': 'Your authenticator is set up.',
  'account.codes-left': {
    one: 'You have {count} recovery code left.',
    other: 'You have {count} recovery codes left.',
  },
  'account.codes-renew': 'Get new recovery codes',
  'account.codes-renew-text': 'The earlier ones work no longer.',
  'account.begin': 'Begin',
  'account.cancel': 'Cancel',
  'account.sessions': 'Where I am signed in',
  'account.this-session': 'Here',
  'account.session-since': 'Since {when}, last used {last}',
  'account.session-from': 'From {address}',
  'account.session-unknown': 'A browser or program that does not say what it is',
  'account.session-agent': '{browser} on {system}',
  'account.end': 'Sign out there',
  'account.end-label': 'Sign out there: {what}, since {when}',
  'account.ended': 'Signed out there.',
  'account.everywhere': 'Sign out everywhere, here too',

  'staff-role.administrator': 'Administrator',
  'staff-role.complaints_officer': 'Complaints officer',
  'staff-role.customer_care_officer': 'Customer care officer',
  'staff-role.complaints_administrator': 'Complaints administrator',
  'staff-role.responding_manager': 'Responding manager',
  'staff-role.quality_assurance_officer': 'Quality assurance officer',
  'staff-role.director': 'Director',
  'staff-role.independent_investigator': 'Independent investigator',
  'staff-role.metrics_client': 'Program that reads figures',
  'staff-role.crm_client': 'Program that logs cases',

  'ending-soon.heading': 'You will soon be signed out',
  'ending-soon.minutes': {
    one: 'In about {count} minute, because nothing has been done for a while.',
    other: 'In about {count} minutes, because nothing has been done for a while.',
  },
  'ending-soon.final': {
    one: 'In about {count} minute, because you have been signed in for as long as is allowed. Save what you are writing now.',
    other:
      'In about {count} minutes, because you have been signed in for as long as is allowed. Save what you are writing now.',
  },
  'ending-soon.stay': 'Stay signed in',
  'ending-soon.understood': 'Go on working',
} as const
