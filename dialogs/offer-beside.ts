import type { DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { declines, namesPerson, readPolarity } from '../src/language/words/read-polarity';
import { hasGoneThrough, isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import type { Choice } from '../src/store/records';
import { actOf } from './act-of';
import { codeFileOf, likeliestCause, openCase } from './case';
import { complains } from './complains';
import { cheapStepLeft } from './cheap-step-left';
import type { Talk } from './talk';

/** After this many failed fixes, or questions, a person is offered beside the next step (domain rules "second failed fix", "at most 5 questions"). */
const OFFER_AFTER = { failed: 2, asked: 5 };

export const personChoice = (talk: Talk): readonly Choice[] =>
  talk.owner === 'bot' ? [talk.tools.phrasing.choice('request.human')] : [];

/** After some failed fixes or many questions a person is offered beside the next step, which stays the merchant's to take. */
export function offerBeside(talk: Talk): readonly Choice[] {
  if (talk.owner !== 'bot') return [];
  const { failed, asked } = countSteps(talk);
  const since = talk.memory.offeredAt ?? { failed: 0, asked: 0 };
  const manyFailed = failed - since.failed >= OFFER_AFTER.failed;
  if (!manyFailed && asked - since.asked < OFFER_AFTER.asked) return [];
  noteOffer(talk);
  if (manyFailed) sayOnce(talk, 'handoff.also-failed');
  else sayOnce(talk, 'handoff.also');
  return personChoice(talk);
}

/** Said once a case; from then on the button alone says it. */
function sayOnce(talk: Talk, key: 'handoff.also' | 'handoff.also-failed'): void {
  const { offeredBy = [] } = talk.memory;
  if (offeredBy.includes(key)) return;
  talk.remember({ offeredBy: [...offeredBy, key] });
  talk.begin(key);
}

/** Who is annoyed is offered a person beside whatever stands open, in words once a case. */
export function offerToUpset(talk: Talk): void {
  const { owner, incident, pending, isAnswered } = talk;
  if (!complains(talk) || owner !== 'bot' || !incident || isAnswered) return;
  if (pending?.kind !== 'check' && pending?.kind !== 'fix') return;
  talk.offersPerson = true;
  sayOnce(talk, 'handoff.also');
}

export const noteOffer = (talk: Talk): void => talk.remember({ offeredAt: countSteps(talk) });

/** From here on a merchant is told what it looks like before a person is offered. */
const LIKELY_CAUSE = 0.5;

/** Offers a person instead of a step; who declines goes on with `openFix`. */
export async function offerPerson(
  talk: Talk,
  key: 'handoff.offer' | 'handoff.offer-last',
  openFix?: string,
): Promise<DialogTurnResult> {
  talk.remember({ openFix });
  noteOffer(talk);
  talk.remember({ misread: 0 });
  const cause = likeliestCause(talk);
  if (cause && cause.probability >= LIKELY_CAUSE) {
    const likely = talk.text('handoff.likely', { cause: cause.label });
    if (!talk.input.transcript.some(({ from, text }) => from === 'bot' && text.includes(likely)))
      talk.beginText(likely);
  }
  await talk.ask({ kind: 'menu', id: 'handoff-offer' }, key, talk.text(key), { kind: 'handoff', id: 'offer' });
  return Dialog.EndOfTurn;
}

/** Who tries on, or is still at something, is let finish; the offer stays open. */
export async function letGoOn(talk: Talk): Promise<DialogTurnResult> {
  const key = 'try.go-on';
  await talk.ask({ kind: 'menu', id: 'handoff-offer' }, key, talk.text(key), { kind: 'handoff', id: 'offer' });
  return Dialog.EndOfTurn;
}

/** The same, and where a quick step is left that may well help, names it: it is theirs to choose. */
export async function offerPersonOrStep(talk: Talk): Promise<DialogTurnResult> {
  const step = cheapStepLeft(talk);
  const fix = codeFileOf(talk).fixes.find(({ id }) => id === step?.id);
  if (!step || !fix) return offerPerson(talk, 'handoff.offer');
  noteOffer(talk);
  talk.remember({ openFix: undefined, misread: 0, again: fix.id });
  const minutes = talk.tools.phrasing.minutes(fix.minutes);
  const text = talk.text('handoff.offer-step', { fix: fix.label, minutes });
  await talk.ask({ kind: 'menu', id: 'handoff-offer' }, 'handoff.offer-step', text, { kind: 'handoff', id: 'offer' });
  return Dialog.EndOfTurn;
}

/** Who would rather go on is not offered a person instead of a step again before this many more have failed. */
const GOES_ON_FOR = 3;

/** The offer of a person is taken: a mere question about it takes nothing. */
export function takesOffer(talk: Talk): boolean {
  const { isExact, understanding, clauses } = talk.reading;
  // `行 那我充20分钟再说` agrees to something else.
  const isOnlyThat = clauses.length < 2 || namesPerson(understanding.normalized);
  const isYes =
    actOf(talk) === 'act.yes' ||
    (talk.reading.optionId === undefined && readPolarity(understanding.normalized) === 'yes');
  return isYes && !understanding.refusesHuman && (isExact || (!understanding.isQuestion && isOnlyThat));
}

/** Tapped, or said in so many words: what they tell otherwise declines nothing. */
export const goesOnAlone = ({ reading: { isExact, understanding } }: Talk): boolean =>
  isExact || understanding.refusesHuman || declines(understanding.normalized);

/** The merchant goes on without a person. */
export function declinePerson(talk: Talk): void {
  noteOffer(talk);
  talk.remember({ declinedAt: countSteps(talk).failed });
}

/** Money is in doubt, and whoever has not declined a person is better helped by one. */
export const mayNeedPerson = (talk: Talk): boolean => {
  const incident = openCase(talk);
  return isMoneyAtRisk(incident) && !hasGoneThrough(incident) && talk.owner === 'bot' && !wantsNobody(talk);
};

/** A person was declined, and not much was tried since. */
export const wantsNobody = (talk: Talk): boolean =>
  talk.memory.declinedAt !== undefined && countSteps(talk).failed - talk.memory.declinedAt < GOES_ON_FOR;

const countSteps = (talk: Talk): { failed: number; asked: number } => ({
  failed: openCase(talk).attempts.filter(attempt => attempt.result === 'not-fixed').length,
  asked: talk.memory.questions ?? 0,
});

/** What is said where an answer was told that no step of a merchant's can put right. */
export const onlyForPerson = ({ incident, knowledge }: Talk): string | undefined =>
  knowledge.checks
    .flatMap(({ id, options }) => options.map(option => ({ check: id, option })))
    .find(({ check, option }) =>
      incident?.observations.some(told => option.forPerson && told.check === check && told.answer === option.id),
    )?.option.forPerson;
