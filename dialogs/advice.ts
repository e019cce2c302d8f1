import type { Incident } from '../src/incident/incident';
import type { FixEntry } from '../src/knowledge/schema';

/** How to keep the fault from coming back that a step put right, as it fits what the case has told. */
export const adviceOf = (
  fix: FixEntry | undefined,
  incident: Pick<Incident, 'observations'> | undefined,
): string | undefined =>
  fix?.afterwardsByAnswer?.find(({ check, answer }) =>
    incident?.observations.some(told => told.check === check && told.answer === answer),
  )?.text ?? fix?.afterwards;
