import { isMoneyAtRisk } from './is-money-at-risk';
import type { Incident } from './incident';

/** Kinds of case; an intake field names those in which an agent needs it. */
export type CaseKind = 'always' | 'money' | 'danger' | 'fault' | 'callback';

export type IntakeFieldId =
  | 'record'
  | 'screenText'
  | 'occurredAt'
  | 'amountFen'
  | 'slipNo'
  | 'acquirer'
  | 'brandModel'
  | 'serialNo'
  | 'merchantNo'
  | 'terminalNo'
  | 'phone';

/** What the intake needs to know of a field; the knowledge's own entries fit as they are. */
export interface IntakeRule {
  readonly id: IntakeFieldId;
  readonly when: readonly CaseKind[];
  /** Lowest first. */
  readonly rank: number;
}

/** What sort of case this is; `callback` once it is, or is about to be, handed to a person. */
export function caseKinds(
  incident: Incident,
  { handingOff = false }: { handingOff?: boolean } = {},
): readonly CaseKind[] {
  const money = isMoneyAtRisk(incident) || incident.dangers.includes('safety.money-debited');
  const danger = incident.dangers.some(id => id === 'safety.tamper' || id === 'safety.scam');
  const fault = incident.codes.length > 0 || incident.symptoms.length > 0;
  const callback = handingOff || incident.handoff !== undefined;
  return [
    'always',
    ...(money ? (['money'] as const) : []),
    ...(danger ? (['danger'] as const) : []),
    ...(fault ? (['fault'] as const) : []),
    ...(callback ? (['callback'] as const) : []),
  ];
}

/**
 * The fields that matter to a case of these kinds, are not known and were not skipped; most wanted first.
 * A field that was asked and got no usable answer is still missing: mark it skipped (`withSkippedField`) or note it.
 */
export const missingFields = <F extends IntakeRule>(
  incident: Incident,
  fields: readonly F[],
  kinds: readonly CaseKind[],
): readonly F[] =>
  fields
    .filter(field => field.when.some(kind => kind === 'always' || kinds.includes(kind)))
    .filter(field => !incident.intake.skipped.includes(field.id) && !isKnown(incident, field.id))
    .sort((a, b) => a.rank - b.rank);

/** Marks a field as asked; the order of asking is kept, repeats are not. */
export const withAskedField = (incident: Incident, field: IntakeFieldId): Incident => ({
  ...incident,
  intake: { ...incident.intake, asked: [...new Set([...incident.intake.asked, field])] },
});

/** A field that something more urgent came before may be asked again. */
export const withoutAskedField = (incident: Incident, field: IntakeFieldId): Incident => ({
  ...incident,
  intake: { ...incident.intake, asked: incident.intake.asked.filter(id => id !== field) },
});

/** Marks a field as one the merchant does not want to, or cannot, give. */
export const withSkippedField = (incident: Incident, field: IntakeFieldId): Incident => ({
  ...incident,
  intake: { ...incident.intake, skipped: [...new Set([...incident.intake.skipped, field])] },
});

/** What a merchant adds of their own accord, in order, is kept up to this length. */
const MAX_ADDED = 600;

const BETWEEN = '；';

/** Keeps what the merchant adds beside the fields, as it was put (redacted). */
export function withAddition(incident: Incident, text: string): Incident {
  const before = incident.intake.notes['added'];
  if (before?.includes(text)) return incident;
  // What is said once more with something beside it takes the place of what was kept of it.
  const parts = (before?.split(BETWEEN) ?? []).filter(part => !text.includes(part));
  const added = [...parts, text].join(BETWEEN);
  return {
    ...incident,
    intake: { ...incident.intake, notes: { ...incident.intake.notes, added: added.slice(0, MAX_ADDED) } },
  };
}

/** Places are told in a few words, one after the other. */
const MAX_PLACES = 60;

/** Keeps where the terminal stands, and where it was taken afterwards, in order and without repeats. */
export function withPlace(incident: Incident, place: string | undefined): Incident {
  const { place: before, ...notes } = incident.intake.notes;
  const told = before === undefined ? [] : before.split('；');
  if (place === undefined || told.some(known => known.includes(place))) return incident;
  const text = [...told.filter(known => !place.includes(known)), place].join('；').slice(0, MAX_PLACES);
  return { ...incident, intake: { ...incident.intake, notes: { ...notes, place: text } } };
}

/** Keeps an answer as the merchant put it (redacted), where it is not one of the typed facts. */
export const withNote = (incident: Incident, field: IntakeFieldId, text: string): Incident => ({
  ...incident,
  intake: { ...incident.intake, notes: { ...incident.intake.notes, [field]: text } },
});

function isKnown({ terminal, money, contact, intake }: Incident, field: IntakeFieldId): boolean {
  if (intake.notes[field] !== undefined) return true;
  switch (field) {
    case 'screenText':
      return false;
    case 'record':
    case 'occurredAt':
    case 'amountFen':
    case 'slipNo':
      return money[field] !== undefined;
    case 'brandModel':
      return terminal.brand !== undefined || terminal.model !== undefined;
    case 'phone':
      return contact.phone !== undefined;
    case 'acquirer':
    case 'serialNo':
    case 'merchantNo':
    case 'terminalNo':
      return terminal[field] !== undefined;
  }
}
