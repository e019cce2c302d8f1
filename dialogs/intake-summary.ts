import { toShanghaiText } from '../src/clock';
import type { Incident } from '../src/incident/incident';
import type { Talk } from './talk';

/** What the merchant is shown of what goes to the agent: one line a fact, labels from the intake's own fields. */
export function intakeSummary(talk: Talk, incident: Incident): string {
  const values: Readonly<Record<string, string | undefined>> = {
    screenText: incident.codes.join(' / ') || undefined,
    occurredAt: incident.money.occurredAt?.split('/').map(toShanghaiText).join(' - '),
    amountFen: incident.money.amountFen === undefined ? undefined : (incident.money.amountFen / 100).toFixed(2),
    slipNo: incident.money.slipNo,
    acquirer: label(talk.knowledge.terminals.acquirers, incident.terminal.acquirer),
    brandModel: brandModel(talk, incident),
    serialNo: incident.terminal.serialNo,
    merchantNo: incident.terminal.merchantNo,
    terminalNo: incident.terminal.terminalNo,
    phone: incident.contact.phone?.replace(/^(\d{3})\d{4}/, '$1****'),
  };
  const lines = talk.knowledge.intake.fields.flatMap(field => {
    const value = incident.intake.notes[field.id] ?? values[field.id];
    return value ? [`${field.label}：${value}`] : [];
  });
  return [incident.firstWords.slice(0, 60), ...lines].join('\n');
}

function brandModel(talk: Talk, { terminal }: Incident): string | undefined {
  const { brands } = talk.knowledge.terminals;
  const parts = [
    label(brands, terminal.brand),
    label(
      brands.flatMap(brand => brand.models),
      terminal.model,
    ),
  ].filter(part => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

const label = (entries: readonly { id: string; label: string }[], id: string | undefined): string | undefined =>
  id === undefined ? undefined : (entries.find(entry => entry.id === id)?.label ?? id);
