import { normalize } from '../src/language/normalize';
import { asksToBeLeft } from '../src/language/words/asks-to-be-left';
import { readPauseMin } from '../src/language/words/read-pause';
import type { TranscriptEntry } from '../src/store/records';
import type { Bot, Reminder, Reply } from '../src/turn/messages';
import { choicesFor } from './menus';
import type { Pending } from './memory';
import { afterQuietHours, isQuietAt } from './quiet-hours';
import { stepKind } from './say-step';
import type { Talk, Tools } from './talk';
import type { WordingKey } from './wording-keys';

/** What the bot says to who goes to try or to look, or is at it. */
const WAITS: readonly (WordingKey | undefined)[] = ['try.wait', 'try.under-way'];
const MOST_A_CASE = 2;
const MIN_MS = 60_000;
/** A step is rarely done in the time it takes an expert, and customers come in between. */
const TIMES_AS_LONG = 2;
const PATIENCE_MIN = 15;
/** Nobody has estimated how long it takes to look a sale up. */
const MENU_MIN = 3;
/** After this nobody would call it just now. */
const LATER_AFTER_MS = 4 * 60 * MIN_MS;
/** The longest wait is through a night; whatever is later was held up by us, and out of place. */
const TOO_LATE_MS = 14 * 60 * MIN_MS;

/** What a nudge is about. */
interface OpenStep {
  readonly kind: Pending['kind'];
  readonly id: string;
  /** When the merchant said that they wait, ISO 8601. */
  readonly since: string;
}

/** When to ask how it went, where the merchant has just said that they go and do the open step; undefined where they are better left alone. */
export function planNudge(talk: Talk): Reminder | undefined {
  const { pending, incident, owner, input, reading } = talk;
  if (!pending || !incident || owner !== 'bot' || !isWait(talk)) return undefined;
  const stepMin = minutesOf(pending, talk.knowledge);
  const { normalized } = reading.understanding;
  const pauseMin = readPauseMin(normalized);
  if (stepMin === undefined || pauseMin === Infinity || asksToBeLeft(normalized)) return undefined;
  const ofCase = input.transcript.filter(({ incidentId }) => incidentId === incident.id);
  if (ofCase.some(asksToBeLeftIn) || ofCase.filter(isNudge).length >= MOST_A_CASE) return undefined;
  const waitMin = Math.max(stepMin * TIMES_AS_LONG, pauseMin) + PATIENCE_MIN;
  const { kind, id } = pending;
  const at = afterQuietHours(new Date(input.now.getTime() + waitMin * MIN_MS)).toISOString();
  return { at, about: { kind, id, since: talk.at } satisfies OpenStep };
}

/** Asks how the open step went, with its buttons; nothing at night, where it has become too late, or where the knowledge has the step no more. */
export function sayNudge(
  { about }: Reminder,
  { now, transcript, incident }: Parameters<Bot['remind']>[1],
  { knowledge, phrasing }: Pick<Tools, 'knowledge' | 'phrasing'>,
): readonly Reply[] {
  const { kind, id, since } = about as unknown as OpenStep; // What planNudge wrote.
  const pending = { kind, id } as Pending;
  const waitedMs = now.getTime() - Date.parse(since);
  const isGone = minutesOf(pending, knowledge) === undefined;
  if (!incident || isGone || isQuietAt(now) || waitedMs > TOO_LATE_MS) return [];
  const key = keyFor(pending, waitedMs > LATER_AFTER_MS);
  const check = kind === 'check' ? knowledge.checks.find(entry => entry.id === id) : undefined;
  const line = phrasing.say(key, {}, transcript.length);
  const step = check ? stepKind(check) : kind === 'fix' || id === 'code' ? 'try' : 'safety';
  return [
    {
      key,
      // What is to be tapped makes no sense without the question.
      text: check ? `${line}\n${check.text}` : line,
      choices: choicesFor(pending, knowledge, phrasing),
      step: { kind: step, id },
    },
  ];
}

/** The bot said that it waits, or asked to be told where the step has only been begun: `给我二十分钟`, `还没试`. */
const isWait = ({ lastSaid, reading }: Talk): boolean =>
  WAITS.includes(lastSaid) || (lastSaid === 'try.result' && reading.optionId === 'progress');

/** Minutes of what stands open; undefined for what is no step that somebody could be at. */
function minutesOf({ kind, id }: Pending, { codes, checks }: Tools['knowledge']): number | undefined {
  switch (kind) {
    case 'check':
      return checks.find(check => check.id === id)?.minutes;
    case 'fix':
      return codes.flatMap(({ fixes }) => fixes).find(fix => fix.id === id)?.minutes;
    case 'menu':
      return id === 'code' || id === 'money-lookup' ? MENU_MIN : undefined;
    case 'field':
      return undefined;
  }
}

function keyFor({ kind, id }: Pending, isLater: boolean): WordingKey {
  if (kind === 'fix' || id === 'code') return isLater ? 'nudge.step-later' : 'nudge.step';
  return isLater ? 'nudge.look-later' : 'nudge.look';
}

const isNudge = ({ reply }: TranscriptEntry): boolean => reply?.key.startsWith('nudge.') === true;
const asksToBeLeftIn = ({ from, text }: TranscriptEntry): boolean =>
  from === 'merchant' && asksToBeLeft(normalize(text));
