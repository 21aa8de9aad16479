/** Every role in the order in which pages name them; stated here so that a door loads no contract. */
export const everyRole = [
  'office',
  'reviewer',
  'clerk',
  'signer',
  'leader',
  'auditor',
  'system_officer',
  'security_officer',
  'audit_officer',
] as const;
