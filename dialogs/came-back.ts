import type { DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { isMoneySettled } from '../src/incident/is-money-at-risk';
import { tellsOtherTerminal } from '../src/language/words/tells-other-terminal';
import { codeFileOf, modelOf, openCase } from './case';
import type { Pending } from './memory';
import type { Talk } from './talk';

/** Symptoms that name no fault of their own. */
const NAMES_NO_CAUSE = /^(?:fault\.(?:code-.+|unspecified)|act\..+|none)$/;

/** The menu that is offered to who comes back with a fault that was solved. */
export const isAgain = (pending: Pending | undefined): boolean =>
  pending?.kind === 'menu' && (pending.id === 'again' || pending.id === 'again-helped');

/** A fault that was solved within the days that `recentlyClosed` covers is told of once more: the same code, or no other cause where one of the two had none. */
export function cameBack(talk: Talk): boolean {
  const { earlier, codes } = openCase(talk);
  if (!earlier || tellsOtherTerminal(talk.reading.understanding.normalized)) return false;
  if (codes.length > 0 && earlier.codes.length > 0) return codes.some(code => earlier.codes.includes(code));
  const { intent } = talk.reading.understanding;
  return NAMES_NO_CAUSE.test(intent) || intent === `fault.${earlier.cause}`;
}

/** The step that helped last time, where it can be proposed to this terminal now. */
function helpedStep(talk: Talk): { readonly id: string; readonly label: string } | undefined {
  const id = openCase(talk).earlier?.fix;
  const isPossible = modelOf(talk).fixes.some(fix => fix.id === id);
  return isPossible ? codeFileOf(talk).fixes.find(fix => fix.id === id) : undefined;
}

/** Advises a person, who is given what was found out then; the step that helped may be tried once more. */
export async function askWhetherAgain(talk: Talk): Promise<DialogTurnResult> {
  const helped = helpedStep(talk);
  const step = { kind: 'handoff', id: 'offer' } as const;
  if (helped) {
    const text = talk.text('start.again-helped', { fix: helped.label });
    await talk.ask({ kind: 'menu', id: 'again-helped' }, 'start.again-helped', text, step);
  } else await talk.ask({ kind: 'menu', id: 'again' }, 'start.again', talk.text('start.again'), step);
  return Dialog.EndOfTurn;
}

/** Keeps that the step that helped last time is wanted; true where the message says so. */
export function wantsSameAgain(talk: Talk): boolean {
  const helped = helpedStep(talk);
  if (talk.reading.optionId !== 'again.same' || !helped) return false;
  talk.remember({ again: helped.id });
  return true;
}

/** The wanted step, once nothing stands before it any more. */
export function stepWantedAgain(talk: Talk): string | undefined {
  const { again } = talk.memory;
  if (again === undefined) return undefined;
  const incident = openCase(talk);
  talk.remember({ again: undefined });
  const isDone = incident.attempts.some(({ fix }) => fix === again);
  const fix = modelOf(talk).fixes.find(({ id }) => id === again);
  return fix && !isDone && (isMoneySettled(incident) || !fix.swipes) ? fix.id : undefined;
}

/** What helped last time has just failed: nothing is nearer than a person. */
export const failedAgain = ({ incident, input }: Talk): boolean => {
  const last = incident?.attempts.at(-1);
  return last?.result === 'not-fixed' && last.fix === incident?.earlier?.fix && last.at === input.now.toISOString();
};
