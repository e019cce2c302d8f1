import { toShanghaiText } from '../src/clock';
import { curedBy } from '../src/incident/cured-by';
import { caseKinds } from '../src/incident/intake';
import { maskPhone, maskPhones, shorten } from '../src/incident/plain-text';
import type { Incident, Observation } from '../src/incident/incident';
import { createVocabulary } from '../src/incident/vocabulary';
import { MONEY_CHECK } from './due-safety-check';
import type { Talk } from './talk';

const LONGEST_FIRST_WORDS = 60;
const LONGEST_NOTES = 300;

/** What the merchant is shown of what goes to the agent: their words, money, what was found out and tried, and the facts they gave. */
export function intakeSummary(talk: Talk, incident: Incident): string {
  const words = createVocabulary(talk.knowledge);
  const label = (key: 'money' | 'answered' | 'mentioned' | 'tried' | 'notes'): string => talk.text(`card.${key}`);
  const money = incident.money.state === 'unknown' ? [] : [moneyLine(talk, incident)];
  const known = incident.observations.filter(
    ({ check, answer }) => check !== MONEY_CHECK && answer !== 'unsure' && answer !== 'skipped',
  );
  const told = ({ check, answer }: Observation): string =>
    `${words.checkTopic(check)}：${words.answerLabel(check, answer)}`;
  const answered = known.filter(({ unasked }) => !unasked).map(told);
  const mentioned = known.filter(({ unasked }) => unasked).map(told);
  const tried = incident.attempts.map(
    ({ fix, result }) => `${words.fixLabel(fix)}：${talk.text(`card.result.${result}`)}`,
  );
  const { added, place } = incident.intake.notes;
  const { record } = incident.money;
  const cure = curedBy(incident);
  const notes = added === undefined ? undefined : maskPhones(shorten(added, LONGEST_NOTES));
  return [
    ...(cure === undefined ? [] : [`${talk.text('card.cured')}：${talk.text('card.cured.by')}${words.fixLabel(cure)}`]),
    ...(cure === undefined || notes === undefined ? [] : [`${talk.text('card.wants')}：${notes}`]),
    `“${maskPhones(shorten(incident.firstWords, LONGEST_FIRST_WORDS))}”`,
    ...money,
    ...(record === undefined ? [] : [`${talk.text('card.record')}：${talk.text(`card.record.${record}`)}`]),
    ...(incident.contact.name === undefined ? [] : [`${talk.text('card.contact')}：${incident.contact.name}`]),
    ...factLines(talk, incident),
    ...(place === undefined ? [] : [`${talk.text('card.place')}：${place}`]),
    ...(answered.length > 0 ? [`${label('answered')}：${answered.join('；')}`] : []),
    ...(mentioned.length > 0 ? [`${label('mentioned')}：${mentioned.join('；')}`] : []),
    ...(tried.length > 0 ? [`${label('tried')}：${tried.join('；')}`] : []),
    ...(notes === undefined || cure !== undefined ? [] : [`${label('notes')}：${notes}`]),
  ].join('\n');
}

function moneyLine(talk: Talk, { money }: Incident): string {
  const twice = money.twice ? `，${talk.text('card.money.twice')}` : '';
  return `${talk.text('card.money')}：${talk.text(`card.money.${money.state}`)}${twice}`;
}

function factLines(talk: Talk, incident: Incident): readonly string[] {
  const { acquirers, brands } = talk.knowledge.terminals;
  const { terminal, money, contact } = incident;
  const models = brands.flatMap(brand => brand.models);
  const brandModel = [nameOf(brands, terminal.brand), nameOf(models, terminal.model)].filter(
    part => part !== undefined,
  );
  const values: Readonly<Record<string, string | undefined>> = {
    occurredAt: money.occurredAt?.split('/').map(toShanghaiText).join(' - '),
    amountFen: money.amountFen === undefined ? undefined : (money.amountFen / 100).toFixed(2),
    slipNo: money.slipNo,
    acquirer: nameOf(acquirers, terminal.acquirer),
    brandModel: brandModel.join(' ') || undefined,
    serialNo: terminal.serialNo,
    merchantNo: terminal.merchantNo,
    terminalNo: terminal.terminalNo,
    phone: contact.phone && maskPhone(contact.phone),
  };
  const kinds = caseKinds(incident);
  const wanted = talk.knowledge.intake.fields.filter(({ when }) => when.some(kind => kinds.includes(kind)));
  return wanted.flatMap(field => {
    const noted = incident.intake.notes[field.id];
    const value = field.id === 'screenText' ? screenLine(incident) : (noted ?? values[field.id]);
    return value ? [`${field.label}：${maskPhones(value)}`] : [];
  });
}

/** The codes, and the words beside them: `3000 / 流水满`. */
const screenLine = ({ codes, intake }: Incident): string => {
  const words = intake.notes['screenText'];
  return [...codes.filter(code => !words?.includes(code)), ...(words === undefined ? [] : [words])].join(' / ');
};

const nameOf = (entries: readonly { id: string; label: string }[], id: string | undefined): string | undefined =>
  id === undefined ? undefined : (entries.find(entry => entry.id === id)?.label ?? id);
