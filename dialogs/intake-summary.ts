import { toShanghaiText } from '../src/clock';
import type { Incident } from '../src/incident/incident';
import { createVocabulary } from '../src/incident/vocabulary';
import { MONEY_CHECK } from './due-safety-check';
import type { Talk } from './talk';

/** What the merchant is shown of what goes to the agent: their words, money, what was found out and tried, and the facts they gave. */
export function intakeSummary(talk: Talk, incident: Incident): string {
  const words = createVocabulary(talk.knowledge);
  const label = (key: 'money' | 'answered' | 'tried' | 'notes'): string => talk.text(`card.${key}`);
  const money =
    incident.money.state === 'unknown' ? [] : [`${label('money')}：${talk.text(`card.money.${incident.money.state}`)}`];
  const answered = incident.observations
    .filter(({ check, answer }) => check !== MONEY_CHECK && answer !== 'unsure' && answer !== 'skipped')
    .map(({ check, answer }) => `${words.checkTopic(check)}：${words.answerLabel(check, answer)}`);
  const tried = incident.attempts.map(
    ({ fix, result }) => `${words.fixLabel(fix)}：${talk.text(`card.result.${result}`)}`,
  );
  const { added } = incident.intake.notes;
  const { record } = incident.money;
  return [
    `“${incident.firstWords.slice(0, 60)}”`,
    ...money,
    ...(record === undefined ? [] : [`${talk.text('card.record')}：${talk.text(`card.record.${record}`)}`]),
    ...factLines(talk, incident),
    ...(answered.length > 0 ? [`${label('answered')}：${answered.join('；')}`] : []),
    ...(tried.length > 0 ? [`${label('tried')}：${tried.join('；')}`] : []),
    ...(added === undefined ? [] : [`${label('notes')}：${added.slice(0, 300)}`]),
  ].join('\n');
}

function factLines(talk: Talk, incident: Incident): readonly string[] {
  const { acquirers, brands } = talk.knowledge.terminals;
  const { terminal, money, contact } = incident;
  const models = brands.flatMap(brand => brand.models);
  const brandModel = [nameOf(brands, terminal.brand), nameOf(models, terminal.model)].filter(
    part => part !== undefined,
  );
  const values: Readonly<Record<string, string | undefined>> = {
    screenText: incident.codes.join(' / ') || undefined,
    occurredAt: money.occurredAt?.split('/').map(toShanghaiText).join(' - '),
    amountFen: money.amountFen === undefined ? undefined : (money.amountFen / 100).toFixed(2),
    slipNo: money.slipNo,
    acquirer: nameOf(acquirers, terminal.acquirer),
    brandModel: brandModel.join(' ') || undefined,
    serialNo: terminal.serialNo,
    merchantNo: terminal.merchantNo,
    terminalNo: terminal.terminalNo,
    phone: contact.phone?.replace(/^(\d{3})\d{4}/, '$1****'),
  };
  return talk.knowledge.intake.fields.flatMap(field => {
    const value = incident.intake.notes[field.id] ?? values[field.id];
    return value ? [`${field.label}：${value}`] : [];
  });
}

const nameOf = (entries: readonly { id: string; label: string }[], id: string | undefined): string | undefined =>
  id === undefined ? undefined : (entries.find(entry => entry.id === id)?.label ?? id);
