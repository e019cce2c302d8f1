import { isDenied } from '../src/language/read-polarity';
import { withNote } from '../src/incident/intake';
import type { Incident } from '../src/incident/incident';
import { splitClauses } from '../src/language/split-clauses';
import { questionFor } from './menus';
import type { Talk } from './talk';

/** From here on a part of a message is about the money. */
const NEWS_MIN = 0.7;

/**
 * What a message says of a sale in doubt: the terminal's own record shows success, a worry whether something charges again, or more about
 * the debit. Part by part, since speech runs news and questions together.
 */
export function readMoneyNews(talk: Talk): 'money.shown-success' | 'money.no-harm' | 'money.double' | undefined {
  const { knowledge, reading, tools, input } = talk;
  const question = questionFor({ kind: 'menu', id: 'money-lookup' }, knowledge, tools.phrasing);
  const parts = splitClauses(reading.text).map(clause => ({
    understood: tools.reader.understand(clause, input.now),
    looked: tools.reader.interpret(question, clause, input.now),
  }));
  const aboutDebit = parts.filter(
    ({ understood }) => understood.intent === 'safety.money-debited' && understood.confidence >= NEWS_MIN,
  );
  const shown = parts.some(
    ({ understood, looked }) =>
      !understood.isQuestion &&
      !isDenied(understood.normalized) &&
      looked.kind === 'option' &&
      looked.optionId === 'money.found-success' &&
      looked.confidence >= NEWS_MIN,
  );
  if (shown) return 'money.shown-success';
  if (aboutDebit.some(({ understood }) => understood.isQuestion)) return 'money.no-harm';
  return aboutDebit.length > 0 ? 'money.double' : undefined;
}

/** Keeps for the agent that the terminal's own record shows success. */
export const withRecord = (incident: Incident, talk: Talk): Incident =>
  withNote(incident, 'record', talk.text('card.record.success'));
