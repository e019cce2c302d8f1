import type { DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { withAddition, withoutAskedField } from '../src/incident/intake';
import { isDamaged } from '../src/incident/with-danger';
import type { Incident } from '../src/incident/incident';
import { hasGoneThrough, isMoneySettled } from '../src/incident/is-money-at-risk';
import type { Choice } from '../src/store/records';
import { whereToLook } from './asks-where-to-look';
import { briefly } from './briefly';
import { openCase } from './case';
import { skipsAll } from '../src/language/words/refuses-questions';
import { askField, isAnswered, isNeedless, leaveOut, nextField, skipField } from './intake-questions';
import { intakeSummary } from './intake-summary';
import { hoursText, isOpenAt } from './opening-hours';
import { isScreenFrozen } from './screen-frozen';
import { shorten } from '../src/incident/plain-text';
import type { Talk } from './talk';
import { beginOthersTold } from './told-beside';
import { worthAdding } from './worth-adding';

/** Asks for what is open; what the message gave in passing is not asked for again. */
export async function repromptOpen(talk: Talk): Promise<void> {
  const { pending } = talk;
  keepTold(talk);
  const isTold = beginOthersTold(talk);
  if (pending?.kind !== 'field') {
    if (!isTold || !(await resumeForm(talk))) await sayWaiting(talk, 'handoff.resume');
  } else if (skipsAll(talk.reading.understanding.normalized)) await showSummary(talk);
  // Nobody looks at a terminal that reacts to nothing: it is asked once it runs.
  else if (pending.id === 'record' && isScreenFrozen(talk)) {
    talk.keep(withoutAskedField(openCase(talk), 'record'));
    await askNext(talk);
  }
  // Who asks where to look is looking: it stays open however often they ask.
  else if (pending.id === 'record' && whereToLook(talk) !== undefined)
    await askField(talk, { kind: 'field', id: pending.id });
  else if (leaveOut(talk, pending)) await askNext(talk);
  else if (isNeedless(talk, pending.id)) {
    skipField(talk, pending);
    await askNext(talk);
  } else if (isAnswered(talk, pending.id)) await askNext(talk);
  else if ((pending.repeats ?? 0) < MOST_REPEATS)
    await askField(talk, { ...pending, repeats: (pending.repeats ?? 0) + 1 });
  else {
    // Who asks other things each time has more on their mind than the form; what they write of it later is still taken.
    skipField(talk, pending);
    if (pending.id === 'record') await askNext(talk);
    else {
      talk.remember({ formPaused: true });
      await sayWaiting(talk, 'handoff.resume');
    }
  }
}

/** What a message tells beside what it asks is for the agent, whoever answered it. */
function keepTold(talk: Talk): void {
  const { reading } = talk;
  const addition = reading.kind === 'text' && !reading.isExact ? worthAdding(talk) : undefined;
  if (addition !== undefined) talk.keep(withAddition(openCase(talk), addition));
}

/** Says where things stand and what can be done meanwhile. */
export async function sayWaiting(
  talk: Talk,
  key:
    'handoff.resume' | 'handoff.noted' | 'handoff.seen' | 'handoff.unknown' | 'handoff.nothing-left' | 'clarify.which',
): Promise<void> {
  const said = briefly(talk, key);
  const text = talk.text(said, { text: shorten(talk.reading.text, ECHO_CHARACTERS) });
  await talk.ask({ kind: 'menu', id: 'waiting' }, said, text, { kind: 'handoff', id: 'waiting' }, alongChoice(talk));
}

/** Goes on with the form that was left for a question in between; false where nothing of it is left. */
export async function resumeForm(talk: Talk): Promise<boolean> {
  if (!talk.memory.formPaused) return false;
  talk.remember({ formPaused: undefined });
  if (!nextField(talk, openCase(talk))) return false;
  await askNext(talk);
  return true;
}

export async function askNext(talk: Talk, first = false): Promise<DialogTurnResult> {
  const field = nextField(talk, openCase(talk));
  if (!field) return showSummary(talk);
  if (first) talk.begin('handoff.ask-lead');
  await askField(talk, { kind: 'field', id: field.id });
  return Dialog.EndOfTurn;
}

export async function showSummary(talk: Talk): Promise<DialogTurnResult> {
  const text = talk.text('handoff.summary', { summary: intakeSummary(talk, openCase(talk)) });
  const step = { kind: 'handoff' as const, id: 'summary' };
  await talk.ask({ kind: 'menu', id: 'waiting' }, 'handoff.summary', text, step, alongChoice(talk));
  return Dialog.EndOfTurn;
}

export function sayHours(talk: Talk): void {
  const { contacts } = talk.knowledge;
  if (!isOpenAt(contacts, talk.input.now)) talk.begin('handoff.closed-now', { hours: hoursText(contacts) });
}

/** Going on alone meanwhile is for faults, not for money in doubt, and neither with a terminal that nobody may use nor with one that works. */
export function mayGoAlong(talk: Talk): boolean {
  const incident = openCase(talk);
  return !isDamaged(incident) && (isMoneySettled(incident) || hasGoneThrough(incident)) && !worksAgain(talk, incident);
}

/** It works already: there is nothing to try while waiting. */
const worksAgain = ({ memory }: Talk, { attempts }: Incident): boolean =>
  memory.cured === true || attempts.some(({ result }) => result === 'fixed');

const alongChoice = (talk: Talk): readonly Choice[] =>
  mayGoAlong(talk) ? [talk.tools.phrasing.choice('act.along')] : [];

/** A form field is put so often beside answers to other things. */
const MOST_REPEATS = 1;

const ECHO_CHARACTERS = 80;
