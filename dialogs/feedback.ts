import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Choice } from '../src/store/records';
import { tellsCure } from '../src/language/words/tells-cure';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { hasGoneThrough, isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import { withAttempt, withCredit } from '../src/incident/with-steps';
import { withResolution } from '../src/incident/with-handoff';
import { adviceOf } from './advice';
import { DIALOGS } from './dialog-ids';
import { codeFileOf, likeliestCause, openCase } from './case';
import { namesMark, praises } from '../src/language/words/short-readings';
import { stepThatCured } from './step-that-cured';
import { failsAgain, wasJustFixed } from './reopen-case';
import { asksOfReturnToo, asksStill } from './open-at-cure';
import { OPTION_MIN } from './least-likeness';
import { reprompt } from './thread';
import { saysFixedPlainly } from './says-fixed';
import { MENU_CHOICES, questionFor } from './menus';
import type { Talk } from './talk';
import { talkOf } from './talk';
import type { WordingKey } from './wording-keys';

const RATINGS: Readonly<Record<string, number>> = { 'rating.good': 5, 'rating.fair': 3, 'rating.poor': 1 };

/** Longer messages tell something else; `谢谢 不用再查了` is no bad mark. */
const LONGEST_RATING = 16;

/** Closes a case that is solved, or asks who waits about money whether they still need a person: confirms, says how to keep it from coming back, asks for a rating once. */
export class FeedbackDialog extends Dialog<{ fix?: string }> {
  override async beginDialog(dc: DialogContext, options?: { fix?: string }): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const incident = openCase(talk);
    const done = stepThatCured(talk, options?.fix);
    const fix = codeFileOf(talk).fixes.find(entry => entry.id === done);
    // A sale that was charged for may want a person, whatever works again.
    if (talk.owner === 'queue' && isMoneyAtRisk(incident)) {
      if (fix) talk.keep(withAttempt(incident, { fix: fix.id, result: 'fixed', at: talk.at }));
      talk.remember({ cured: true });
      return dc.replaceDialog(DIALOGS.handoff, { reason: 'cured' });
    }
    const cause = causeCuredBy(talk, fix?.cures ?? {});
    // The step that stood open was not what helped.
    const stands = options?.fix === undefined || options.fix === fix?.id;
    const isVain = incident.attempts.some(attempt => attempt.fix === fix?.id && attempt.result !== 'fixed');
    const credited = stands && !isVain ? incident : withCredit(incident, fix?.id, talk.at);
    talk.keep(
      withResolution(credited, { by: 'merchant', at: talk.at, ...(fix && { fix: fix.id }), ...(cause && { cause }) }),
    );
    const wasQueued = talk.input.conversation.owner === 'queue' && !talk.hasBegun(talk.text('close.no-person'));
    talk.owner = 'bot';
    talk.remember({ glad: 0, setAside: undefined, cured: undefined });
    talk.begin('close.fixed');
    if (wasQueued) talk.begin('money.fine-queue');
    const isCredible = isAgainst(talk, fix?.cures);
    const shows = isCredible ? fix?.shows : undefined;
    if (shows !== undefined && !talk.hasBegun(shows)) talk.beginText(shows);
    if (isMoneyAtRisk(incident) && !hasGoneThrough(incident)) talk.begin('close.money-open');
    else if (incident.money.record === 'failed') talk.begin('close.failed-sale');
    const advice =
      (isCredible ? adviceOf(fix, credited) : undefined) ?? preventionFor(talk, cause ?? likeliestCause(talk)?.id);
    if (advice && !talk.hasBegun(advice)) talk.begin('close.prevention', { text: advice });
    const ofReturn = fix !== undefined && asksOfReturnToo(talk);
    if (ofReturn) talk.begin('close.next-time', { fix: fix.label });
    const isOpen = asksStill(talk, { cause: shows !== undefined, return: ofReturn });
    if (ofReturn && !isOpen) talk.guess([], 'alone');
    talk.remember({ ratingDue: isOpen });
    if (isOpen) return leaveOpen(dc, talk);
    await talk.ask({ kind: 'menu', id: 'rating' }, 'close.rating', talk.text('close.rating'), {
      kind: 'close',
      id: 'rating',
    });
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    const { optionId, isExact, understanding, text } = talk.reading;
    const seemsBroken = understanding.intent === 'act.not-fixed' && !tellsCure(understanding.normalized);
    const stillBroken = (seemsBroken || failsAgain(talk)) && !isExact;
    const isShort = isExact || text.length <= LONGEST_RATING;
    const isRating = optionId !== undefined && isShort && !stillBroken && !saysFixedPlainly(talk, 'surely');
    const isMark = isExact || optionId === 'rating.good' || namesMark(understanding.normalized);
    const rating = isRating && isMark ? RATINGS[optionId] : undefined;
    const closed = talk.input.recentlyClosed[0];
    if (rating === undefined || !closed?.resolution) {
      talk.remember({ pending: undefined });
      return dc.endDialog({ unhandled: true });
    }
    rateClosed(talk, optionId ?? '');
    talk.remember({ pending: undefined });
    const rated = optionId ?? '';
    await talk.say(ratedKey(rated), {}, { kind: 'close', id: 'rated' }, choicesAfter(talk, rated));
    return dc.endDialog();
  }
}

/** What helped does something against what it most likely was: who waited while signing in was asked for has not been cured by signing in. */
function isAgainst(talk: Talk, cures: Readonly<Record<string, number>> | undefined): boolean {
  const cause = likeliestCause(talk);
  return cures === undefined || cause === undefined || cause.probability < SURE_CAUSE || (cures[cause.id] ?? 0) > 0;
}
const SURE_CAUSE = 0.7;

/** Closes without asking how it was: what else was asked is not known, or one of the guesses at it. */
async function leaveOpen(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
  talk.remember({ pending: undefined });
  const step = { kind: 'close', id: 'glad' } as const;
  const choices = [talk.tools.phrasing.choice('request.human')];
  // Said once, at the check that was open.
  const isSaid = talk.left !== undefined || talk.offersPerson;
  if (!isSaid) await talk.say(talk.unknown('close.unknown'), {}, step, choices);
  else await talk.sayText('note.added', '', step, choices);
  return dc.endDialog();
}

const PARTING: readonly (WordingKey | undefined)[] = ['greet.bye', 'greet.bye-sorry', 'greet.thanks', 'close.glad'];

/** Who asked something else with the news of the cure, and takes leave by now, is asked how it was. */
export async function askDueRating(talk: Talk): Promise<void> {
  const { memory, incident, lastSaid } = talk;
  if (memory.ratingDue !== true || incident || !PARTING.includes(lastSaid) || !wasJustFixed(talk)) return;
  talk.remember({ ratingDue: undefined });
  await askRating(talk);
}

const LOWEST_RATING = 1;

/** Asks how it was without waiting for the answer: what stood open before stays open. */
export const askRating = (talk: Talk): Promise<void> =>
  talk.say('close.rating', {}, { kind: 'close', id: 'rating' }, MENU_CHOICES.rating.map(talk.tools.phrasing.choice));

/**
 * Takes a rating that stands further up, that was asked beside an open case, or that is typed after something else came between; true where the
 * message was one. Without a closed case it is thanked for, and the question that stands open is put once more.
 */
export async function takeLateRating(dc: DialogContext, talk: Talk): Promise<boolean> {
  const rated = talk.reading.ratingTapped ?? typedRating(talk);
  if (rated === undefined) return false;
  const before = talk.input.recentlyClosed[0]?.resolution?.rating;
  const key = RATINGS[rated] === before ? 'close.rated-before' : ratedKey(rated);
  if (talk.incident && talk.owner === 'bot') {
    talk.begin(key);
    await reprompt(dc, talk);
    return true;
  }
  if (!talk.incident) rateClosed(talk, rated);
  await talk.say(key, {}, { kind: 'close', id: 'rated' }, choicesAfter(talk, rated));
  return true;
}

const ratedKey = (rated: string): 'close.rated' | 'close.rated-low' =>
  RATINGS[rated] === LOWEST_RATING ? 'close.rated-low' : 'close.rated';

/** Who was not helped is offered a person. */
const choicesAfter = ({ tools, owner }: Talk, rated: string): readonly Choice[] =>
  RATINGS[rated] === LOWEST_RATING && owner === 'bot' ? [tools.phrasing.choice('request.human')] : [];

/** `五星好评` after `评价在哪`: a mark in so many words, of a case that has none yet. */
function typedRating(talk: Talk): string | undefined {
  const { incident, pending, reading, tools, knowledge, input } = talk;
  const { normalized, isQuestion } = reading.understanding;
  const resolution = input.recentlyClosed[0]?.resolution;
  if (incident || pending || reading.kind !== 'text' || !wasJustFixed(talk) || resolution?.rating !== undefined)
    return undefined;
  if (isQuestion || reading.text.length > LONGEST_RATING || !(namesMark(normalized) || praises(normalized)))
    return undefined;
  const answer = tools.reader.interpret(
    questionFor({ kind: 'menu', id: 'rating' }, knowledge, tools.phrasing),
    reading.text,
    input.now,
  );
  return answer.kind === 'option' && answer.confidence >= OPTION_MIN && answer.optionId in RATINGS
    ? answer.optionId
    : undefined;
}

/** Puts the rating on the case that was closed last, where there is one. */
function rateClosed(talk: Talk, choiceId: string): void {
  const rating = RATINGS[choiceId];
  const closed = talk.input.recentlyClosed[0];
  if (rating === undefined || !closed?.resolution) return;
  talk.keep(withResolution(closed, { ...closed.resolution, at: talk.at, rating }));
  talk.leaveIncident();
}

/** The likeliest of the causes that the fix can cure. */
function causeCuredBy(talk: Talk, cures: Readonly<Record<string, number>>): string | undefined {
  const belief = talk.incident?.belief ?? {};
  const scored = Object.entries(cures).map(([id, success]) => [id, success * (belief[id] ?? 0)] as const);
  return scored.sort(([, a], [, b]) => b - a)[0]?.[0];
}

function preventionFor(talk: Talk, causeId: string | undefined): string | undefined {
  const file = codeFileOf(talk);
  const [first] = file.causes.find(cause => cause.id === causeId)?.prevention ?? [];
  return file.prevention.find(entry => entry.id === first)?.text;
}
