import { hasGoneThrough, isMoneyAtRisk, lacksReadableSlip } from '../src/incident/is-money-at-risk';
import { withMoney } from '../src/incident/with-money';
import {
  caseKinds,
  missingFields,
  withAddition,
  withAskedField,
  withNote,
  withSkippedField,
} from '../src/incident/intake';
import { isWholePhone } from '../src/language/entities/find-numbers';
import { namesFirm } from '../src/language/words/names-firm';
import { namesSomeTime } from '../src/language/words/names-some-time';
import { readPlainAct } from '../src/language/words/read-plain-act';
import { hasNoMore } from '../src/language/words/has-no-more';
import { declinesPhone, leavesFieldOut } from '../src/language/words/leaves-field-out';
import { isUnreadable } from '../src/language/words/is-unreadable';
import { hasNoSlip } from '../src/language/words/has-no-slip';
import type { Incident } from '../src/incident/incident';
import type { IntakeField } from '../src/knowledge/intake-schema';
import { actOf } from './act-of';
import { openCase } from './case';
import { givesOtherField } from './gives-other-field';
import type { Pending } from './memory';
import type { Talk } from './talk';
import { isScreenFrozen } from './screen-frozen';
import { beginToldBeside } from './told-beside';
import { beginUnanswered } from './unanswered';
import { worthAdding } from './worth-adding';

type FieldPending = Extract<Pending, { kind: 'field' }>;

/** A merchant who asked for a person, or is upset, is asked no more than this (domain A3: 1-2 questions if urgent). */
const QUESTIONS_IF_ASKED_FOR = 2;

/** "不留" declines; a longer message that begins with 不是 says something else. */
const SHORT_NO = 6;

/** The field to be asked next; none where enough is known or enough was asked. */
export function nextField(talk: Talk, incident: Incident): IntakeField | undefined {
  const { fields, maxQuestions } = talk.knowledge.intake;
  const open = missingFields(incident, fields, caseKinds(incident)).filter(
    ({ id }) => !incident.intake.asked.includes(id) && !isOut(talk, incident, id),
  );
  if (isMoneyAtRisk(incident)) {
    // A sale in doubt cannot be looked up without what finds it: that comes first, and a way to reach them after it.
    const most = Math.max(maxQuestions, fields.filter(isOfSale).length + 1);
    return incident.intake.asked.length < most ? (open.find(isOfSale) ?? open[0]) : undefined;
  }
  const limit = incident.handoff?.reason === 'merchant-asked' ? QUESTIONS_IF_ASKED_FOR : maxQuestions;
  return incident.intake.asked.length < limit ? open[0] : undefined;
}

/** Asked of a sale in doubt and of nothing else: when, how much, which slip, what the record shows. */
const isOfSale = ({ when }: IntakeField): boolean => when.every(kind => kind === 'money');

/** The field asks for what there is not, or what finds a sale that is found already. */
export const isNeedless = (talk: Talk, fieldId: string): boolean =>
  fieldId === 'slipNo' && (lacksSlip(talk, openCase(talk)) || hasGoneThrough(openCase(talk)));

/** Not to be asked, or not yet: nobody can look at a terminal that reacts to nothing. */
const isOut = (talk: Talk, incident: Incident, id: string): boolean =>
  id === 'record' ? isScreenFrozen(talk) : id === 'slipNo' && (lacksSlip(talk, incident) || hasGoneThrough(incident));

/** There is no such sale in the record, or the merchant has said that no slip came out, or a blank one. */
const lacksSlip = ({ reading }: Talk, incident: Incident): boolean =>
  incident.money.record === 'not-listed' ||
  lacksReadableSlip(incident) ||
  [reading.text, incident.firstWords, incident.intake.notes['added'] ?? ''].some(hasNoSlip);

/** Whether the field has a value now, whatever else the message says. */
export function isAnswered(talk: Talk, fieldId: string): boolean {
  const field = talk.knowledge.intake.fields.find(entry => entry.id === fieldId);
  return field !== undefined && missingFields(openCase(talk), [field], ['always', ...field.when]).length === 0;
}

export async function askField(talk: Talk, pending: FieldPending): Promise<void> {
  const field = fieldOf(talk, pending);
  if (!field) return;
  // Where it is found is told once.
  const isAgain = openCase(talk).intake.asked.includes(field.id);
  talk.keep(withAskedField(openCase(talk), field.id));
  const text = field.hint && !isAgain ? `${field.ask}\n${field.hint}` : field.ask;
  await talk.ask(pending, 'handoff.ask-lead', text, { kind: 'handoff', id: field.id });
}

/** Who is asked how much it was begins with the number: `486 前面说了`. */
const BARE_AMOUNT = /(?:^\s*|(?:说了?|讲了?|是|就|共)\s*)(\d{1,6}(?:\.\d{1,2})?)(?![\d:：点月号日年])/;

/**
 * Takes the answer to a field; `asked` where it was put once more. What is no value of this field is kept as an addition for the agent,
 * never as the value: "it works again" is no telephone number.
 */
export async function takeField(talk: Talk, pending: FieldPending): Promise<'done' | 'asked'> {
  const field = fieldOf(talk, pending);
  if (!field) return 'done';
  if (isAnswered(talk, field.id)) return 'done';
  const text = talk.reading.text.slice(0, 200);
  const amount = field.id === 'amountFen' ? BARE_AMOUNT.exec(text)?.[1] : undefined;
  if (amount !== undefined) {
    talk.keep(withMoney(openCase(talk), { amountFen: Math.round(Number(amount) * 100) }));
    return 'done';
  }
  if (givesOtherField(field.id, talk)) {
    if (pending.retried) {
      skipField(talk, pending);
      return 'done';
    }
    talk.begin('note.added');
    await askField(talk, { ...pending, retried: true });
    return 'asked';
  }
  const number = numberFor(field, talk);
  if (number !== undefined) {
    talk.keep(withNote(openCase(talk), field.id, number));
    const beside = worthAdding(talk);
    if (beside !== undefined && text.length > number.length * 2) talk.keep(withAddition(openCase(talk), beside));
    return 'done';
  }
  if (!OWN_FACTS.includes(field.id) && beginToldBeside(talk)) return askBeside(talk, pending);
  const act = actOf(talk);
  if (field.id === 'slipNo' && hasNoSlip(talk.reading.understanding.normalized)) {
    talk.keep(withSkippedField(openCase(talk), field.id));
    return 'done';
  }
  const declines = act === 'act.no' && talk.reading.text.length <= SHORT_NO;
  const hasNone = declines || hasNoMore(talk.reading.understanding.normalized);
  if (act === 'act.skip' || act === 'act.unsure' || act === 'act.could-not' || hasNone) {
    talk.keep(withSkippedField(openCase(talk), field.id));
    keepBeside(talk, 'note.added');
    return 'done';
  }
  if (act === 'act.wait') {
    await talk.say('try.wait', {}, { kind: 'handoff', id: field.id });
    return 'asked';
  }
  if (!talk.reading.isExact && leaveOut(talk, pending)) {
    keepBeside(talk, 'note.added');
    return 'done';
  }
  if (isValue(field, talk)) {
    talk.keep(withNote(openCase(talk), field.id, text));
    return 'done';
  }
  const addition = worthAdding(talk);
  if (addition !== undefined) talk.keep(withAddition(openCase(talk), addition));
  const isOther = givesNumber(talk);
  if (pending.retried && !isOther) {
    beginUnanswered(talk);
    talk.keep(withSkippedField(openCase(talk), field.id));
    return 'done';
  }
  if (!beginUnanswered(talk)) talk.begin('handoff.ask-again');
  const again = isOther ? pending : { ...pending, retried: true };
  await talk.ask(again, 'handoff.ask-lead', field.ask, { kind: 'handoff', id: field.id });
  return 'asked';
}

/**
 * What a longer message tells beside the answer to the question, or passing over it, is kept, and said to be by `key`:
 * `不留了 你就跟他们写上 月底老报`, `13800001234 打不通就发微信`.
 */
export function keepBeside(talk: Talk, key?: 'note.added' | 'note.beside'): void {
  if (talk.reading.isExact || talk.reading.text.length <= BARE_FACTS) return;
  const beside = worthAdding(talk);
  if (beside === undefined) return;
  talk.keep(withAddition(openCase(talk), beside));
  if (key !== undefined) talk.begin(key);
}

/** It gives a number that has its own field, so that nothing was said yet of the one that is asked. */
const givesNumber = ({ reading: { understanding } }: Talk): boolean =>
  NUMBERS.some(id => understanding.entities[id] !== undefined);
const NUMBERS = ['phone', 'merchantNo', 'terminalNo', 'serialNo'] as const;

/** What is told beside these is part of their answer, or a quotation of the screen. */
const OWN_FACTS: readonly IntakeField['id'][] = ['amountFen', 'occurredAt', 'screenText'];
/** A longer message says more than the amount, the time or a name. */
const BARE_FACTS = 16;

/** Puts the question once more to who told something else than its answer; who does so again is not asked a third time. */
async function askBeside(talk: Talk, pending: FieldPending): Promise<'done' | 'asked'> {
  const addition = talk.reading.text.length > BARE_FACTS ? worthAdding(talk) : undefined;
  if (addition !== undefined) talk.keep(withAddition(openCase(talk), addition));
  if (leaveOut(talk, pending)) return 'done';
  if (pending.retried || (pending.repeats ?? 0) > 0) {
    skipField(talk, pending);
    return 'done';
  }
  await askField(talk, { ...pending, repeats: 1 });
  return 'asked';
}

/** Leaves the field out. */
export function skipField(talk: Talk, pending: FieldPending): void {
  const field = fieldOf(talk, pending);
  if (field) talk.keep(withSkippedField(openCase(talk), field.id));
}

/** A part of the message, whatever else it says, leaves out what is asked, or says that it cannot be read or found. */
export const leavesOut = (talk: Talk, pending: FieldPending): boolean =>
  cannotSee(talk, pending) ||
  talk.reading.clauses.some(({ understanding }) => {
    const act = readPlainAct(understanding.normalized);
    const { normalized } = understanding;
    return act === 'act.unsure' || act === 'act.skip' || declinesPhone(normalized) || leavesFieldOut(normalized);
  });

/** `字太小 老花眼看不清`; that the record has no such sale is an answer. */
const cannotSee = ({ reading }: Talk, { id }: FieldPending): boolean =>
  id !== 'record' &&
  reading.clauses.some(({ understanding }) => !understanding.isQuestion && isUnreadable(understanding.normalized));

/** Skips the field where the message leaves it out; true where it did. */
export function leaveOut(talk: Talk, pending: FieldPending): boolean {
  // `手机号不想留` to who is asked for the time leaves that open.
  if (pending.id !== 'phone' && declinesPhone(talk.reading.understanding.normalized)) {
    skipField(talk, { kind: 'field', id: 'phone' });
    return false;
  }
  if (!leavesOut(talk, pending)) return false;
  if (cannotSee(talk, pending)) talk.begin('handoff.skip-unseen');
  skipField(talk, pending);
  return true;
}

const fieldOf = (talk: Talk, { id }: FieldPending): IntakeField | undefined =>
  talk.knowledge.intake.fields.find(entry => entry.id === id);

/** Longest text that is taken for a value as it stands, by field; the others have a form of their own, which is looked for instead. */
const FREE_TEXT: Readonly<Partial<Record<IntakeField['id'], number>>> = {
  screenText: 120,
  acquirer: 20,
  brandModel: 30,
  occurredAt: 20,
};
const OTHER_TALK = /^(?:ask|request|safety|act)\./;
const OTHER_TALK_MIN = 0.5;
/** Numbers that look like the one that was asked for though they have not its length: an agent can make something of them. */
const SOME_NUMBER = /[A-Za-z]{0,4}\d[A-Za-z\d\- ]{3,}/;

/** Fewest characters of a number that an agent can make something of, by field; amounts and times are found by their form. */
const LEAST_NUMBER: Readonly<Partial<Record<IntakeField['id'], number>>> = {
  phone: 7,
  slipNo: 6,
  serialNo: 6,
  merchantNo: 8,
  terminalNo: 6,
};

/** The number in a message that may be what was asked for; a code on the screen is none. */
function numberFor({ id }: IntakeField, { reading, incident }: Talk): string | undefined {
  const least = LEAST_NUMBER[id];
  if (least === undefined) return undefined;
  const number = SOME_NUMBER.exec(reading.text)?.[0].trim();
  if (number === undefined || number.length < least || incident?.codes.includes(number)) return undefined;
  if (id === 'phone' && !isWholePhone(number)) return undefined;
  return number;
}

function isValue(field: IntakeField, { reading }: Talk): boolean {
  const { intent, confidence } = reading.understanding;
  const most = FREE_TEXT[field.id];
  if (field.id === 'occurredAt' && !namesSomeTime(reading.text)) return false;
  if (field.id === 'acquirer' && !namesFirm(reading.understanding.normalized)) return false;
  if (most === undefined) return false;
  const talksOfOther =
    OTHER_TALK.test(intent) || (field.id !== 'screenText' && intent.startsWith('fault.')) || /[?？]/.test(reading.text);
  return reading.text.length <= most && !reading.isUpset && !(talksOfOther && confidence >= OTHER_TALK_MIN);
}
