import type { FixEntry } from '../src/knowledge/schema';
import { asksCodeMeaning, asksMeaning } from '../src/language/words/is-question';
import { codeFileOf } from './case';
import { wasJustFixed } from './reopen-case';
import { saysFixed } from './says-fixed';
import type { Talk } from './talk';

/** Says in one line what the code means to who asks it beside something else; alone it is answered at length. */
export function beginCodeMeaning(talk: Talk): void {
  const { reading, owner, incident, noted, pending } = talk;
  if (!incident || owner === 'agent' || !asksCodeMeaning(reading.understanding.normalized)) return;
  const hasTold = reading.optionId !== undefined || reading.evidence.length > 0 || noted.length > 0;
  const tellsMore = hasTold || saysFixed(talk);
  // In the form of who waits, nothing else answers it; nor does anything beside another question.
  const asksMore = pending?.kind === 'field' || (reading.clauses.length > 1 && (owner === 'queue' || asksOther(talk)));
  if (!tellsMore && !asksMore) return;
  talk.begin('code.meaning', { code: codeFileOf(talk).code });
  talk.isAnswered = true;
}

/** Another part of the message asks something else. */
const asksOther = ({ reading: { clauses } }: Talk): boolean =>
  clauses.some(
    ({ understanding: { isQuestion, normalized } }) =>
      isQuestion && !asksCodeMeaning(normalized) && !asksMeaning(normalized),
  );

/** Who asks right after the cure what the code was hears what it seems to have been, and what to do next time; true where it was that. */
export async function sayWhatItWas(talk: Talk): Promise<boolean> {
  const helped = whatHelped(talk);
  if (!helped?.shows) return false;
  talk.beginText(helped.shows);
  talk.guess([], 'alone');
  await talk.say('close.next-time', { fix: helped.label }, { kind: 'close', id: 'glad' });
  return true;
}

/** The same in one line to who asks something else besides. */
export function beginWhatItWas(talk: Talk): void {
  const shows = asksCodeMeaning(talk.reading.understanding.normalized) ? whatHelped(talk)?.shows : undefined;
  if (shows) talk.beginText(shows);
}

function whatHelped(talk: Talk): FixEntry | undefined {
  if (talk.incident || !wasJustFixed(talk)) return undefined;
  const [closed] = talk.input.recentlyClosed;
  return codeFileOf(talk).fixes.find(({ id }) => id === closed?.resolution?.fix);
}
