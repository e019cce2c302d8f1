import type { NewTranscriptEntry } from '../store/store';
import type { InboundMessage, KeptMessage } from './messages';
import { findAskedField, findPreviousLine, redactMessage } from './redact-message';
import type { TurnOptions } from './turn-options';

/** Takes card data out of a message that follows these lines, and says what a number that was split leaves of the one before. */
export function redactInContext(
  received: InboundMessage,
  lines: readonly NewTranscriptEntry[],
  redact: TurnOptions['redact'],
): KeptMessage {
  const previous = findPreviousLine(lines, received.at);
  const askedField = findAskedField(lines);
  const { message, found, previousText } = redactMessage(
    received,
    { ...(askedField !== undefined && { askedField }), ...(previous && { previousText: previous.text }) },
    redact,
  );
  const isRewritten = previous !== undefined && previousText !== undefined && previousText !== previous.text;
  return { message, found, ...(isRewritten && { before: { messageId: previous.messageId, text: previousText } }) };
}
