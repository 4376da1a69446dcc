export const cyAssignment = {
  'case.assigned': 'Neilltuwyd i',
  'assign.gone': 'Rhywun nad yw’n gweithio ar achosion mwyach',
  'assign.who': 'Gan bwy mae’r achos',
  'assign.nobody': 'Neb',
  'assign.me': 'Fi',
  'action.assign': 'Neilltuo’r achos',
  'done.assign': 'Mae’r newid o ran pwy sydd â’r achos wedi’i gadw.',
  'history.assign': 'Neilltuwyd',
}
