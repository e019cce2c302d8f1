import type { KnowledgeFault } from '../errors';
import type { YamlCache } from './open-yaml-cache';
import { parseYaml } from './parse-yaml';
import type { ParsedYaml } from './parse-yaml';
import type { SourceFile } from './read-folder';

/** Parses a file, or takes its value from the cache; then the text is parsed only when a place in it is asked for. */
export function parseOnce(
  { file, bytes, text = '' }: SourceFile,
  faults: KnowledgeFault[],
  cache: YamlCache | undefined,
): ParsedYaml | undefined {
  const value = cache?.find(bytes);
  if (value === undefined) {
    const before = faults.length;
    const parsed = parseYaml(file, text, faults);
    // A text with faults is parsed each time, since its faults are not in its value.
    if (parsed && faults.length === before) cache?.add(bytes, parsed.value);
    return parsed;
  }
  let parsed: ParsedYaml | undefined;
  return { value, find: path => (parsed ??= parseYaml(file, text, []))?.find(path) ?? { line: 1 } };
}
