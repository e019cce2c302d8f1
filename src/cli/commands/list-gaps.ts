import { unheardKeys } from '../../app';
import type { Config } from '../../config';
import { toLanguageKnowledge } from '../../knowledge/to-language-knowledge';
import { findGaps } from '../../language/evaluation/find-gaps';
import type { Gap, UnheardMessage } from '../../language/evaluation/find-gaps';
import { openStore } from '../../store/open-store';
import type { TranscriptEntry } from '../../store/records';
import { fault, printJson, printLine } from '../io';
import { loadLanguage } from '../load-language';

export interface ListGapsOptions {
  readonly since?: string;
  readonly json?: boolean;
}

/** `knowledge gaps`: what merchants wrote and the bot had no good answer to, grouped by what it says. Changes nothing. */
export async function listGaps(config: Config, { since, json }: ListGapsOptions): Promise<void> {
  const from = since === undefined ? undefined : new Date(since);
  if (from && Number.isNaN(from.getTime())) return fault(`--since ${since}: a time like 2026-11-22T08:00:00+08:00`);
  const unheard = await readUnheard(config, from?.toISOString());
  const { reader, knowledge, cacheDir } = loadLanguage(config);
  const gaps = findGaps(unheard, { knowledge: toLanguageKnowledge(knowledge), reader, cacheDir });
  if (json) for (const gap of gaps) printJson(gap);
  else printLine([`${unheard.length} messages, ${gaps.length} things`, ...gaps.flatMap(linesOf)].join('\n'));
}

async function readUnheard(config: Config, since: string | undefined): Promise<readonly UnheardMessage[]> {
  const store = await openStore(config);
  try {
    return await pairUnheard(store.conversations.linesSince(since));
  } finally {
    await store.close();
  }
}

/** The merchant's line before each line of the bot that says it did not know, each line once. */
async function pairUnheard(lines: AsyncIterable<TranscriptEntry>): Promise<readonly UnheardMessage[]> {
  const unheard: UnheardMessage[] = [];
  let said: TranscriptEntry | undefined;
  for await (const line of lines) {
    if (line.from === 'merchant') said = line.kind === 'text' ? line : undefined;
    const key = line.from === 'bot' ? line.reply?.key : undefined;
    if (key === undefined || !unheardKeys.has(key) || said?.conversationId !== line.conversationId) continue;
    unheard.push({ conversationId: said.conversationId, at: said.at, text: said.text, key });
    said = undefined;
  }
  return unheard;
}

const linesOf = ({
  messages,
  conversations,
  texts: [first = '', ...others],
  answered,
  reading,
}: Gap): readonly string[] => [
  '',
  `${messages} in ${conversations} talks: ${first}`,
  ...others.map(text => `    ${text}`),
  `  answered ${Object.entries(answered)
    .map(([key, count]) => `${key} ${count}`)
    .join(', ')}; read today as ${reading.intent} ${reading.confidence.toFixed(2)}`,
];
