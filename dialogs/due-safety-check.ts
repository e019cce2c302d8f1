import type { CheckEntry } from '../src/knowledge/schema';
import type { Talk } from './talk';

/** The check that settles whether money was taken; asked before anything else. */
export const MONEY_CHECK = 'money-taken';
/** The check that finds a machine that was dropped, wet or opened. */
export const DAMAGE_CHECK = 'moved-or-dropped';

/** Symptoms behind which a drop, water or an opened case may stand. */
const OF_SYSTEM = 'fault.operating-system';
const BODILY_SYMPTOMS: readonly string[] = ['fault.power', OF_SYSTEM, 'fault.card-reader'];

/** Dangers come first: money always, damage to the machine where the symptom may come from it. */
export function dueSafetyCheck(talk: Talk): CheckEntry | undefined {
  const { incident, knowledge } = talk;
  if (!incident) return undefined;
  const isOpen = (id: string): boolean => !incident.observations.some(observation => observation.check === id);
  // Where one app alone fails, as after an upgrade, the body is whole whatever is said of the system.
  const isAppOnly = incident.observations.some(({ check, answer }) => check === 'app-opens' && answer === 'crashes');
  const bodily =
    talk.memory.suspected?.includes('safety.tamper') ||
    incident.symptoms.some(({ intent }) => BODILY_SYMPTOMS.includes(intent) && !(isAppOnly && intent === OF_SYSTEM));
  const { state } = incident.money;
  // Who only wonders whether it was taken has not been asked yet.
  const wonders = state === 'uncertain' && !incident.dangers.includes('safety.money-debited');
  const due =
    (state === 'unknown' || wonders) && isOpen(MONEY_CHECK)
      ? MONEY_CHECK
      : bodily && isOpen(DAMAGE_CHECK)
        ? DAMAGE_CHECK
        : undefined;
  return knowledge.checks.find(check => check.id === due);
}
