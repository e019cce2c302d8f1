import type { Incident } from '../incident/incident';
import type { Choice, Owner, Step } from '../store/records';
import type { Ending } from './story-schema';
import type { Story } from './story';

/** One thing the bot said to the merchant. */
export interface Said {
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly step: Step;
}

/** Who does what a line says; `nobody` where it only expects something of the line before. */
export type Actor = 'merchant' | 'agent' | 'clock' | 'nobody';

/** What one line of a story led to. */
export interface PlayedLine {
  /** 1-based, in the file. */
  readonly line: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly from: Actor;
  readonly text: string;
  /** What the message was read as. */
  readonly intents: readonly string[];
  readonly said: readonly Said[];
  /** Wording keys that were said or offered. */
  readonly keys: readonly string[];
  readonly owner: Owner;
  /** The case as it stands afterwards, the last one worked on. */
  readonly incident?: Incident;
}

/** An expectation that was not met, or a line that could not be played. */
export interface StoryFault {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly expected: string;
  readonly came: string;
}

/** A story once told. */
export interface Played {
  readonly story: Story;
  readonly lines: readonly PlayedLine[];
  readonly faults: readonly StoryFault[];
  readonly ending: Ending;
  /** Labels of the incident's card that an agent could see. */
  readonly cardKeys: readonly string[];
}

/** Whether it went as it should: as written, or, where it is pending, not yet. */
export const hasPassed = ({ story, faults }: Played): boolean =>
  (faults.length === 0) === (story.pending === undefined);
