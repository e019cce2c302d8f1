import type { Incident } from './incident';

/** True while money may have been taken and nobody has looked: no step that needs a card payment may be proposed. */
export const isMoneyAtRisk = ({ money }: Incident): boolean => money.state === 'debited' || money.state === 'uncertain';

/** The terminal's own record says that the sale went through, once: what is missing is the slip, and the search may go on. */
export const hasGoneThrough = ({ money }: Incident): boolean => money.record === 'success' && !money.twice;

/** True while money may have been taken and the terminal's own record does not show that the sale went through. */
export const isMoneyInDoubt = (incident: Incident): boolean => isMoneyAtRisk(incident) && !hasGoneThrough(incident);

/** True where it is known what became of the money, and nothing has to be looked up. */
export const isMoneySettled = ({ money }: Incident): boolean => money.state === 'none' || money.state === 'received';

/** A symptom that is this sure says what is wanting. */
const PRINTER_SURE = 0.9;

/** The sale went through, and by what was answered or told nothing but the slip is wanting. */
export const missesSlip = (incident: Incident): boolean =>
  hasGoneThrough(incident) &&
  (incident.observations.some(
    ({ check, answer, unasked }) => !unasked && (SLIP_ANSWERS[check]?.includes(answer) ?? false),
  ) ||
    incident.symptoms.some(({ intent, confidence }) => intent === 'fault.printer' && confidence >= PRINTER_SURE));

/** The same, where it was only told in passing. */
export const wantsOnlySlip = (incident: Incident): boolean =>
  missesSlip(incident) || (hasGoneThrough(incident) && lacksReadableSlip(incident));

/** The slip was told to be wanting, or blank: nobody can read anything on it. */
export const lacksReadableSlip = ({ observations }: Incident): boolean =>
  observations.some(({ check, answer }) => SLIP_ANSWERS[check]?.includes(answer));

const SLIP_ANSWERS: Readonly<Record<string, readonly string[] | undefined>> = {
  'slip-or-sale': ['no-slip'],
  'paper-state': ['no-paper', 'blank'],
};
