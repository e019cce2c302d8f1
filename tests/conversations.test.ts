import { join } from 'node:path';
import { wordingKeys } from '../src/app';
import { readProcessConfig } from '../src/config';
import { checkStories } from '../src/stories/check-stories';
import { coverageOf, shareOf, type Coverage } from '../src/stories/coverage';
import { openStage, type Stage } from '../src/stories/open-stage';
import type { Played } from '../src/stories/played';
import { readStories } from '../src/stories/read-stories';
import { renderFaults } from '../src/stories/render-report';
import { MODEL_CACHE } from './support/test-app';

/** What the shipped stories must touch, from 0 to 1. */
const FLOOR: Readonly<Record<keyof Coverage, number>> = {
  checks: 0,
  fixes: 0,
  intents: 0,
  wording: 0,
  endings: 0,
};

const stories = readStories([join(__dirname, 'conversations')]);
const told: Played[] = [];
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(readProcessConfig(), { cacheDir: MODEL_CACHE });
});
afterAll(() => stage.close());

it('names only what the knowledge has', () => {
  expect(checkStories(stories, stage.knowledge)).toEqual([]);
});

it.each(stories.map(story => [story.title, story] as const))('%s', async (_title, story) => {
  const played = await stage.play(story);
  told.push(played);
  const faults = renderFaults(played, { withTalk: true });
  // An error of its own: the talk is read better than a comparison of strings.
  if (faults !== undefined) throw new Error(`\n${faults}`);
});

it.each(Object.entries(FLOOR) as [keyof Coverage, number][])('touches enough of all %s', (kind, floor) => {
  const cover = coverageOf(told, stage.knowledge, wordingKeys)[kind];
  if (shareOf(cover) < floor) throw new Error(`${kind}: no story touches ${cover.untouched.join(', ')}`);
});
