import type { Attempt, Incident, Observation } from './incident';

/** Records the answer to a check; a check answered again keeps its latest answer only. */
export const withObservation = (incident: Incident, observation: Observation): Incident => ({
  ...incident,
  updatedAt: observation.at,
  observations: [...incident.observations.filter(({ check }) => check !== observation.check), observation],
});

/** Records what became of a fix; one that was put off before keeps its latest result only. */
export const withAttempt = (incident: Incident, attempt: Attempt): Incident => ({
  ...incident,
  updatedAt: attempt.at,
  attempts: [...incident.attempts.filter(({ fix }) => fix !== attempt.fix), attempt],
});

/** What was credited with the cure was none: only `fix` was, where it is known. */
export function withCredit(incident: Incident, fix: string | undefined, at: string): Incident {
  const others = incident.attempts.filter(({ fix: id, result }) => result !== 'fixed' || id === fix);
  const rest = { ...incident, attempts: others };
  return fix === undefined ? rest : withAttempt(rest, { fix, result: 'fixed', at });
}

/** Takes back what was recorded of a fix that is still being done. */
export const withoutAttempt = (incident: Incident, fixId: string): Incident => ({
  ...incident,
  attempts: incident.attempts.filter(({ fix }) => fix !== fixId),
});

/** Takes the answer to a check back ("I said that wrong"); without one the incident stays as it is. */
export const withoutObservation = (incident: Incident, checkId: string): Incident => ({
  ...incident,
  observations: incident.observations.filter(({ check }) => check !== checkId),
});

/** Takes answers back that were read out of what the merchant said in passing. */
export const withoutUnasked = (incident: Incident, checks: readonly string[]): Incident => ({
  ...incident,
  observations: incident.observations.filter(({ check, unasked }) => !(unasked && checks.includes(check))),
});

/** Sets what is believed now, by cause id. */
export const withBelief = (incident: Incident, belief: Incident['belief'], knowledgeVersion?: string): Incident => ({
  ...incident,
  belief,
  knowledgeVersion: knowledgeVersion ?? incident.knowledgeVersion,
});
