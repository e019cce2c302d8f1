import type { Incident } from '../src/incident/incident';
import type { CheckEntry, FixEntry } from '../src/knowledge/schema';
import type { Choice } from '../src/store/records';
import { actOf } from './act-of';
import { codeFileOf, likeliestCause } from './case';
import { beginScanSlow } from './comfort-queue';
import { askWhetherAgain, isAgain } from './came-back';
import { askWhich, isWhich } from './contradiction';
import type { Pending } from './memory';
import { saidLately } from './said-lately';
import type { Talk } from './talk';

/** Counts that a check is put once more: how often now, one after the other. */
export function countAsked(talk: Talk, checkId: string): number {
  const { asked, questions = 0 } = talk.memory;
  const times = asked?.check === checkId ? asked.times + 1 : 1;
  talk.remember({ asked: { check: checkId, times }, questions: questions + (times === 1 ? 1 : 0) });
  return times;
}

/** Asks a check with a few characters why, and roughly how long it takes. */
export async function sayCheck(talk: Talk, check: CheckEntry, also: readonly Choice[] = []): Promise<void> {
  const minutes = talk.tools.phrasing.minutes(check.minutes);
  const text = talk.text('ask.check', { why: check.why, minutes, text: check.text });
  await talk.ask({ kind: 'check', id: check.id }, 'ask.check', text, { kind: stepKind(check), id: check.id }, also);
}

/** Proposes a fix with its steps; `isCalledFor`: why was said before. */
export async function sayFix(
  talk: Talk,
  fixId: string,
  also: readonly Choice[] = [],
  isCalledFor = false,
): Promise<void> {
  const fix = codeFileOf(talk).fixes.find(entry => entry.id === fixId);
  if (!fix) throw new Error(`The planner chose fix ${fixId}, which the knowledge does not have`);
  const cause = likeliestCause(talk);
  const why = fix.why ?? (cause ? talk.text('why.likely', { cause: cause.label }) : talk.text('why.default'));
  const parts = stepsFor(fix, talk.incident);
  beginScanSlow(talk, parts);
  const steps = parts.map((step, index) => `${index + 1}. ${step}`).join('\n');
  const text = talk.text(isCalledFor ? 'try.fix-called-for' : 'try.fix', {
    why,
    minutes: talk.tools.phrasing.minutes(fix.minutes),
    steps,
    result: fix.result ?? talk.text('try.works'),
  });
  await talk.ask({ kind: 'fix', id: fix.id }, 'try.fix', text, { kind: 'try', id: fix.id }, also);
}

function stepsFor({ steps, stepsByKind, stepsByAnswer }: FixEntry, incident: Incident | undefined): readonly string[] {
  const kind = incident?.terminal.kind;
  const told = stepsByAnswer?.find(({ check, answer }) =>
    incident?.observations.some(known => known.check === check && known.answer === answer),
  );
  return (kind === undefined ? undefined : stepsByKind?.[kind]) ?? told?.steps ?? steps;
}

export type ResultKey =
  | 'try.result'
  | 'try.result-again'
  | 'try.help'
  | 'try.unknown'
  | 'try.not-begun'
  | 'clarify.which'
  | 'try.wait'
  | 'try.under-way'
  | 'try.good-sign'
  | 'try.better'
  | 'try.fits';

/** Lines that take the steps to be known. */
const AFTER_SILENCE: readonly ResultKey[] = ['try.result', 'try.result-again', 'try.unknown'];

/** Lines that a yes answers; to the others, which wait for who is at the step, it agrees to go on. */
const ASKS_WHETHER: readonly ResultKey[] = ['try.result-again', 'try.help'];

/** Asks in one line whether the fix helped, where the merchant has told something else about it. */
export async function askResult(
  talk: Talk,
  fixId: string,
  key: ResultKey,
  also: readonly Choice[] = [],
): Promise<void> {
  // Who comes back after days no longer has the steps before them.
  if (talk.isBack && AFTER_SILENCE.includes(key)) return sayFix(talk, fixId, also);
  const fix = codeFileOf(talk).fixes.find(entry => entry.id === fixId);
  const said = key === 'try.unknown' ? talk.unknown(key) : key;
  const text = talk.text(said, {
    howTo: fix?.howTo ?? talk.text('try.fallback-how-to'),
    result: fix?.result ?? talk.text('try.works'),
  });
  const asked = ASKS_WHETHER.includes(key);
  await talk.ask({ kind: 'fix', id: fixId, ...(asked && { asked }) }, said, text, { kind: 'try', id: fixId }, also);
}

/** Leaves the step's buttons under what is said beside it: its result was asked for just before. */
export const keepResultOpen = (talk: Talk, fixId: string): Promise<void> =>
  talk.ask({ kind: 'fix', id: fixId }, 'try.result', '', { kind: 'try', id: fixId });

/** Lines within which the same help is no help. */
const LATELY = 6;

/** Whether the help for the step was given a few lines ago. */
export function saidHelp(talk: Talk, fixId: string): boolean {
  const howTo = codeFileOf(talk).fixes.find(entry => entry.id === fixId)?.howTo;
  if (howTo === undefined) return false;
  return talk.input.transcript.slice(-LATELY).some(({ from, text }) => from === 'bot' && text.includes(howTo));
}

/** Says which of the menu's entries the step means. */
export async function askMenuEntry(
  talk: Talk,
  fixId: string,
  named: { readonly word: string; readonly entry: string },
): Promise<void> {
  const text = talk.text('try.menu-entry', named);
  await talk.ask({ kind: 'fix', id: fixId }, 'try.menu-entry', text, { kind: 'try', id: fixId });
}

/** Puts the open question again, in the words it was asked; a fix only by its question. */
export async function askAgain(talk: Talk, pending: Pending): Promise<void> {
  if (isWhich(pending)) await askWhich(talk, { check: pending.id, which: pending.which });
  else if (pending.kind === 'check') {
    const check = talk.knowledge.checks.find(entry => entry.id === pending.id);
    if (!check) return;
    const howTo = check.howTo ?? talk.text('ask.fallback-how-to');
    const text =
      actOf(talk) === 'act.repeat' ? talk.text('ask.repeat', { why: check.why, howTo, text: check.text }) : check.text;
    await talk.ask(pending, 'ask.check', text, { kind: stepKind(check), id: check.id });
  } else if (pending.kind === 'fix') {
    if (actOf(talk) === 'act.repeat') await sayFix(talk, pending.id);
    else await askResult(talk, pending.id, 'try.result-again');
  } else if (isAgain(pending)) await askWhetherAgain(talk);
  else if (pending.kind === 'menu' && pending.id === 'handoff-offer') {
    const key = 'handoff.offer-again';
    // Said a few lines ago, its buttons say it.
    const text = talk.hasLead && saidLately(talk, key) ? '' : talk.text(key);
    await talk.ask(pending, key, text, { kind: 'handoff', id: 'offer' });
  }
}

/** A check that may raise a danger is one of safety. */
export const stepKind = (check: CheckEntry): 'safety' | 'ask' =>
  check.options.some(option => option.raises !== undefined) ? 'safety' : 'ask';
