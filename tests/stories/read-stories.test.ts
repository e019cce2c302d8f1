import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { loadAppKnowledge } from '../../src/app';
import { readProcessConfig } from '../../src/config';
import { StoryError, type KnowledgeFault } from '../../src/errors';
import { checkStories } from '../../src/stories/check-stories';
import { readStories } from '../../src/stories/read-stories';
import { generateStorySchema } from '../../src/stories/story-json-schema';
import { writeStories } from './write-stories';

const shipped = resolve(__dirname, '../conversations');

/** The faults of one file, as `line path: problem`. */
function faultsIn(text: string): readonly string[] {
  try {
    readStories([writeStories({ 'a.yaml': text })]);
    return [];
  } catch (error) {
    if (!(error instanceof StoryError)) throw error;
    return error.faults.map(describeFault);
  }
}
const describeFault = ({ line, path, problem }: KnowledgeFault): string => `${line} ${path}: ${problem}`;

const withLine = (...lines: readonly string[]): string =>
  ['stories:', '  - title: 一个', '    ending: left', '    talk:', ...lines.map(line => `      ${line}`), ''].join(
    '\n',
  );

describe('stories', () => {
  it('are read from files and folders, each with its place', () => {
    const dir = writeStories({
      'b.yaml': withLine('- says: 你好', "- taps: '没扣'").replace('一个', '第二个'),
      'a.yaml': withLine('- says: 你好', '- expect: { owner: bot, keys: [greet.hello] }'),
      'notes.txt': 'not read',
    });
    const stories = readStories([dir]);
    expect(stories.map(({ title, line, file }) => [title, line, basename(file)])).toEqual([
      ['一个', 2, 'a.yaml'],
      ['第二个', 2, 'b.yaml'],
    ]);
    expect(stories[0]?.lineOf(['talk', 1, 'expect', 'keys', 0])).toBe(6);
    expect(readStories([join(dir, 'b.yaml')])).toHaveLength(1);
  });

  it.each([
    [
      'a message of figures without quotes',
      ['- says: 3000'],
      "5 stories[0].talk[0].says: is 3000 without quotes: put it in quotes: '3000'",
    ],
    [
      'a field that is none',
      ['- says: 好', '  expects: {}'],
      '6 stories[0].talk[0].expects: unknown field expects: remove it or correct its spelling',
    ],
    [
      'two things on a line',
      ['- says: 好', '  taps: 没扣'],
      '6 stories[0].talk[0].taps: is "没扣": a line does one thing: begin a new one',
    ],
    ['nothing on a line', ['- {}'], /^5 stories\[0\]\.talk\[0\]: .*a line has one of says, taps/],
    ['a time without a unit', ["- waits: '3'"], /^5 stories\[0\]\.talk\[0\]\.waits: .*3 days/],
    ['a step of one word', ['- says: 好', '  expect: { step: signal }'], /^6 .*expect\.step: .*ask signal/],
    ['a kind of message there is not', ['- sends: parcel'], /^5 .*sends: is "parcel": use one of photo/],
    ['a breakdown without a message', ['- taps: 没扣', '  breaks: true'], /^6 .*breaks: .*goes with says/],
    ['YAML that is none', ['- says: [好'], /^6? ?.*not valid YAML/],
  ])('are refused with the place of %s', (_what, lines, fault) => {
    const faults = faultsIn(withLine(...lines));
    expect(faults).toEqual([typeof fault === 'string' ? fault : expect.stringMatching(fault)]);
  });

  it('are refused where a date is none, a file is missing or a folder empty', () => {
    const dated = withLine('- says: 好').replace('    ending', "    at: '2026-13-45 14:05'\n    ending");
    expect(faultsIn(dated)).toEqual([expect.stringMatching(/^3 stories\[0\]\.at: .*is no date/)]);
    const empty = writeStories({});
    expect(() => readStories([empty, join(empty, 'gone.yaml')])).toThrow(/holds no file of stories[^]*ENOENT/);
  });

  it('have titles of their own, over all files', () => {
    const dir = writeStories({ 'a.yaml': withLine('- says: 好'), 'b.yaml': withLine('- says: 好') });
    expect(() => readStories([dir])).toThrow(/b\.yaml:2 title: 一个 is the title of another story/);
  });

  it('name only what the knowledge has', () => {
    const text = withLine(
      '- says: 好',
      '  expect:',
      '    keys: [ask.check, ask.chek]',
      '    notKeys: [handof.offer]',
      '    incident:',
      '      seen: [signal=weak, signal=week]',
      '      notSeen: [signal=unsure]',
      '      tried: { restart-onze: fixed }',
      '      notTried: [restart-once]',
      '      likely: networks',
      '- agentCloses: { cause: nothing-known, resolution: 好了 }',
    ).replace('    ending', '    about: netwerk\n    ending');
    const stories = readStories([writeStories({ 'a.yaml': text })]);
    const faults = checkStories(stories, loadAppKnowledge(readProcessConfig())).map(describeFault);
    expect(faults.map(fault => fault.replace(/ that the knowledge.*/, ''))).toEqual([
      '3 about: netwerk is no cause',
      '8 talk[0].expect.keys[1]: ask.chek is no wording key',
      '9 talk[0].expect.notKeys[0]: handof.offer is no wording key',
      '11 talk[0].expect.incident.seen[1]: signal=week is no check and answer',
      '13 talk[0].expect.incident.tried.restart-onze: restart-onze is no fix',
      '15 talk[0].expect.incident.likely: networks is no cause',
      '16 talk[1].agentCloses.cause: nothing-known is no cause',
    ]);
  });
});

it('the JSON Schema of stories is shipped as the code generates it (else: npm run -s poscare -- knowledge schema)', () => {
  expect(readFileSync(join(shipped, 'schema/stories.json'), 'utf8')).toBe(generateStorySchema());
});
