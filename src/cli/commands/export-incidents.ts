import { loadAppKnowledge, renderIncidentMarkdown } from '../../app';
import type { Config } from '../../config';
import { incidentToJson } from '../../incident/incident';
import { incidentCsvHeader, incidentCsvLine } from '../../incident/incident-csv';
import { openStore } from '../../store/open-store';
import { fault, printJson, printLine } from '../io';

/** `export incidents`: oldest first; JSON lines, Markdown cards or CSV. */
export async function exportIncidents(config: Config, options: { since?: string; format: string }): Promise<void> {
  const since = options.since === undefined ? undefined : new Date(options.since);
  if (since && Number.isNaN(since.getTime()))
    return fault(`--since ${options.since}: a time like 2026-11-22T08:00:00+08:00`);
  if (!['json', 'md', 'csv'].includes(options.format)) return fault(`--format ${options.format}: one of json, md, csv`);
  const knowledge = options.format === 'md' ? loadAppKnowledge(config) : undefined;
  const store = await openStore(config);
  try {
    if (options.format === 'csv') printLine(incidentCsvHeader());
    for await (const incident of store.incidents.exportSince(since?.toISOString())) {
      if (knowledge) printLine(`${renderIncidentMarkdown(incident, knowledge)}\n`);
      else if (options.format === 'csv') printLine(incidentCsvLine(incident));
      else printJson(incidentToJson(incident));
    }
  } finally {
    await store.close();
  }
}
