/**
 * Enter alone sends. Shift+Enter breaks the line, and Enter that chooses an input method's candidate does neither:
 * Safari ends the composition before the key arrives and tells it only by the old key code 229.
 */
export const isSendKey = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
