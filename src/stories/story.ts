import type { StoryData } from './story-schema';

/** A story with the way back to its place in the file. */
export interface Story extends StoryData {
  readonly file: string;
  /** Of its title. */
  readonly line: number;
  /** The line of a path below the story: `['talk', 2, 'expect', 'step']`. */
  lineOf(path: readonly PropertyKey[]): number;
}
