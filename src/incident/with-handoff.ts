import type { Handoff, Incident, Resolution } from './incident';

/** Puts the incident into the queue; one that waits, is with an agent or is closed keeps its handoff, so that a retry changes nothing. */
export const withHandoff = (incident: Incident, handoff: Pick<Handoff, 'id' | 'reason' | 'at'>): Incident =>
  incident.status === 'open' ? { ...incident, status: 'waiting', updatedAt: handoff.at, handoff } : incident;

/** Gives a waiting incident to an agent; who may take it is the caller's to decide. */
export const withAgent = (incident: Incident, agent: { id: string; name: string }, at: string): Incident => ({
  ...incident,
  status: 'active',
  updatedAt: at,
  handoff: { ...(incident.handoff ?? { id: incident.id, reason: 'agent', at }), agent },
});

/** Gives the conversation back to the bot; the handoff stays on record without its agent. */
export function withReturnToBot(incident: Incident, at: string): Incident {
  const { handoff, ...rest } = incident;
  return {
    ...rest,
    status: 'open',
    updatedAt: at,
    ...(handoff && { handoff: { id: handoff.id, reason: handoff.reason, at: handoff.at } }),
  };
}

/** Closes the incident; on a closed one it adds to the resolution (a rating that came later) and leaves the time of closing. */
export const withResolution = (incident: Incident, resolution: Resolution): Incident => ({
  ...incident,
  status: 'closed',
  updatedAt: resolution.at,
  closedAt: incident.closedAt ?? resolution.at,
  resolution: { ...resolution, ...incident.resolution, ...rated(resolution) },
});

/** Opens an incident again that was closed as fixed and was not: the fix counts as one that did not help, and so does what was told to have helped instead. */
export function withoutResolution(incident: Incident, at: string): Incident {
  const { resolution, closedAt: _closedAt, ...rest } = incident;
  const attempts = incident.attempts.map(attempt =>
    attempt.result === 'fixed' ? { ...attempt, result: 'not-fixed' as const } : attempt,
  );
  const fix = resolution?.fix;
  const isTold = fix !== undefined && !attempts.some(attempt => attempt.fix === fix);
  return {
    ...rest,
    status: 'open',
    updatedAt: at,
    attempts: isTold ? [...attempts, { fix, result: 'not-fixed', at, unasked: true }] : attempts,
  };
}

const rated = ({ rating, text }: Resolution): Partial<Resolution> => ({
  ...(rating !== undefined && { rating }),
  ...(text !== undefined && { text }),
});
