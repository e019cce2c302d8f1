import { isDamaged } from '../src/incident/with-danger';
import type { Knowledge } from '../src/knowledge/knowledge';
import { refusesQuestions } from '../src/language/words/refuses-questions';
import { asksForTried } from './read-step';
import type { Talk } from './talk';

/** The word that a message asks to have explained. */
export function termAsked(talk: Talk): Knowledge['glossary'][number] | undefined {
  const { understanding, clauses } = talk.reading;
  const term = talk.knowledge.glossary.find(({ id }) => id === understanding.asksTerm);
  // How to switch it on again is no answer to who may not use it.
  if (!term || talk.owner === 'agent' || (talk.incident && isDamaged(talk.incident))) return undefined;
  // `没有存储满 要不要按久一点` names the word in a part that asks nothing.
  if (clauses.length > 1 && !clauses.some(clause => clause.understanding.asksTerm === term.id)) return undefined;
  // `你别光问商户号` asks for no explanation of it.
  if (refusesQuestions(understanding.normalized)) return undefined;
  // Whether a step that was done in vain is worth doing again is no question about a word.
  if (talk.pending?.kind === 'fix' && asksForTried(talk, talk.pending.id)) return undefined;
  return term;
}
