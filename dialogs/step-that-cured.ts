import { normalize } from '../src/language/normalize';
import { splitClauses } from '../src/language/split-clauses';
import { readDeeds } from '../src/language/words/names-deed';
import { refusesStep, takesStepUp } from '../src/language/words/refuses-step';
import { tellsNoUse } from '../src/language/words/tells-done';
import { failsAnew } from '../src/language/words/tells-relapse';
import { codeFileOf, likeliestCause, modelOf, openCase } from './case';
import type { Talk } from './talk';

/**
 * The step that is credited with the cure: what they say they did; else the one that stood open, unless they refused it. None where nobody can
 * tell, since a wrong cause and a wrong advice are worse than none.
 */
export function stepThatCured(talk: Talk, openFix?: string): string | undefined {
  const stood = openFix ?? openCase(talk).attempts.findLast(({ result }) => result === 'fixed')?.fix;
  const open = stood !== undefined && wasRefused(talk, stood) ? undefined : stood;
  return (
    deedNow(talk, open) ??
    stepTold(talk) ??
    deedTold(talk, open) ??
    curedBefore(talk, stood) ??
    stepThatHelped(talk, open)
  );
}

/** What helped before, and never failed since: a step that was only proposed afterwards has done nothing. */
const curedBefore = (talk: Talk, stood: string | undefined): string | undefined =>
  openCase(talk).attempts.findLast(({ fix, result }) => result === 'fixed' && fix !== stood)?.fix;

/** The step that the merchant has told of last, other than what was wrongly credited. */
export function deedBefore(talk: Talk, credited: string): string | undefined {
  const known = codeFileOf(talk).fixes.map(({ id }) => id);
  return talk.input.transcript
    .filter(({ from }) => from === 'merchant')
    .map(({ text }) => deedsHeld(text).filter(id => id !== credited && known.includes(id)))
    .findLast(found => found.length > 0)?.[0];
}

/** The steps that a message says were done, after whatever it says was in vain: `等了一会儿还是不行`, `擦了还是3000 换了张卡 成了`. */
function deedsHeld(text: string): readonly string[] {
  const clauses = splitClauses(text).map(normalize);
  const vain = clauses.findLastIndex(clause => failsAnew(clause) || tellsNoUse(clause));
  return readDeeds(vain < 0 ? normalize(text) : clauses.slice(vain + 1).join(' '));
}

/** Since it was proposed, the last that was said of it is that it cannot be done here: `结啥算 应用都进不去`. */
function wasRefused({ input: { transcript } }: Talk, fix: string): boolean {
  const from = transcript.findLastIndex(
    ({ from: speaker, reply }) => speaker === 'bot' && reply?.step.kind === 'try' && reply.step.id !== fix,
  );
  const since = transcript.slice(from + 1);
  const proposed = since.findIndex(({ reply }) => reply?.step.kind === 'try' && reply.step.id === fix);
  if (proposed < 0) return false;
  const last = since
    .slice(proposed)
    .filter(({ from: speaker }) => speaker === 'merchant')
    .map(({ text }) => normalize(text))
    .findLast(text => refusesStep(text) || takesStepUp(text));
  return last !== undefined && refusesStep(last) && !takesStepUp(last);
}

/** The one step that the message names, where this terminal has it and it does something against the likeliest cause. */
function stepTold(talk: Talk): string | undefined {
  const [id, ...others] = talk.reading.triedInVain;
  if (id === undefined || others.length > 0 || !modelOf(talk).fixes.some(fix => fix.id === id)) return undefined;
  const cause = likeliestCause(talk)?.id;
  const cures = codeFileOf(talk).fixes.find(fix => fix.id === id)?.cures ?? {};
  return cause === undefined || (cures[cause] ?? 0) > 0 ? id : undefined;
}

/** Messages before the news of the cure in which the deed that did it is told. */
const DEED_WITHIN = 4;

/**
 * The step that was last said to be done, where this terminal has it: what stood open may never have been done. Where a message names several,
 * it is the open one: `连了店里wifi 有更新 点了装好了` tells of the update.
 */
function deedTold(talk: Talk, open: string | undefined): string | undefined {
  const said = talk.input.transcript.filter(({ from }) => from === 'merchant').slice(-DEED_WITHIN);
  return deedIn(talk, said, open);
}

/** The same of this very message. */
const deedNow = (talk: Talk, open: string | undefined): string | undefined =>
  deedIn(talk, [{ text: talk.reading.text, at: talk.at }], open);

function deedIn(
  talk: Talk,
  said: readonly { readonly text: string; readonly at: string }[],
  open: string | undefined,
): string | undefined {
  const known = new Set(modelOf(talk).fixes.map(({ id }) => id));
  // `结算成功了 还是不行`: what was told to have failed then, or later, has to be told once more.
  const failed = openCase(talk).attempts.filter(({ result }) => result === 'not-fixed');
  const deeds = said
    .map(({ text, at }) =>
      deedsHeld(text).filter(
        id => known.has(id) && !failed.some(({ fix, at: failedAt }) => fix === id && failedAt >= at),
      ),
    )
    .findLast(found => found.length > 0);
  return open !== undefined && deeds?.includes(open) ? open : deeds?.[0];
}

/** A step that was begun before another was granted meanwhile, where it is the one against the likeliest cause: new paper while settling. */
function stepThatHelped(talk: Talk, open: string | undefined): string | undefined {
  const { setAside } = talk.memory;
  const cause = likeliestCause(talk)?.id;
  // What is known to make no sense here has not helped: signing in where it failed.
  if (open !== undefined && !modelOf(talk).fixes.some(({ id }) => id === open)) return undefined;
  if (setAside === undefined || cause === undefined) return open;
  const cures = (id: string | undefined): boolean =>
    codeFileOf(talk).fixes.find(fix => fix.id === id)?.cures[cause] !== undefined;
  return cures(setAside) && !cures(open) ? setAside : open;
}
