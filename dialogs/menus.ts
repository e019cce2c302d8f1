import type { AnswerQuestion } from '../src/language/understanding';
import type { Knowledge } from '../src/knowledge/knowledge';
import type { StepQuestion } from '../src/knowledge/language-schema';
import type { Choice } from '../src/store/records';
import type { MenuId, Pending } from './memory';
import type { Phrasing } from './phrasing';
import type { ChoiceId } from './choice-ids';

/** What can be tapped under each of the dialogs' own questions. */
export const MENU_CHOICES: Readonly<Record<MenuId, readonly ChoiceId[]>> = {
  what: ['fault.unspecified', 'ask.meaning-3000', 'ask.bot', 'request.human'],
  'money-lookup': ['money.found-success', 'money.found-failed', 'money.not-listed', 'money.cannot-look'],
  'handoff-offer': ['request.human', 'act.continue'],
  code: ['act.fixed', 'act.not-fixed', 'request.human'],
  rating: ['rating.good', 'rating.fair', 'rating.poor'],
  again: ['request.human', 'act.continue'],
  'again-helped': ['request.human', 'again.same', 'act.continue'],
  damage: ['damage.yes', 'damage.no'],
  waiting: ['act.cancel'],
  leave: ['handoff.drop', 'handoff.keep'],
  'keep-human': ['handoff.drop', 'handoff.keep'],
  'not-taken': ['handoff.self', 'handoff.keep'],
  scam: ['request.human', 'scam.go-on'],
};

/** What can be tapped where nobody can look yet. */
const LATER_CHOICES: readonly ChoiceId[] = ['money.cannot-look'];

const FIX_CHOICES: readonly ChoiceId[] = ['act.fixed', 'act.not-fixed', 'act.could-not'];

/** The buttons that go with an open question. */
export function choicesFor(pending: Pending, knowledge: Knowledge, phrasing: Phrasing): readonly Choice[] {
  switch (pending.kind) {
    case 'check': {
      const { which } = pending;
      const all = checkOptions(pending.id, knowledge);
      const options = which ? all.filter(({ id }) => id === which.before || id === which.now) : all;
      const saysUnsure = options.some(option => option.implies?.value === 'unknown');
      const choices = options.map(({ id, label }) => ({ id, label }));
      return saysUnsure ? choices : [...choices, phrasing.choice('act.unsure')];
    }
    case 'fix':
      return FIX_CHOICES.map(phrasing.choice);
    case 'field':
      return [phrasing.choice('act.skip'), phrasing.choice('act.skip-all')];
    case 'menu':
      return (pending.isLater === true ? LATER_CHOICES : MENU_CHOICES[pending.id]).map(phrasing.choice);
  }
}

/** The open question in the form that `interpret` reads answers against. */
export function questionFor(pending: Pending, knowledge: Knowledge, phrasing: Phrasing): AnswerQuestion {
  switch (pending.kind) {
    case 'check':
      return {
        id: pending.id,
        text: knowledge.checks.find(check => check.id === pending.id)?.text ?? '',
        options: checkOptions(pending.id, knowledge),
      };
    case 'fix':
      return { id: 'fix', text: '', options: FIX_CHOICES.map(phrasing.option) };
    case 'field':
      return { text: '', options: [] };
    case 'menu':
      // Who waits may say anything: only what was learnt of it counts, since "好的" is no wish to go on and "没有" none to leave.
      return pending.id === 'waiting'
        ? { id: 'queue', text: '', options: [] }
        : { text: '', options: MENU_CHOICES[pending.id].map(phrasing.option) };
  }
}

const QUESTION = 'question.';

/** The button that asks one of the knowledge's own questions, and the question that a button asks. */
export const questionChoice = ({ id, title }: StepQuestion): Choice => ({ id: `${QUESTION}${id}`, label: title });
export const questionOf = (choiceId: string): string | undefined =>
  choiceId.startsWith(QUESTION) ? choiceId.slice(QUESTION.length) : undefined;

const checkOptions = (checkId: string, knowledge: Knowledge) =>
  knowledge.checks.find(check => check.id === checkId)?.options ?? [];
