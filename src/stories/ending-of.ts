import type { Incident } from '../incident/incident';
import type { Ending } from './story-schema';

/** What the dialogs write on a case that the merchant stopped. */
const CALLED_OFF: readonly string[] = ['cancelled', 'restarted'];

/** How a talk has ended, from the last case that was worked on. */
export function endingOf(incident: Incident | undefined): Ending {
  if (!incident) return 'answered';
  const { status, resolution } = incident;
  if (status === 'open') return 'left';
  if (status !== 'closed' || resolution?.by === 'agent') return 'handoff';
  return CALLED_OFF.includes(resolution?.text ?? '') ? 'left' : 'fixed';
}
