import { csvLine } from './csv';
import { maskPhone, plainText } from './plain-text';
import type { Incident } from './incident';

type Cell = string | number | undefined;

/** Column name -> what it holds; names are the incident's own field paths, so that scripts can rely on them. */
const COLUMNS: Readonly<Record<string, (incident: Incident) => Cell>> = {
  id: incident => incident.id,
  conversationId: incident => incident.conversationId,
  channel: incident => incident.channel,
  merchantId: incident => incident.merchant.id,
  status: incident => incident.status,
  priority: incident => incident.priority,
  openedAt: incident => incident.openedAt,
  closedAt: incident => incident.closedAt,
  codes: incident => incident.codes.join(' '),
  firstWords: incident => plainText(incident.firstWords, 500),
  acquirer: incident => incident.terminal.acquirer,
  brand: incident => incident.terminal.brand,
  model: incident => incident.terminal.model,
  kind: incident => incident.terminal.kind,
  merchantNo: incident => incident.terminal.merchantNo,
  terminalNo: incident => incident.terminal.terminalNo,
  serialNo: incident => incident.terminal.serialNo,
  phone: incident => incident.contact.phone && maskPhone(incident.contact.phone),
  moneyState: incident => incident.money.state,
  amountFen: incident => incident.money.amountFen,
  dangers: incident => incident.dangers.join(' '),
  observations: incident => incident.observations.map(({ check, answer }) => `${check}=${answer}`).join(' '),
  attempts: incident => incident.attempts.map(({ fix, result }) => `${fix}=${result}`).join(' '),
  handoffReason: incident => incident.handoff?.reason,
  resolvedBy: incident => incident.resolution?.by,
  resolvedFix: incident => incident.resolution?.fix,
  resolvedCause: incident => incident.resolution?.cause,
  resolutionText: incident => incident.resolution?.text && plainText(incident.resolution.text, 500),
  rating: incident => incident.resolution?.rating,
  knowledgeVersion: incident => incident.knowledgeVersion,
};

/** The first line of an export. */
export const incidentCsvHeader = (): string => csvLine(Object.keys(COLUMNS));

/** One incident as a line under `incidentCsvHeader`; formula-safe, the phone masked. */
export const incidentCsvLine = (incident: Incident): string =>
  csvLine(Object.values(COLUMNS).map(cell => cell(incident)));
