import { isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import type { z } from 'zod';
import type { Place } from './parse-yaml';

type Issue = z.core.$ZodIssue;

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map of fields',
  record: 'a map',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** What is wrong with a value and what to do about it, in plain English: `is 3000 without quotes: put it in quotes: '3000'`. */
export function describeIssue(issue: Issue, { node }: Place): string {
  if (node === undefined) return `is missing: add it (${wanted(issue)})`;
  const own = issue.message.startsWith('Too ') ? undefined : issue.message;
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union':
      return describeType(issue, node);
    case 'invalid_value':
      return `is ${shown(node)}: use ${wanted(issue)}`;
    case 'too_small':
      if (issue.origin === 'array') return `has too few items: at least ${issue.minimum}`;
      if (issue.origin === 'string') return 'is empty: write a text or remove the field';
      return `is ${shown(node)}: ${own ?? `at least ${issue.minimum} is needed`}`;
    case 'too_big':
      if (issue.origin === 'array') return `has too many items: at most ${issue.maximum}`;
      return `is ${shown(node)}: ${own ?? `at most ${issue.maximum} is allowed`}`;
    case 'invalid_key':
      return `is not allowed as a field name: ${issue.issues.map(({ message }) => message).join('; ')}`;
    default:
      return `is ${shown(node)}: ${issue.message}`;
  }
}

function describeType(issue: Issue, node: Node | null): string {
  const want = wanted(issue);
  const wantsText = want.startsWith('text');
  if (wantsText && isScalar(node) && node.value !== null)
    return `is ${node.source ?? ''} without quotes: put it in quotes: '${node.source ?? ''}'`;
  if (wantsText && isMap(node)) return 'is read as a field because of its colon: put the text in quotes';
  if (isMap(node)) return `is a map of fields: ${want} is needed`;
  if (isSeq(node)) return `is a list: ${want} is needed`;
  return `is ${shown(node)}: ${want} is needed`;
}

function wanted(issue: Issue): string {
  if (issue.code === 'invalid_union') return 'text or a list of texts';
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code !== 'invalid_type') return issue.message;
  return EXPECTED[issue.expected] ?? issue.expected;
}

/** A scalar as it is written, short enough for a line. */
function shown(node: Node | null): string {
  const written = isScalar(node) ? (node.source ?? '') : '';
  if (written === '' || written === 'null' || written === '~') return 'empty';
  return written.length > 40 ? `"${written.slice(0, 40)}…"` : `"${written}"`;
}
