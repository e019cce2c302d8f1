import { asksCodeOnly } from '../src/language/words/asks-code-only';
import { isBareCode } from '../src/language/words/is-bare-code';
import { neverSwiped } from '../src/language/words/never-swiped';
import { asksHow, isBetter } from '../src/language/words/tells-progress';
import { readRecord } from '../src/language/words/read-record';
import { corrects } from '../src/language/words/read-correction';
import { wasSolved, withEarlier } from '../src/incident/earlier-case';
import { openIncident } from '../src/incident/open-incident';
import { isMoneySettled } from '../src/incident/is-money-at-risk';
import { withDanger } from '../src/incident/with-danger';
import { withBelief } from '../src/incident/with-steps';
import { withUnderstanding } from '../src/incident/with-understanding';
import { nextStep } from '../src/diagnosis/next-step';
import { expect } from '../src/diagnosis/open-steps';
import { beliefByCause, replayBelief } from '../src/diagnosis/replay-belief';
import type { Model, NextStep } from '../src/diagnosis/model';
import type { Incident } from '../src/incident/incident';
import type { CodeFile } from '../src/knowledge/schema';
import { historyFor, modelOfIncident } from './diagnosis-model';
import { codeLeftToAcquirer } from './left-to-acquirer';
import type { Talk } from './talk';

/** The incident being worked on; opened from this message where there is none. */
export function openCase(talk: Talk): Incident {
  if (talk.incident) return talk.incident;
  const { conversation, now, recentlyClosed } = talk.input;
  const solved = recentlyClosed.find(wasSolved);
  const opened = openIncident({
    id: talk.tools.newId(),
    conversationId: conversation.id,
    channel: conversation.channel,
    merchant: conversation.merchant,
    firstWords: talk.reading.text || firstWordsOf(talk),
    knowledgeVersion: talk.knowledge.version,
    at: now.toISOString(),
  });
  const known = solved ? withEarlier(opened, solved) : opened;
  // Card data was taken out of the message that opens the case.
  return talk.keep(talk.input.found.length > 0 ? withDanger(known, 'safety.card-data', talk.at) : known);
}

const firstWordsOf = (talk: Talk): string => talk.input.transcript.find(entry => entry.from === 'merchant')?.text ?? '';

/** Merges what the message says into the incident: codes, symptom, money, terminal, numbers. `explicit`: it answers or corrects. */
export function noteFacts(talk: Talk, explicit = false): Incident {
  const { understanding, text } = talk.reading;
  const takesBack = corrects(understanding.normalized);
  // `98` to who is asked how much it was is no code.
  const isNumber = talk.pending?.kind === 'field' && talk.pending.id !== 'screenText' && isBareCode(text);
  const { errorCodes, moneyDebited, ...others } = understanding.entities;
  // Before anything is known of the money; later on `还没刷` is of another sale.
  const isUntouched = openCase(talk).money.state === 'unknown' && !understanding.isQuestion;
  const charged = moneyDebited ?? (isUntouched && neverSwiped(understanding.normalized) ? 'no' : undefined);
  const isNoWord = charged === 'no' && codeLeftToAcquirer(talk) !== undefined;
  const facts = {
    ...understanding,
    entities: {
      ...others,
      ...(!isNumber && !asksOfCode(talk) && { errorCodes }),
      ...(!isNoWord && { moneyDebited: charged }),
    },
    // A code beside a cause says nothing against it.
    confidence: besideCode(talk),
    ...causeBeside(talk),
    ...((deniesItsFault(talk) || asksWhereInStep(talk) || onlyAnswers(talk)) && { intent: 'none' }),
  };
  return talk.keep(withUnderstanding(openCase(talk), facts, { at: talk.at, explicit, corrects: takesBack }));
}

/** Of the causes that are read beside a code about this share is right. */
const MOST_BESIDE_CODE = 0.85;

/** How surely a cause is meant, where the code beside it takes a share that says nothing against it. */
function besideCode({ reading: { understanding } }: Talk): number {
  const { intent, confidence, alternatives } = understanding;
  const share = alternatives.find(other => other.intent.startsWith('fault.code-'))?.confidence ?? 0;
  if (intent.startsWith('fault.code-') || share >= 1 || confidence >= MOST_BESIDE_CODE) return confidence;
  return Math.min(confidence / (1 - share), MOST_BESIDE_CODE);
}

/** `下午三点一刻`, `写的是成功` to who is asked for it are no symptoms. */
function onlyAnswers({ pending, reading }: Talk): boolean {
  const { understanding, text } = reading;
  if (pending?.kind === 'field')
    return pending.id in understanding.entities || (pending.id === 'record' && readRecord(text) !== undefined);
  // `纸巾擦了 好一点` is what came of the step, though it resembles a fault of the paper.
  if (pending?.kind === 'fix') return isBetter(understanding.normalized);
  return false;
}

/** `找不到纸仓在哪` at a step asks how it is done, and is no sign of somebody who does not know how to sell. */
const asksWhereInStep = ({ pending, reading: { understanding } }: Talk): boolean =>
  pending?.kind === 'fix' && understanding.intent === 'fault.procedure' && asksHow(understanding.normalized);

/** In the middle of a case a code is asked about that nobody says is there; one that leaves a sale in doubt is taken for shown. */
export function asksOfCode({ reading, input, knowledge }: Talk): boolean {
  const { normalized, entities } = reading.understanding;
  const asked = knowledge.responseCodes.filter(({ code }) => entities.errorCodes?.includes(code));
  const isHarmless = asked.length > 0 && asked.every(({ uncertain }) => uncertain !== true);
  return input.incident !== undefined && isHarmless && asksCodeOnly(normalized);
}

/** What a message tells makes the cause that its words are about less likely than this share of what it was: it clears it. */
const CLEARED = 0.7;

/** What it tells speaks against the cause that its words are about: `信号满格` is read as of the network, and clears it. */
const deniesItsFault = (talk: Talk): boolean =>
  weightOfTold(talk, talk.reading.understanding.intent.replace(/^fault\./, ''), 'beside') < CLEARED;

/** A cause that came second to a mere fault, or that a part of the message surely means, and that what the message tells speaks for: `卡死了点不动 都不听使唤`. */
export function causeBeside(talk: Talk): { readonly intent: string; readonly confidence: number } | undefined {
  const { understanding, clauses } = talk.reading;
  if (understanding.intent !== 'fault.unspecified') return undefined;
  const inParts = clauses.map(({ understanding: told }) => told).filter(told => !told.isQuestion);
  return [
    ...understanding.alternatives.filter(({ confidence }) => confidence >= SECOND_MIN),
    ...inParts.filter(({ confidence }) => confidence >= PART_MIN),
  ].find(({ intent }) => intent.startsWith('fault.') && weightOfTold(talk, intent.replace(/^fault\./, '')) > 1);
}
const SECOND_MIN = 0.3;
/** A part of the message means a cause from here on, whatever the whole of it resembles. */
const PART_MIN = 0.8;

/** How much likelier a cause is by what the message tells, be it asked or not; below 1 it is less likely. */
function weightOfTold({ reading, knowledge, pending }: Talk, cause: string, which: 'beside' | 'all' = 'all'): number {
  const { optionId, volunteered } = reading;
  const answered =
    which === 'all' && pending?.kind === 'check' && optionId !== undefined
      ? [{ questionId: pending.id, optionId }]
      : [];
  return [...answered, ...volunteered]
    .map(({ questionId, optionId: told }) => {
      const check = knowledge.checks.find(({ id }) => id === questionId);
      const { default: usual = 0, ...given } = check?.options.find(({ id }) => id === told)?.given ?? {};
      return usual > 0 ? (given[cause] ?? usual) / usual : 1;
    })
    .reduce((product, ratio) => product * ratio, 1);
}

/** The knowledge of the code this incident is about; the first file where the merchant named none of them. */
export function codeFileOf(talk: Talk): CodeFile {
  const { codes } = talk.knowledge;
  const found = codes.find(file => talk.incident?.codes.includes(file.code)) ?? codes[0];
  if (!found) throw new Error('The knowledge has no code file: knowledge/codes is empty');
  return found;
}

export const modelOf = (talk: Talk): Model => modelOfIncident(codeFileOf(talk), talk.knowledge, talk.incident);

/** The price of a person for a merchant who does not want one, or already waits for one: only when nothing else is left. */
const UNWANTED_HANDOFF_MINUTES = 600;

/** A fix with less chance than this is not proposed for want of anything better. */
const LEAST_HOPE = 0.03;

/** Chooses the next step for the incident and keeps the belief it was chosen on. `insisting`: a person is not wanted now. */
export function planStep(talk: Talk, { insisting }: { readonly insisting: boolean }): NextStep {
  const incident = openCase(talk);
  const known = modelOf(talk);
  const model = insisting ? { ...known, handoffMinutes: UNWANTED_HANDOFF_MINUTES } : known;
  const belief = replayBelief(model, incident);
  talk.keep(withBelief(incident, beliefByCause(model, belief), talk.knowledge.version));
  const step = nextStep(model, belief, historyFor(codeFileOf(talk), talk.knowledge.checks, incident), {
    moneyUncertain: !isMoneySettled(incident),
  });
  const fix = step.kind === 'try' ? model.fixes.find(({ id }) => id === step.id) : undefined;
  const isHopeless = fix !== undefined && expect(belief, fix.success) < LEAST_HOPE;
  return insisting && isHopeless
    ? { kind: 'handoff', expectedMinutes: known.handoffMinutes, why: 'no-fix-left' }
    : step;
}

/** The cause most believed in, with its label, where it is not "something else". */
export function likeliestCause(
  talk: Talk,
): { readonly id: string; readonly label: string; readonly probability: number } | undefined {
  const belief = talk.incident?.belief ?? {};
  const [id, probability = 0] = Object.entries(belief).sort(([, a], [, b]) => b - a)[0] ?? [];
  const cause = codeFileOf(talk).causes.find(entry => entry.id === id);
  return cause && { id: cause.id, label: cause.label, probability };
}
