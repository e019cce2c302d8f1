import type { Attempt, Incident, Resolution } from './incident';

/** The case of the same merchant that was closed shortly before this one was opened: what it was, what was tried, and what helped. */
export interface EarlierCase {
  readonly id: string;
  readonly closedAt: string;
  readonly by: Resolution['by'];
  readonly codes: readonly string[];
  readonly cause?: string;
  /** The step that helped then. */
  readonly fix?: string;
  /** What an agent wrote on closing it. */
  readonly text?: string;
  readonly attempts: readonly Attempt[];
}

/** Closed by an agent, or by a merchant as fixed: not called off, nor begun anew. */
export const wasSolved = ({ resolution }: Incident): boolean =>
  resolution?.by === 'agent' || (resolution?.by === 'merchant' && resolution.text === undefined);

/** Fields whose answers are as good in the next case. */
const LASTING: readonly string[] = ['acquirer', 'brandModel', 'serialNo', 'merchantNo', 'terminalNo', 'phone'];

/** Gives a new case what is known from the one before: its history for the agent, and what nobody needs to ask again. */
export function withEarlier(incident: Incident, closed: Incident): Incident {
  const { resolution, intake } = closed;
  if (!resolution || closed.closedAt === undefined) return incident;
  const notes = Object.entries(intake.notes).filter(([field]) => LASTING.includes(field));
  return {
    ...incident,
    terminal: { ...closed.terminal, ...incident.terminal },
    contact: { ...closed.contact, ...incident.contact },
    intake: {
      ...incident.intake,
      notes: { ...Object.fromEntries(notes), ...incident.intake.notes },
      skipped: [...new Set([...incident.intake.skipped, ...intake.skipped.filter(field => LASTING.includes(field))])],
    },
    earlier: {
      id: closed.id,
      closedAt: closed.closedAt,
      by: resolution.by,
      codes: closed.codes,
      ...(resolution.cause !== undefined && { cause: resolution.cause }),
      ...(resolution.fix !== undefined && { fix: resolution.fix }),
      ...(resolution.by === 'agent' && resolution.text !== undefined && { text: resolution.text }),
      attempts: closed.attempts,
    },
  };
}
