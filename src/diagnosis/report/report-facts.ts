import type { Noise } from '../noise';
import type { Simulation } from '../simulate';

/** What a report is made of, besides its wording. */
export interface ReportFacts {
  /** One a policy, all with the same merchants; the first is what the report is about. */
  readonly simulations: readonly Simulation[];
  /** The error code that the knowledge is about. */
  readonly code: string;
  readonly causeLabels: Readonly<Record<string, string>>;
  readonly handoffMinutes: number;
  readonly noise: Noise;
  readonly seed: number;
  /** As it is to be typed to get the very same report. */
  readonly command: string;
  readonly knowledgeVersion: string;
}
