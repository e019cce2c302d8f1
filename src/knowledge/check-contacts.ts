import type { KnowledgeFault } from '../errors';
import { contactsNamed } from './fill-contacts';
import { duplicates, faultsOf } from './faults-of';
import type { KnowledgeFiles } from './load-knowledge';

/** contacts.yaml gives nothing out that nobody has reviewed; intake.yaml asks each thing once. */
export function checkContacts({ contacts, intake, questions }: KnowledgeFiles): KnowledgeFault[] {
  return [
    ...(contacts ? [...checkReview(contacts), ...checkPublic(contacts, questions)] : []),
    ...(intake ? checkIntake(intake) : []),
  ];
}

/** Each public line stands once, and each that a text names is there. */
function checkPublic(
  file: NonNullable<KnowledgeFiles['contacts']>,
  questions: KnowledgeFiles['questions'],
): KnowledgeFault[] {
  const { public: lines = [] } = file.data;
  return [
    ...duplicates<{ id: string }>(lines, ({ id }) => id).map(({ index, key }) =>
      faultsOf(file)(['public', index, 'id'], `duplicate id ${key}: keep one of the two`),
    ),
    ...questions.flatMap(from =>
      from.data.questions.flatMap((question, index) =>
        contactsNamed(question.text)
          .filter(name => !lines.some(({ id }) => id === name))
          .map(name =>
            faultsOf(from)(
              ['questions', index, 'text'],
              `contacts.yaml has no public line ${name}: add it under public, or take {contact.${name}} out`,
            ),
          ),
      ),
    ),
  ];
}

function checkReview(file: NonNullable<KnowledgeFiles['contacts']>): KnowledgeFault[] {
  const at = faultsOf(file);
  const { contacts = [], hours = [], reviewedBy, reviewedOn } = file.data;
  return [
    ...(contacts.length > 0 && (reviewedBy === undefined || reviewedOn === undefined)
      ? [at(['contacts'], 'nobody has reviewed these contacts: write reviewedBy and reviewedOn')]
      : []),
    ...contacts.flatMap(({ phone, url, note }, index) =>
      phone === undefined && url === undefined && note === undefined
        ? [at(['contacts', index], 'says nothing: add phone, url or note')]
        : [],
    ),
    ...hours.flatMap(({ from, to }, index) =>
      from < to
        ? []
        : [at(['hours', index, 'from'], `${from} is not before ${to}: split hours that pass midnight in two`)],
    ),
  ];
}

function checkIntake(file: NonNullable<KnowledgeFiles['intake']>): KnowledgeFault[] {
  const repeated = duplicates<{ id: string }>(file.data.fields, ({ id }) => id);
  return repeated.map(({ index, key }) =>
    faultsOf(file)(['fields', index, 'id'], `duplicate id ${key}: keep one of the two`),
  );
}
