import { z } from 'zod';
import { RequestError } from '../errors';

const at = z.string();
const text = z.string();

/** What `export incidents --format json` writes of an incident, as far as the diagnosis can be followed by it; the rest is dropped. */
const exportedIncidentSchema = z.object({
  id: text,
  status: text,
  openedAt: at,
  codes: z.array(text),
  terminal: z.object({ kind: text.optional(), acquirer: text.optional() }),
  symptoms: z.array(z.object({ intent: text, confidence: z.number().min(0).max(1) })),
  observations: z.array(z.object({ check: text, answer: text, at, unasked: z.literal(true).optional() })),
  attempts: z.array(
    z.object({
      fix: text,
      result: z.enum(['fixed', 'not-fixed', 'could-not']),
      at,
      unasked: z.literal(true).optional(),
    }),
  ),
  resolution: z
    .object({
      by: z.enum(['merchant', 'bot', 'agent']),
      fix: text.optional(),
      cause: text.optional(),
      text: text.optional(),
    })
    .optional(),
});

export type ExportedIncident = z.infer<typeof exportedIncidentSchema>;

/** Reads an export, one JSON object a line; throws RequestError that names the first line which is none. */
export function parseExportedIncidents(lines: string): readonly ExportedIncident[] {
  return lines.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, index + 1)]));
}

function parseLine(line: string, number: number): ExportedIncident {
  const parsed = exportedIncidentSchema.safeParse(toJson(line));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.map(String).join('.') || 'the line';
  throw new RequestError(400, 'bad-export', `line ${number}: ${place}: ${issue?.message ?? 'is not as exported'}`);
}

function toJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // Reported as a line that is no object.
  }
}
