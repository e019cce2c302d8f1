import type { z } from 'zod';
import type { KnowledgeFault } from '../errors';
import { describeIssue } from './describe-issue';
import type { YamlCache } from './open-yaml-cache';
import { parseOnce } from './parse-once';
import { pathText } from './path-text';
import type { SourceFile } from './read-folder';
import { salvage } from './salvage';

/** A knowledge file with its data and the way back from a path to a line. */
export interface YamlFile<T> {
  readonly file: string;
  /** Where `isSound` is false: the salvaged rest, good enough to check against but not to use; defaults are not filled in. */
  readonly data: T;
  readonly isSound: boolean;
  lineOf(path: readonly PropertyKey[]): number;
}

/** Parses and validates one file; faults are added to `faults` and undefined is returned where nothing can be used. */
export function readYamlFile<T>(
  source: SourceFile,
  schema: z.ZodType<T>,
  faults: KnowledgeFault[],
  cache?: YamlCache,
): YamlFile<T> | undefined {
  if (source.text === undefined) return undefined;
  const { file } = source;
  const yaml = parseOnce(source, faults, cache);
  if (!yaml) return undefined;
  const lineOf = (path: readonly PropertyKey[]): number => yaml.find(path).line;
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) return { file, data: parsed.data, isSound: true, lineOf };
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.filter(name => name !== '__proto__')) {
        const path = [...issue.path, key];
        const problem = `unknown field ${key}: remove it or correct its spelling`;
        faults.push({ file, line: lineOf(path), path: pathText(path), problem });
      }
      continue;
    }
    const place = yaml.find(issue.path);
    faults.push({ file, line: place.line, path: pathText(issue.path), problem: describeIssue(issue, place) });
  }
  const data = salvage(yaml.value, schema);
  return data === undefined ? undefined : { file, data, isSound: false, lineOf };
}
