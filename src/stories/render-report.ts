import type { Cover, Coverage } from './coverage';
import { shareOf } from './coverage';
import type { Played, StoryFault } from './played';
import { hasPassed } from './played';
import { renderTalk } from './render-talk';

/** What is wrong with a story, and the talk up to the first fault unless it is shown anyway; undefined where nothing is wrong. */
export function renderFaults(played: Played, options: { readonly withTalk: boolean }): string | undefined {
  if (hasPassed(played)) return undefined;
  const { story, faults } = played;
  const [first] = faults;
  if (!first)
    return `${story.file}:${story.line} pending: the story passes now; remove the field (${story.pending ?? ''})`;
  const talk = options.withTalk ? ['', indent(renderTalk(played, first.line))] : [];
  return [...faults.map(describe), ...talk].join('\n');
}

const describe = ({ file, line, path, expected, came }: StoryFault): string =>
  [`${file}:${line} ${path}`, `  expected ${indentRest(expected)}`, `  came     ${indentRest(came)}`].join('\n');

const indent = (text: string): string => text.replace(/^(?=.)/gm, '    ');
const indentRest = (text: string): string => text.replaceAll('\n', '\n           ');

const NAMES: Readonly<Record<keyof Coverage, string>> = {
  checks: 'checks asked or answered',
  fixes: 'fixes proposed',
  intents: 'intents read',
  wording: 'wording said or shown',
  endings: 'causes with a cure and a handoff',
};

/** Percentages, and by name what no story touches. */
export const renderCoverage = (coverage: Coverage): string =>
  entriesOf(coverage)
    .map(([kind, cover]) => {
      const { all, untouched, leftOut = [] } = cover;
      return [
        `${percentOf(cover).toFixed(1).padStart(5)} %  ${NAMES[kind]} (${all - untouched.length} of ${all})`,
        ...(untouched.length > 0 ? [`not: ${untouched.join(', ')}`] : []),
        ...(leftOut.length > 0 ? [`not counted: ${leftOut.join(', ')}`] : []),
      ].join('; ');
    })
    .join('\n');

export const percentOf = (cover: Cover): number => 100 * shareOf(cover);

export const entriesOf = (coverage: Coverage): readonly (readonly [keyof Coverage, Cover])[] =>
  Object.entries(coverage) as [keyof Coverage, Cover][];
