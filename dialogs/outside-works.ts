import { withObservation } from '../src/incident/with-steps';
import { openCase } from './case';
import type { Talk } from './talk';

const WHERE_CHECK = 'works-elsewhere';

/** Notes that it works elsewhere, and says what that means and how to sell meanwhile. */
export function beginOutside(talk: Talk): void {
  const incident = openCase(talk);
  if (!incident.observations.some(({ check }) => check === WHERE_CHECK))
    talk.keep(withObservation(incident, { check: WHERE_CHECK, answer: 'works', at: talk.at, unasked: true }));
  talk.begin('try.only-outside');
  talk.isAnswered = true;
}
