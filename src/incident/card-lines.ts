import type { IncidentCard } from './incident-card';

/** Chinese labels by key, from the wording's `card.*`. */
export type CardLabels = Readonly<Record<string, string>>;

/** One section of the card: a label with a value, a list, or both. */
export interface CardLine {
  readonly label: string;
  readonly value?: string;
  readonly items?: readonly string[];
}

/** Every fixed key the renderers look up; the wording file must have each. */
export const CARD_LABEL_KEYS = [
  'card.title',
  'card.merchant',
  'card.device',
  'card.merchantNo',
  'card.terminalNo',
  'card.serialNo',
  'card.slipNo',
  'card.contact',
  'card.phone',
  'card.screen',
  'card.firstWords',
  'card.money',
  'card.money.unknown',
  'card.money.uncertain',
  'card.money.none',
  'card.money.debited',
  'card.money.received',
  'card.money.twice',
  'card.yuan',
  'card.dangers',
  'card.danger.safety.money-debited',
  'card.danger.safety.tamper',
  'card.danger.safety.scam',
  'card.danger.safety.card-data',
  'card.answered',
  'card.mentioned',
  'card.answer.unsure',
  'card.answer.skipped',
  'card.tried',
  'card.result.fixed',
  'card.result.not-fixed',
  'card.result.could-not',
  'card.earlier',
  'card.earlier.helped',
  'card.causes',
  'card.next',
  'card.next.ask',
  'card.next.try',
  'card.next.handoff',
  'card.next.money-record',
  'card.next.money-acquirer',
  'card.handoff',
  'card.reason.merchant-asked',
  'card.reason.offer-accepted',
  'card.reason.money',
  'card.reason.tamper',
  'card.reason.scam',
  'card.reason.code',
  'card.reason.again',
  'card.agent',
  'card.notes',
  'card.skipped',
  'card.priority.high',
  'card.priority.urgent',
  'card.screenText',
  'card.occurredAt',
  'card.amountFen',
  'card.acquirer',
  'card.brandModel',
  'card.added',
  'card.cured',
  'card.cured.by',
  'card.wants',
  'card.place',
  'card.record',
  'card.record.success',
  'card.record.failed',
  'card.record.not-listed',
  'card.record.not-success',
  'card.record.both',
  'card.record.unclear',
] as const;

export type CardLabelKey = (typeof CARD_LABEL_KEYS)[number];

/** A label; the key itself where the wording lacks it, so that a card is always readable. */
export const labelFor = (labels: CardLabels, key: string): string => labels[key] ?? key;

/** `[urgent] 3000 · likely cause · money`: the card's headline and the title of the desk's list. */
export function cardTitle({ title, priority }: IncidentCard, labels: CardLabels): string {
  const parts = [
    title.codes.join(' ') || labelFor(labels, 'card.title'),
    ...(title.moneyAtRisk ? [labelFor(labels, 'card.danger.safety.money-debited')] : []),
    ...(title.danger ? [labelFor(labels, `card.danger.${title.danger}`)] : []),
    ...(title.cause ? [title.cause] : []),
  ];
  const urgency = priority === 'normal' ? '' : `[${labelFor(labels, `card.priority.${priority}`)}] `;
  return urgency + parts.join(' · ');
}

/** The card's sections in the order in which an agent needs them; empty ones are left out. */
export function cardLines(card: IncidentCard, labels: CardLabels): readonly CardLine[] {
  const label = (key: string): string => labelFor(labels, `card.${key}`);
  // Who is cured wants something else of a person: that comes first, and not what is no longer wrong.
  const wants = card.curedBy === undefined ? undefined : card.notes.find(({ field }) => field === 'added');
  const lines: CardLine[] = [
    { label: label('dangers'), value: card.dangers.map(id => label(`danger.${id}`)).join(' · ') },
    { label: label('cured'), value: card.curedBy && `${label('cured.by')} ${card.curedBy}` },
    { label: label('wants'), value: wants?.text },
    { label: label('money'), value: moneyText(card, labels) },
    { label: label('record'), value: card.money.record && label(`record.${card.money.record}`) },
    { label: label('merchant'), value: card.merchant },
    { label: label('contact'), value: card.contactName },
    { label: label('phone'), value: card.phone },
    { label: label('device'), value: card.device.join(' ') },
    ...card.numbers.map(({ field, value }) => ({ label: label(field), value })),
    { label: label('screen'), value: [...card.screen.codes, card.screen.text ?? ''].filter(Boolean).join(' · ') },
    { label: label('firstWords'), value: card.firstWords },
    {
      label: label('answered'),
      items: card.answered.map(({ question, answer }) => `${question} ${answerText(answer, labels)}`),
    },
    {
      label: label('mentioned'),
      items: card.mentioned.map(({ question, answer }) => `${question} ${answerText(answer, labels)}`),
    },
    { label: label('tried'), items: card.tried.map(({ fix, result }) => `${fix}: ${label(`result.${result}`)}`) },
    earlierLine(card, labels),
    { label: label('causes'), items: card.causes.map(cause => `${cause.label} ${cause.percent}%`) },
    { label: label('next'), value: nextText(card, labels) },
    { label: label('handoff'), value: handoffText(card, labels) },
    {
      label: label('notes'),
      items: card.notes.filter(note => note !== wants).map(({ field, text }) => `${label(field)}: ${text}`),
    },
    { label: label('skipped'), value: card.skipped.map(label).join(' · ') },
  ];
  return lines.filter(line => line.value || line.items?.length);
}

/** When it was solved, what it was, what helped; below it what did not. */
function earlierLine({ earlier }: IncidentCard, labels: CardLabels): CardLine {
  const label = labelFor(labels, 'card.earlier');
  if (!earlier) return { label };
  const helped = earlier.helped && `${labelFor(labels, 'card.earlier.helped')} ${earlier.helped}`;
  const parts = [earlier.closedAt, ...earlier.codes, earlier.cause, helped, earlier.text].filter(
    part => part !== undefined,
  );
  const items = earlier.tried.map(({ fix, result }) => `${fix}: ${labelFor(labels, `card.result.${result}`)}`);
  return { label, value: parts.join(' · '), items };
}

function moneyText({ money }: IncidentCard, labels: CardLabels): string {
  const known = money.state !== 'unknown' || money.amountYuan !== undefined || money.occurredAt !== undefined;
  if (!known) return '';
  const amount = money.amountYuan === undefined ? [] : [`${money.amountYuan} ${labelFor(labels, 'card.yuan')}`];
  const at = money.occurredAt === undefined ? [] : [money.occurredAt];
  const twice = money.twice ? [labelFor(labels, 'card.money.twice')] : [];
  return [labelFor(labels, `card.money.${money.state}`), ...twice, ...amount, ...at].join(' · ');
}

const answerText = (answer: string, labels: CardLabels): string =>
  answer === 'unsure' || answer === 'skipped' ? labelFor(labels, `card.answer.${answer}`) : answer;

function nextText({ nextStep }: IncidentCard, labels: CardLabels): string {
  if (!nextStep) return '';
  if (nextStep.kind === 'money') return labelFor(labels, `card.next.money-${nextStep.id}`);
  return [labelFor(labels, `card.next.${nextStep.kind}`), nextStep.label ?? ''].filter(Boolean).join(' ');
}

/** `code:03` has no label of its own: `card.reason.code` and the code. */
function handoffText({ handoff }: IncidentCard, labels: CardLabels): string {
  if (!handoff) return '';
  const [kind = '', detail = ''] = handoff.reason.split(':');
  const reason =
    labels[`card.reason.${handoff.reason}`] ?? `${labelFor(labels, `card.reason.${kind}`)} ${detail}`.trim();
  const agent = handoff.agent ? [`${labelFor(labels, 'card.agent')} ${handoff.agent}`] : [];
  return [reason, handoff.at, ...agent].join(' · ');
}
