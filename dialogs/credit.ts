import { withAddition } from '../src/incident/intake';
import { withCredit } from '../src/incident/with-steps';
import { deedsNotDone } from '../src/language/words/denies-deed';
import { readDeeds } from '../src/language/words/names-deed';
import { adviceOf } from './advice';
import { codeFileOf } from './case';
import { wasJustFixed } from './reopen-case';
import { deedBefore } from './step-that-cured';
import type { Talk } from './talk';

const GLAD = { kind: 'close', id: 'glad' } as const;
/** Stands for whatever step was credited: `我啥也没弄`. */
const ANY_DEED: readonly string[] = ['弄', '做', '动'];

/** Who says what it really was that helped is believed: the fix on record was only the last one proposed. */
export async function believeCure(talk: Talk): Promise<void> {
  const [closed] = talk.input.recentlyClosed;
  const { normalized } = talk.reading.understanding;
  talk.guess([], 'alone');
  if (!closed?.resolution) return talk.say('close.noted-cure', {}, GLAD);
  const { by, at, rating, fix: credited } = closed.resolution;
  const [told] = readDeeds(normalized);
  const fix = codeFileOf(talk).fixes.find(({ id }) => id === told);
  const resolution = { by, at, ...(fix && { fix: fix.id }), ...(rating !== undefined && { rating }) };
  talk.keep(withAddition(withCredit({ ...closed, resolution }, fix?.id, at), talk.reading.text.slice(0, 200)));
  talk.leaveIncident();
  const isCorrection = credited !== undefined && credited !== told;
  if (!isCorrection) return talk.say('close.noted-cure', {}, GLAD);
  // What was advised belongs to what was credited.
  const advice = adviceOf(fix, closed);
  if (advice === undefined) return talk.say('close.was-wrong', {}, GLAD);
  talk.begin('close.was-wrong');
  return talk.say('close.prevention', { text: advice }, GLAD);
}

const creditedStep = (
  talk: Talk,
): { readonly id: string; readonly label: string; readonly shows?: string } | undefined =>
  wasJustFixed(talk)
    ? codeFileOf(talk).fixes.find(({ id }) => id === talk.input.recentlyClosed[0]?.resolution?.fix)
    : undefined;

/** What was credited with the cure was never done: `我根本没签`. */
export function deniesCredit(talk: Talk): boolean {
  const credited = creditedStep(talk);
  const { normalized } = talk.reading.understanding;
  return (
    credited !== undefined &&
    // `我根本没签 是等了一会好的` says what it was instead.
    readDeeds(normalized).length === 0 &&
    deedsNotDone(normalized).some(deed => ANY_DEED.includes(deed) || credited.label.includes(deed[0] ?? deed))
  );
}

/** Takes the credit back, and gives it to what the merchant told of before, where there was something. */
export async function takeCreditBack(talk: Talk): Promise<void> {
  const [closed] = talk.input.recentlyClosed;
  const credited = creditedStep(talk);
  if (!closed?.resolution || !credited) return;
  const { by, at, rating } = closed.resolution;
  const fix = codeFileOf(talk).fixes.find(({ id }) => id === deedBefore(talk, credited.id));
  const resolution = { by, at, ...(fix && { fix: fix.id }), ...(rating !== undefined && { rating }) };
  talk.keep(withCredit({ ...closed, resolution }, fix?.id, at));
  talk.leaveIncident();
  talk.guess([], 'alone');
  talk.begin('close.was-wrong');
  if (fix?.shows !== undefined) talk.beginText(fix.shows);
  await talk.sayText('note.added', '', GLAD);
}

/** Who draws the conclusion what it was hears what the step that helped shows. */
export async function confirmCause(talk: Talk): Promise<void> {
  const shows = creditedStep(talk)?.shows;
  talk.guess([], 'alone');
  if (shows === undefined) return talk.say('close.glad', {}, GLAD, [talk.tools.phrasing.choice('request.human')]);
  talk.beginText(shows);
  await talk.sayText('note.added', '', GLAD);
}
