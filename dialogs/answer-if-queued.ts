import type { DialogContext } from 'botbuilder-dialogs';
import { asksIfQueued } from '../src/language/words/asks-if-queued';
import { hasGoneThrough, isMoneyInDoubt } from '../src/incident/is-money-at-risk';
import { asksWhyPerson } from '../src/language/words/asks-wait';
import { readRecord } from '../src/language/words/read-record';
import { readWorry } from '../src/language/words/read-worry';
import { asksForPerson } from './asks-for-person';
import { whereToLook } from './asks-where-to-look';
import { saysFixed, tellsStillBroken } from './says-fixed';
import type { Talk } from './talk';
import { reprompt } from './thread';
import type { WordingKey } from './wording-keys';

/** Answers who asks whether they still wait for a person, in the queue, outside it and after the close; true where it was that. */
export async function answerIfQueued(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { owner, reading, input } = talk;
  if (owner === 'agent' || reading.kind !== 'text' || reading.isTapped) return false;
  const why = whyPerson(talk);
  if (why !== undefined) {
    talk.isAnswered = true;
    talk.begin(why);
    await reprompt(dc, talk);
    return true;
  }
  if (!reading.clauses.some(({ understanding }) => asksIfQueued(understanding.normalized))) return false;
  if (owner === 'queue') {
    talk.begin('handoff.still-queued');
    await reprompt(dc, talk);
    return true;
  }
  // Who asks whether there is anybody, and for one, is given one; what else is told goes on.
  if (asksForPerson(talk) || saysFixed(talk) || tellsStillBroken(talk)) return false;
  const hadPerson = input.transcript.some(({ from, text }) => from === 'bot' && saidQueued(talk, text));
  if (!hadPerson) return false;
  talk.begin('handoff.not-queued');
  if (talk.pending && dc.activeDialog && talk.incident) {
    talk.offersPerson = true;
    await reprompt(dc, talk);
  } else
    await talk.say('handoff.queue-again', {}, { kind: 'answer', id: 'queued' }, [
      talk.tools.phrasing.choice('request.human'),
    ]);
  return true;
}

const saidQueued = (talk: Talk, text: string): boolean =>
  (['handoff.queued', 'handoff.queued-money'] as const).some(key => text.includes(talk.text(key)));

/** Why a person is waited for, to who asks it while a sale is in doubt, or was until the record showed that it went through. */
function whyPerson(talk: Talk): WordingKey | undefined {
  const { incident, owner, reading, memory } = talk;
  if (!incident || owner !== 'queue' || !asksWhyPerson(reading.understanding.normalized)) return undefined;
  if (readRecord(reading.text) !== undefined || whereToLook(talk) !== undefined) return undefined;
  if (readWorry(reading.understanding.normalized) !== undefined) return undefined;
  if (isMoneyInDoubt(incident)) return 'handoff.why-money';
  return hasGoneThrough(incident) && memory.cured !== true ? 'handoff.why-done' : undefined;
}
