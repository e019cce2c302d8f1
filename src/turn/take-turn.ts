import { StateConflictError } from '../errors';
import type { ConversationView, UnitOfWork } from '../store/store';
import { errorFacts } from './error-facts';
import type { BotInput, BotOutput, InboundMessage, KeptMessage, Reply, TurnResult } from './messages';
import { queueMedia } from './queue-media';
import { queueReminder } from './queue-reminder';
import { type Recorded, recordOutcome } from './record-outcome';
import { redactInContext } from './redact-in-context';
import { replaceText } from './replace-text';
import { toLine } from './to-line';
import type { TurnOptions } from './turn-options';

/** Lines that the bot and the handoff get to see. */
const TRANSCRIPT_LINES = 200;
/** How long a merchant may come back to a closed incident. */
const RECENTLY_CLOSED_MS = 7 * 24 * 60 * 60 * 1000;

export interface TakenTurn {
  readonly result: TurnResult;
  readonly woke?: Recorded['woke'];
}

/** What a turn makes of a message, before anything is written; good for one version of the conversation. */
export interface PreparedTurn {
  readonly version: number;
  readonly message: InboundMessage;
  readonly context: TurnContext;
  readonly outcome: BotOutput;
}

/** Says what a message leads to, from what was read; undefined where it was handled before. Throws only what the database throws. */
export async function prepareTurn(
  options: TurnOptions,
  view: ConversationView,
  received: InboundMessage | KeptMessage,
): Promise<PreparedTurn | undefined> {
  const now = options.clock.now();
  if (!isKept(received) && (await view.hasMessage(received.messageId))) return undefined;
  const read = await readContext(view, now);
  const { message, found, before } = isKept(received)
    ? received
    : redactInContext(received, read.transcript, options.redact);
  const context = before ? withRewritten(read, before) : { ...read, isIncidentRewritten: false };
  const { conversation } = context;
  const isAttended = conversation.owner === 'agent' || message.attended === true || message.spokenBy !== undefined;
  const outcome = isAttended
    ? { replies: [], state: conversation.state, owner: conversation.owner, incidents: [], events: [] }
    : await askBot(options, { ...context, message, found });
  return { version: conversation.version, message, context, outcome };
}

/** Records a turn in its transaction; throws StateConflictError where the conversation has moved on since it was prepared. */
export async function commitTurn(
  options: TurnOptions,
  unit: UnitOfWork,
  { version, message, context, outcome }: PreparedTurn,
): Promise<TakenTurn> {
  const { conversation, incident, rewritten, now } = context;
  if (unit.conversation.version !== version) throw new StateConflictError(conversation.id, version);
  // What could not be sent any more goes out before what is said now.
  const target = options.pushTargets(message.channel);
  const isReleased = target !== undefined && !message.spokenBy && (await unit.releaseDeliveries(target, now));
  if (rewritten) await unit.rewriteText(rewritten.seq, rewritten.text);
  const { agentId } = conversation;
  const recorded = await recordOutcome(
    { options, unit, lastSeq: context.transcript.at(-1)?.seq ?? 0, ...(incident && { incident }), now },
    {
      ...outcome,
      // Where half a card number was taken out of the incident, it is saved even if the bot left it as it was.
      incidents: withRewrittenIncident(outcome, context),
      line: toLine(message),
      ...(outcome.owner === 'agent' && agentId !== undefined && { agentId }),
      // What a channel does not tell anew still holds.
      ...(message.address && { address: { ...conversation.address, ...message.address } }),
    },
  );
  const isFetched = await queueMedia({ options, unit, now }, message.content, recorded.entries);
  if (outcome.reminder) await queueReminder({ options, unit, now }, outcome.reminder);
  return {
    result: {
      conversationId: conversation.id,
      duplicate: false,
      replies: outcome.replies,
      entries: recorded.entries,
      owner: outcome.owner,
      ...(recorded.incident && { incident: recorded.incident }),
    },
    woke: { ...recorded.woke, deliveries: recorded.woke.deliveries || isReleased || isFetched },
  };
}

const isKept = (received: InboundMessage | KeptMessage): received is KeptMessage => 'found' in received;

/** What was answered when this message was handled. */
export async function answeredThen(unit: UnitOfWork, messageId: string): Promise<TurnResult> {
  const { id, owner, incidentId } = unit.conversation;
  const entries = await unit.findMessageEntries(messageId);
  const incident = incidentId === undefined ? undefined : await unit.findIncident(incidentId);
  return {
    conversationId: id,
    duplicate: true,
    replies: entries.flatMap(({ text, reply }) => (reply ? [{ ...reply, text }] : [])),
    entries,
    owner,
    ...(incident && { incident }),
  };
}

interface TurnContext extends Omit<BotInput, 'message' | 'found'> {
  /** The line whose text is to be replaced: it held the first half of a card number. */
  readonly rewritten?: { readonly seq: number; readonly text: string };
  /** The incident had that text in it. */
  readonly isIncidentRewritten: boolean;
}

/** What was read, without the half of a card number that stood in the message before. */
function withRewritten(
  read: Omit<BotInput, 'message' | 'found'>,
  before: NonNullable<KeptMessage['before']>,
): TurnContext {
  const { conversation, incident, transcript } = read;
  const line = transcript.findLast(({ messageId }) => messageId === before.messageId);
  if (!line || line.text === before.text) return { ...read, isIncidentRewritten: false };
  const rewrite = <T>(data: T): T => replaceText(data, line.text, before.text);
  return {
    ...read,
    conversation: { ...conversation, state: rewrite(conversation.state) },
    ...(incident && { incident: rewrite(incident) }),
    transcript: transcript.map(entry => (entry.seq === line.seq ? { ...entry, text: before.text } : entry)),
    rewritten: { seq: line.seq, text: before.text },
    isIncidentRewritten: incident !== undefined,
  };
}

/** What bot and agents' actions see of the conversation. */
export async function readContext(view: ConversationView, now: Date): Promise<Omit<BotInput, 'message' | 'found'>> {
  const { conversation } = view;
  const incident = conversation.incidentId === undefined ? undefined : await view.findIncident(conversation.incidentId);
  return {
    conversation,
    ...(incident && { incident }),
    recentlyClosed: await view.recentlyClosedIncidents(new Date(now.getTime() - RECENTLY_CLOSED_MS)),
    transcript: await view.recentTranscript(TRANSCRIPT_LINES),
    now,
  };
}

/** Whatever the bot throws, the merchant's line is kept and gets an apology. */
async function askBot(options: TurnOptions, input: BotInput): Promise<BotOutput> {
  try {
    return await options.bot.takeTurn(input);
  } catch (error) {
    const { conversation, incident } = input;
    options.log.error(
      { conversationId: conversation.id, incidentId: incident?.id, ...errorFacts(error) },
      'The bot could not take a turn; the merchant got an apology',
    );
    return {
      replies: apology(options, input),
      state: conversation.state,
      owner: conversation.owner,
      incidents: [],
      events: [],
    };
  }
}

/** Nothing is said where there are no words even for that: the merchant's line counts more. */
function apology({ bot, log }: TurnOptions, input: BotInput): readonly Reply[] {
  try {
    return [bot.apologise(input)];
  } catch (error) {
    log.error({ conversationId: input.conversation.id, ...errorFacts(error) }, 'The bot could not apologise');
    return [];
  }
}

function withRewrittenIncident({ incidents }: BotOutput, context: TurnContext): BotOutput['incidents'] {
  const { incident, isIncidentRewritten } = context;
  const isLeft = incident !== undefined && !incidents.some(({ id }) => id === incident.id);
  return isIncidentRewritten && isLeft ? [incident, ...incidents] : incidents;
}
