/** Names of the dialogs on the stack; stored in conversations, so they do not change. */
export const DIALOGS = {
  root: 'root',
  safety: 'safety',
  diagnosis: 'diagnosis',
  code: 'code',
  handoff: 'handoff',
  feedback: 'feedback',
} as const;
