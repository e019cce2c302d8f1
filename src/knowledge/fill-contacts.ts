import type { StepQuestion } from './language-schema';
import type { Contacts } from './schema';

const NAMED = /\{contact\.([a-z0-9-]{1,40})\}/g;

/** The public lines that a text names: `打反诈专线{contact.anti-fraud}` -> `anti-fraud`. */
export const contactsNamed = (text: string): readonly string[] =>
  [...text.matchAll(NAMED)].map(([, name = '']) => name);

/** A question with the numbers of the public lines that its answer names; the check has found those that are not there. */
export const fillContacts = (question: StepQuestion, { public: lines }: Contacts): StepQuestion =>
  contactsNamed(question.text).length === 0
    ? question
    : {
        ...question,
        text: question.text.replace(NAMED, (_, name: string) => lines.find(({ id }) => id === name)?.phone ?? ''),
      };
