import { wordingKeys } from '../../app';
import type { Config } from '../../config';
import { StoryError } from '../../errors';
import { checkStories } from '../../stories/check-stories';
import { coverageOf, type Coverage } from '../../stories/coverage';
import { openStage } from '../../stories/open-stage';
import { hasPassed, type Played } from '../../stories/played';
import { readStories } from '../../stories/read-stories';
import { entriesOf, percentOf, renderCoverage, renderFaults } from '../../stories/render-report';
import { renderTalk } from '../../stories/render-talk';
import { fault, printJson, printLine } from '../io';

export interface TestKnowledgeOptions {
  readonly show?: boolean;
  readonly json?: boolean;
  /** In per cent, of every kind of coverage. */
  readonly minCoverage?: number;
}

/** `knowledge test`: plays the stories on the product; exit 1 where one fails, or where they touch too little. */
export async function testKnowledge(
  config: Config,
  files: readonly string[],
  options: TestKnowledgeOptions,
): Promise<void> {
  const { show, json, minCoverage } = options;
  const stories = readStories(files.length > 0 ? files : [config.storiesDir]);
  const stage = await openStage(config);
  try {
    const faults = checkStories(stories, stage.knowledge);
    if (faults.length > 0) throw new StoryError(faults);
    const told: Played[] = [];
    for (const story of stories) {
      const played = await stage.play(story);
      told.push(played);
      if (json) printJson(toJson(played, show === true));
      else printStory(played, show === true);
      if (!hasPassed(played)) process.exitCode = 1;
    }
    const coverage = coverageOf(told, stage.knowledge, wordingKeys);
    if (json) printJson({ coverage: toFigures(coverage) });
    else printLine(`${summaryOf(told)}\n\n${renderCoverage(coverage)}`);
    if (minCoverage !== undefined) requireCoverage(coverage, minCoverage);
  } finally {
    await stage.close();
  }
}

function printStory(played: Played, show: boolean): void {
  if (show) printLine(`${renderTalk(played)}\n`);
  const faults = renderFaults(played, { withTalk: !show });
  if (faults !== undefined) printLine(`${faults}\n`);
}

function summaryOf(told: readonly Played[]): string {
  const failed = told.filter(played => !hasPassed(played)).length;
  const pending = told.filter(({ story }) => story.pending !== undefined).length;
  return `${told.length} stories, ${failed} failed, ${pending} pending`;
}

function requireCoverage(coverage: Coverage, minPercent: number): void {
  for (const [kind, cover] of entriesOf(coverage)) {
    const percent = percentOf(cover);
    if (percent < minPercent) fault(`${kind}: the stories touch ${percent.toFixed(1)} %, less than ${minPercent} %`);
  }
}

function toJson(played: Played, show: boolean): unknown {
  const { faults, ending, lines, story } = played;
  const { title, file, line, about, pending } = story;
  const passed = hasPassed(played);
  return { title, file, line, about, pending, ending, passed, faults, ...(show && { talk: lines }) };
}

const toFigures = (coverage: Coverage): unknown =>
  Object.fromEntries(entriesOf(coverage).map(([kind, cover]) => [kind, { percent: percentOf(cover), ...cover }]));
