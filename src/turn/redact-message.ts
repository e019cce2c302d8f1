import { RequestError } from '../errors';
import type { Json, JsonObject } from '../json';
import type { Redact, RedactionContext } from '../language/redaction';
import type { NewTranscriptEntry } from '../store/store';
import { toStorableText } from '../store/storable-text';
import type { InboundContent, InboundMessage } from './messages';

/** Longest text that is kept, in UTF-16 units: above what any channel's own client sends, and a bound on what one message costs. */
export const MAX_TEXT_LENGTH = 4_000;
/** Redaction sees more than is kept, so that a card number on the cut is whole; markers are never five times shorter than what they replace. */
const REDACTION_WINDOW = 5 * MAX_TEXT_LENGTH;
/** PostgreSQL cannot index keys above 2,700 bytes; channels' own ids have at most about 100 characters. */
const MAX_ID_LENGTH = 512;
const MAX_NAME_LENGTH = 200;

/** A message fit to be stored and read by the bot. */
export interface RedactedMessage {
  readonly message: InboundMessage;
  readonly found: readonly string[];
  /** The text to store for the merchant's message before, where a card number was split over the two. */
  readonly previousText?: string;
}

/** Makes ids and the merchant's name storable and takes card data out of the name; the content is for `redactMessage`. Throws RequestError for ids that cannot be stored. */
export function toStorableMessage(message: InboundMessage, redact: Redact): InboundMessage {
  const { name, id } = message.merchant;
  return {
    ...message,
    conversationId: storableId('conversation', message.conversationId),
    messageId: storableId('message', message.messageId),
    conversationKey: toStorableText(message.conversationKey),
    merchant: {
      id: toStorableText(id),
      ...(name !== undefined && { name: redactText(name, redact).text.slice(0, MAX_NAME_LENGTH) }),
    },
  };
}

function storableId(what: string, id: string): string {
  if (id.length === 0 || id.length > MAX_ID_LENGTH) {
    throw new RequestError(400, 'id-invalid', `A ${what} id has 1 to ${MAX_ID_LENGTH} characters, not ${id.length}`);
  }
  return toStorableText(id);
}

/** Takes card data out of everything a merchant's client sent. */
export function redactMessage(message: InboundMessage, context: RedactionContext, redact: Redact): RedactedMessage {
  const { clientData, content, ...rest } = message;
  const redacted = redactContent(content, context, redact);
  return {
    message: {
      ...rest,
      content: redacted.content,
      ...(clientData && { clientData: redactJson(clientData, redact) as JsonObject }),
    },
    found: redacted.found,
    ...(redacted.previousText !== undefined && { previousText: redacted.previousText }),
  };
}

interface RedactedContent extends Omit<RedactedMessage, 'message'> {
  readonly content: InboundContent;
}

function redactContent(content: InboundContent, context: RedactionContext, redact: Redact): RedactedContent {
  switch (content.kind) {
    case 'text': {
      const { text, found, previousText } = redactText(content.text, redact, context);
      return { content: { ...content, text }, found, ...(previousText !== undefined && { previousText }) };
    }
    case 'choice': {
      const { text, found } = redactText(content.text, redact);
      return { content: { ...content, text, choiceId: redactText(content.choiceId, redact).text }, found };
    }
    case 'media': {
      const mediaType = redactText(content.mediaType, redact).text;
      if (content.name === undefined) return { content: { kind: 'media', mediaType }, found: [] };
      const { text, found } = redactText(content.name, redact);
      return { content: { kind: 'media', mediaType, name: text.slice(0, MAX_NAME_LENGTH) }, found };
    }
    case 'event':
      return { content: { kind: 'event', name: redactText(content.name, redact).text }, found: [] };
  }
}

/** Text as it may be stored: redacted, well-formed, at most `MAX_TEXT_LENGTH` long (an ellipsis shows the cut). */
export function redactText(text: string, redact: Redact, context?: RedactionContext): ReturnType<Redact> {
  const redaction = redact(toStorableText(text.slice(0, REDACTION_WINDOW)), context);
  if (redaction.text.length <= MAX_TEXT_LENGTH) return redaction;
  const kept = redaction.text.slice(0, MAX_TEXT_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '');
  return { ...redaction, text: `${kept}…` };
}

/** A client knows its own message by such an id; one random UUID in five has digits that look like a card number. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Client data goes back to the client untouched, unless a string of it holds a card number. */
function redactJson(value: Json | undefined, redact: Redact): Json | undefined {
  if (typeof value === 'string') {
    if (UUID.test(value)) return value;
    const { text, found } = redact(value);
    return found.includes('card-number') ? text : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => redactJson(item, redact) ?? null);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactJson(item as Json, redact)]));
}

/** Two messages further apart are not halves of one number. */
const SPLIT_WINDOW_MS = 60_000;

/** The merchant's message before this one, where it may hold the first half of a card number. */
export function findPreviousLine(
  transcript: readonly NewTranscriptEntry[],
  at: string,
): NewTranscriptEntry | undefined {
  const previous = transcript.findLast(entry => entry.from === 'merchant');
  if (previous?.kind !== 'text') return undefined;
  // A time that cannot be read counts as recent: redacting too much is the safe side.
  return Date.parse(at) - Date.parse(previous.at) >= SPLIT_WINDOW_MS ? undefined : previous;
}

/** The intake field that the bot asked for last, if that was its last line. */
export function findAskedField(transcript: readonly NewTranscriptEntry[]): string | undefined {
  const step = transcript.findLast(entry => entry.from === 'bot')?.reply?.step;
  return step?.kind === 'handoff' ? step.id : undefined;
}
