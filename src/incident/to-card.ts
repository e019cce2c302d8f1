import { toShanghaiText } from '../clock';
import { curedBy } from './cured-by';
import { hasGoneThrough, isMoneyAtRisk } from './is-money-at-risk';
import { maskPhone, maskPhones, plainText } from './plain-text';
import type { Incident, Observation } from './incident';
import type { EarlierCase } from './earlier-case';
import type { CardEarlier, CardMoney, CardNextStep, CardNumber, CardTitle, IncidentCard } from './incident-card';
import type { Vocabulary } from './vocabulary';

const CAUSES = { most: 4, leastPercent: 5, titleShare: 1 / 3 };

/** The planner's next step, as far as the card shows it. */
export interface CardStep {
  readonly kind: 'ask' | 'try' | 'handoff';
  readonly id?: string;
}

/** Puts an incident into the form agents read; pure, and safe to show whatever the merchant wrote. */
export function toCard(incident: Incident, vocabulary: Vocabulary, nextStep?: CardStep): IncidentCard {
  const { screenText, ...notes } = incident.intake.notes;
  const { handoff, contact, earlier } = incident;
  const toAnswer = ({ check, answer }: Observation): IncidentCard['answered'][number] => ({
    question: vocabulary.checkLabel(check),
    answer: answer === 'unsure' || answer === 'skipped' ? answer : vocabulary.answerLabel(check, answer),
  });
  const next = nextOf(incident, vocabulary, nextStep);
  const cure = curedBy(incident);
  return {
    incidentId: incident.id,
    title: toTitle(incident, vocabulary),
    priority: incident.priority,
    openedAt: toShanghaiText(incident.openedAt),
    // A channel's id of somebody tells an agent nothing.
    merchant: plainText(incident.merchant.name ?? '', 40),
    device: deviceOf(incident, vocabulary),
    numbers: numbersOf(incident),
    ...(contact.name && { contactName: plainText(contact.name, 20) }),
    ...(contact.phone && { phone: maskPhone(plainText(contact.phone, 20)) }),
    screen: {
      codes: incident.codes.map(code => plainText(code, 10)),
      ...(screenText && { text: plainText(screenText) }),
    },
    firstWords: maskPhones(plainText(incident.firstWords)),
    money: moneyOf(incident),
    dangers: incident.dangers,
    answered: incident.observations.filter(({ unasked }) => !unasked).map(toAnswer),
    mentioned: incident.observations.filter(({ unasked }) => unasked).map(toAnswer),
    tried: incident.attempts.map(({ fix, result }) => ({ fix: vocabulary.fixLabel(fix), result })),
    ...(cure && { curedBy: vocabulary.fixLabel(cure) }),
    causes: likelyCauses(incident, vocabulary),
    ...(next && { nextStep: next }),
    ...(earlier && { earlier: earlierOf(earlier, vocabulary) }),
    ...(handoff && {
      handoff: {
        reason: handoff.reason,
        at: toShanghaiText(handoff.at),
        ...(handoff.agent && { agent: plainText(handoff.agent.name, 40) }),
      },
    }),
    notes: Object.entries(notes).map(([field, text]) => ({ field, text: maskPhones(plainText(text)) })),
    skipped: incident.intake.skipped,
  };
}

function toTitle(incident: Incident, vocabulary: Vocabulary): CardTitle {
  const [likeliest] = byProbability(incident);
  const danger = incident.dangers.find(id => id !== 'safety.money-debited');
  return {
    codes: incident.codes.map(code => plainText(code, 10)),
    ...(likeliest &&
      likeliest[0] !== 'other' &&
      likeliest[1] >= CAUSES.titleShare && { cause: vocabulary.causeLabel(likeliest[0]) }),
    moneyAtRisk: isMoneyAtRisk(incident),
    ...(danger && { danger }),
  };
}

const earlierOf = (
  { closedAt, codes, cause, fix, text, attempts }: EarlierCase,
  vocabulary: Vocabulary,
): CardEarlier => ({
  closedAt: toShanghaiText(closedAt),
  codes: codes.map(code => plainText(code, 10)),
  ...(cause !== undefined && { cause: vocabulary.causeLabel(cause) }),
  ...(fix !== undefined && { helped: vocabulary.fixLabel(fix) }),
  ...(text !== undefined && { text: maskPhones(plainText(text)) }),
  tried: attempts
    .filter(({ result }) => result !== 'fixed')
    .map(({ fix: tried, result }) => ({ fix: vocabulary.fixLabel(tried), result })),
});

function deviceOf({ terminal }: Incident, vocabulary: Vocabulary): readonly string[] {
  return (['acquirer', 'brand', 'model', 'kind'] as const).flatMap(field => {
    const id = terminal[field];
    return id === undefined ? [] : [plainText(vocabulary.terminalLabel(field, id), 40)];
  });
}

function numbersOf({ terminal, money }: Incident): readonly CardNumber[] {
  const known = { ...terminal, slipNo: money.slipNo };
  return (['merchantNo', 'terminalNo', 'serialNo', 'slipNo'] as const).flatMap(field => {
    const value = known[field];
    return value === undefined ? [] : [{ field, value: plainText(value, 40) }];
  });
}

const moneyOf = ({ money }: Incident): CardMoney => ({
  state: money.state,
  ...(money.amountFen !== undefined && { amountYuan: (money.amountFen / 100).toFixed(2) }),
  ...(money.occurredAt && { occurredAt: plainText(timeText(money.occurredAt), 60) }),
  ...(money.record && { record: money.record }),
  ...(money.twice && { twice: money.twice }),
});

/** A time, or the two ends of a range, as an agent reads it; what is no time stays as it is. */
const timeText = (occurredAt: string): string =>
  occurredAt
    .split('/')
    .map(part => (Number.isNaN(Date.parse(part)) ? part : toShanghaiText(part)))
    .join(' - ');

const likelyCauses = (incident: Incident, vocabulary: Vocabulary): IncidentCard['causes'] =>
  byProbability(incident)
    .map(([id, probability]) => ({ id, label: vocabulary.causeLabel(id), percent: Math.round(probability * 100) }))
    .filter(({ percent }) => percent >= CAUSES.leastPercent)
    .slice(0, CAUSES.most);

const byProbability = ({ belief }: Incident): readonly (readonly [string, number])[] =>
  Object.entries(belief).sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1));

/** While a sale is in doubt nothing but the sale comes next, whatever the planner would look for; first what the terminal says of it, where the merchant can look. */
function nextOf(incident: Incident, vocabulary: Vocabulary, planned: CardStep | undefined): CardNextStep | undefined {
  if (incident.status === 'closed') return undefined;
  if (isMoneyAtRisk(incident) && !hasGoneThrough(incident)) {
    const mayLook = incident.money.record === undefined && !incident.intake.skipped.includes('record');
    return { kind: 'money', id: mayLook ? 'record' : 'acquirer' };
  }
  const label = planned && labelOf(planned, vocabulary);
  return planned && { kind: planned.kind, ...(label && { label }) };
}

function labelOf({ kind, id }: CardStep, vocabulary: Vocabulary): string | undefined {
  if (id === undefined || kind === 'handoff') return undefined;
  return kind === 'ask' ? vocabulary.checkLabel(id) : vocabulary.fixLabel(id);
}
