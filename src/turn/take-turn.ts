import type { TranscriptEntry } from '../store/records';
import type { NewTranscriptEntry, UnitOfWork } from '../store/store';
import { errorFacts } from './error-facts';
import type { BotInput, BotOutput, InboundContent, InboundMessage, Reply, TurnResult } from './messages';
import { mediaOf, queueMedia } from './queue-media';
import { type Recorded, recordOutcome } from './record-outcome';
import { findAskedField, findPreviousLine, redactMessage } from './redact-message';
import { replaceText } from './replace-text';
import type { TurnOptions } from './turn-options';

/** Lines that the bot and the handoff get to see. */
const TRANSCRIPT_LINES = 200;
/** How long a merchant may come back to a closed incident. */
const RECENTLY_CLOSED_MS = 7 * 24 * 60 * 60 * 1000;

export interface TakenTurn {
  readonly result: TurnResult;
  readonly woke?: Recorded['woke'];
}

/** One message inside its transaction: claimed, redacted, answered, recorded. Throws only what the database throws. */
export async function takeTurn(options: TurnOptions, unit: UnitOfWork, received: InboundMessage): Promise<TakenTurn> {
  const now = options.clock.now();
  if (!(await unit.claimMessage(received.messageId, now))) return { result: await answeredThen(unit, received) };
  // What could not be sent any more goes out before what is said now.
  const target = options.pushTargets(received.channel);
  const isReleased = target !== undefined && (await unit.releaseDeliveries(target, now));
  const { message, found, context } = await redactInContext(options, unit, received, now);
  const { conversation, incident } = context;
  const outcome =
    conversation.owner === 'agent'
      ? { replies: [], state: conversation.state, owner: conversation.owner, incidents: [], events: [] }
      : await askBot(options, { ...context, message, found });
  const { agentId } = conversation;
  const recorded = await recordOutcome(
    { options, unit, lastSeq: context.transcript.at(-1)?.seq ?? 0, ...(incident && { incident }), now },
    {
      ...outcome,
      // Where half a card number was taken out of the incident, it is saved even if the bot left it as it was.
      incidents: withRewritten(outcome, context),
      line: toLine(message),
      ...(outcome.owner === 'agent' && agentId !== undefined && { agentId }),
      ...(message.address && { address: message.address }),
    },
  );
  const isFetched = await queueMedia({ options, unit, now }, message.content, recorded.entries);
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

async function answeredThen(unit: UnitOfWork, { messageId }: InboundMessage): Promise<TurnResult> {
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
  /** The incident had text of the message before in it, which is now rewritten. */
  readonly incidentRewritten: boolean;
}

/** Reads what the turn needs, takes card data out of the message and, where a number was split, out of what came before. */
async function redactInContext(
  options: TurnOptions,
  unit: UnitOfWork,
  received: InboundMessage,
  now: Date,
): Promise<{ message: InboundMessage; found: readonly string[]; context: TurnContext }> {
  const before = await readContext(unit, now);
  const previous = findPreviousLine(before.transcript, received.at);
  const askedField = findAskedField(before.transcript);
  const { message, found, previousText } = redactMessage(
    received,
    { ...(askedField !== undefined && { askedField }), ...(previous && { previousText: previous.text }) },
    options.redact,
  );
  if (!previous || previousText === undefined || previousText === previous.text) {
    return { message, found, context: { ...before, incidentRewritten: false } };
  }
  await unit.rewriteText(previous.seq, previousText);
  const rewrite = <T>(data: T): T => replaceText(data, previous.text, previousText);
  const { conversation, incident, transcript } = before;
  const context = {
    ...before,
    conversation: { ...conversation, state: rewrite(conversation.state) },
    ...(incident && { incident: rewrite(incident) }),
    transcript: transcript.map(entry => (entry.seq === previous.seq ? { ...entry, text: previousText } : entry)),
    incidentRewritten: incident !== undefined,
  };
  return { message, found, context };
}

/** What bot and agents' actions see of the conversation. */
export async function readContext(unit: UnitOfWork, now: Date): Promise<Omit<BotInput, 'message' | 'found'>> {
  const { conversation } = unit;
  const incident = conversation.incidentId === undefined ? undefined : await unit.findIncident(conversation.incidentId);
  return {
    conversation,
    ...(incident && { incident }),
    recentlyClosed: await unit.recentlyClosedIncidents(new Date(now.getTime() - RECENTLY_CLOSED_MS)),
    transcript: await unit.recentTranscript(TRANSCRIPT_LINES),
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

function withRewritten({ incidents }: BotOutput, { incident, incidentRewritten }: TurnContext): BotOutput['incidents'] {
  const kept = incident !== undefined && !incidents.some(({ id }) => id === incident.id);
  return incidentRewritten && kept ? [incident, ...incidents] : incidents;
}

function toLine(message: InboundMessage): NewTranscriptEntry {
  return {
    at: message.at,
    from: 'merchant',
    messageId: message.messageId,
    ...describe(message.content),
    ...(message.clientData && { clientData: message.clientData }),
  };
}

function describe(content: InboundContent): Pick<TranscriptEntry, 'kind' | 'text' | 'media'> {
  switch (content.kind) {
    case 'text':
    case 'choice':
      return { kind: content.kind, text: content.text };
    case 'media':
      return { kind: 'media', text: content.name ?? content.mediaType, ...mediaOf(content) };
    case 'event':
      return { kind: 'event', text: content.name };
  }
}
