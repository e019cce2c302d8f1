import type { Incident, MoneyFacts, TerminalFacts } from './incident';
import { withPlace } from './intake';
import type { EntityFacts, MessageFacts } from './message-facts';

/** A range that ends this close to the message is "just now". */
const JUST_NOW_MS = 60_000;

export interface Reported {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** The merchant takes something back or answers the question for it: what this message says replaces what was known. */
  readonly explicit?: boolean;
  /** It takes something back in so many words: even a time to the minute gives way to a vaguer one. */
  readonly corrects?: boolean;
}

/**
 * Merges what a message says into the incident.
 * - Numbers that are only ever typed to be passed on (merchant, terminal, serial, slip number, phone), and the name of who writes: the latest wins.
 * - What may be mentioned in passing (acquirer, brand, model, kind, amount, time): the first stays, unless `explicit`.
 * - A time other than "just now" counts where the message is about money or answers the question for it: of other things than the sale it may be anything's.
 * - Money: a plain yes or no wins over what was said before; "not sure" makes a no uncertain but does not undo a yes.
 */
export function withUnderstanding(
  incident: Incident,
  facts: MessageFacts,
  { at, explicit = false, corrects = false }: Reported,
): Incident {
  return {
    ...withPlace(incident, facts.entities.place),
    updatedAt: at,
    codes: [...new Set([...incident.codes, ...(facts.entities.errorCodes ?? [])])],
    terminal: mergeTerminal(incident.terminal, facts.entities, explicit),
    money: mergeMoney(incident.money, facts.entities, { at, explicit, corrects }),
    contact: defined({
      phone: facts.entities.phone ?? incident.contact.phone,
      name: facts.entities.ownName ?? incident.contact.name,
    }),
    symptoms: mergeSymptoms(incident.symptoms, facts, at),
  };
}

function mergeTerminal(known: TerminalFacts, said: EntityFacts, explicit: boolean): TerminalFacts {
  const otherBrand = explicit && said.brand !== undefined && said.brand !== known.brand;
  const base = otherBrand ? { ...known, model: undefined, kind: undefined } : known;
  const pick = (before: string | undefined, now: string | undefined): string | undefined =>
    explicit ? (now ?? before) : (before ?? now);
  const contradicts = !explicit && known.brand !== undefined && said.brand !== undefined && said.brand !== known.brand;
  return defined({
    acquirer: pick(base.acquirer, said.acquirer),
    brand: pick(base.brand, said.brand),
    model: contradicts ? base.model : pick(base.model, said.model),
    kind: contradicts ? base.kind : pick(base.kind, said.terminalKind),
    merchantNo: said.merchantNo ?? base.merchantNo,
    terminalNo: said.terminalNo ?? base.terminalNo,
    serialNo: said.serialNo ?? base.serialNo,
  });
}

function mergeMoney(
  known: MoneyFacts,
  said: EntityFacts,
  { at, explicit = false, corrects = false }: Reported,
): MoneyFacts {
  const inDoubt = known.state === 'debited' || known.state === 'uncertain';
  const isAboutMoney = explicit || inDoubt || said.moneyDebited !== undefined || said.amountFen !== undefined;
  const occurredAt = isAboutMoney && !isJustNow(said.occurredAt, at) ? timeText(said.occurredAt) : undefined;
  const sharper = occurredAt !== undefined && !occurredAt.includes('/') && known.occurredAt?.includes('/') === true;
  // "A slip from noon" beside another number takes no time back that was given to the minute.
  const vaguer = !corrects && occurredAt?.includes('/') === true && known.occurredAt?.includes('/') === false;
  return defined({
    ...known,
    state:
      said.moneyReceived && !known.twice
        ? 'received'
        : moneyState(known.state, said.chargedTwice ? 'yes' : said.moneyDebited),
    twice: said.chargedTwice ? true : known.twice,
    amountFen: explicit ? (said.amountFen ?? known.amountFen) : (known.amountFen ?? said.amountFen),
    occurredAt: (explicit && !vaguer) || sharper ? (occurredAt ?? known.occurredAt) : (known.occurredAt ?? occurredAt),
    slipNo: said.slipNo ?? known.slipNo,
  });
}

/** "刚才" is when the message came, not when the sale was: as a fact on the card it sends an agent to the wrong minutes. */
const isJustNow = (time: EntityFacts['occurredAt'], at: string): boolean =>
  typeof time === 'object' &&
  Math.abs(Date.parse(time.to) - Date.parse(at)) < JUST_NOW_MS &&
  Date.parse(time.to) - Date.parse(time.from) <= HALF_HOUR_MS;

/** `10点来钟`, told at 10:40, is longer than what "just now" stands for. */
const HALF_HOUR_MS = 30 * 60 * 1000;

const timeText = (time: EntityFacts['occurredAt']): string | undefined =>
  typeof time === 'object' ? `${time.from}/${time.to}` : time;

function moneyState(known: MoneyFacts['state'], said: EntityFacts['moneyDebited']): MoneyFacts['state'] {
  switch (said) {
    case 'yes':
      return 'debited';
    case 'no':
      return 'none';
    case 'unknown':
      return known === 'debited' ? 'debited' : 'uncertain';
    case undefined:
      return known;
  }
}

/** One entry an intent, with the greatest confidence it was ever read with. */
function mergeSymptoms(known: Incident['symptoms'], facts: MessageFacts, at: string): Incident['symptoms'] {
  const { intent, confidence } = facts;
  if (!intent.startsWith('fault.')) return known;
  if (!known.some(symptom => symptom.intent === intent)) return [...known, { intent, confidence, at }];
  return known.map(symptom =>
    symptom.intent === intent ? { ...symptom, confidence: Math.max(symptom.confidence, confidence) } : symptom,
  );
}

/** The same without its undefined fields, so that stored JSON and memory compare equal. */
const defined = <T extends object>(value: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
