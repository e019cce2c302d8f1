import type { DialogContext } from 'botbuilder-dialogs';
import { asksIfQueued } from '../src/language/words/asks-if-queued';
import { asksForPerson } from './asks-for-person';
import { saysFixed, tellsStillBroken } from './says-fixed';
import type { Talk } from './talk';
import { reprompt } from './thread';

/** Answers who asks whether they still wait for a person, in the queue, outside it and after the close; true where it was that. */
export async function answerIfQueued(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { owner, reading, input } = talk;
  if (owner === 'agent' || reading.kind !== 'text' || reading.isTapped) return false;
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
