import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { StoryError, type KnowledgeFault } from '../errors';
import { duplicates } from '../knowledge/faults-of';
import { readSource } from '../knowledge/read-folder';
import { readYamlFile } from '../knowledge/read-yaml-file';
import type { Story } from './story';
import { storyFileSchema } from './story-schema';

/** Reads files of stories, and folders of such files; throws StoryError with every fault of every file at once. */
export function readStories(paths: readonly string[]): readonly Story[] {
  const faults: KnowledgeFault[] = [];
  const stories = paths.flatMap(path => filesOf(path, faults)).flatMap(path => readFile(path, faults));
  for (const { index, key } of duplicates(stories, ({ title }) => title)) {
    const { file = '', line = 1 } = stories[index] ?? {};
    faults.push({ file, line, path: 'title', problem: `${key} is the title of another story: choose another` });
  }
  if (faults.length > 0) throw new StoryError(faults);
  return stories;
}

function filesOf(path: string, faults: KnowledgeFault[]): readonly string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const names = readdirSync(path).filter(name => name.endsWith('.yaml'));
  if (names.length === 0) faults.push({ file: path, line: 1, path: '', problem: 'holds no file of stories (*.yaml)' });
  return names.sort().map(name => join(path, name));
}

function readFile(path: string, faults: KnowledgeFault[]): readonly Story[] {
  const file = relative(process.cwd(), resolve(path)) || path;
  const source = readSource(file, path, faults);
  const read = source && readYamlFile(source, storyFileSchema, faults);
  if (!read?.isSound) return [];
  return read.data.stories.map((story, index) => {
    const lineOf = (at: readonly PropertyKey[]): number => read.lineOf(['stories', index, ...at]);
    return { ...story, file, line: lineOf(['title']), lineOf };
  });
}
