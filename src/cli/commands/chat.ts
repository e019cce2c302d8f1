import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createApp } from '../../app';
import { toTerminalMessage } from '../../channels/terminal/to-terminal-message';
import type { Config } from '../../config';
import { incidentToJson } from '../../incident/incident';
import type { TranscriptEntry } from '../../store/records';
import type { InboundContent, TurnResult } from '../../turn/messages';
import { fault, inputLines, printJson, printLine } from '../io';

const POLL_MS = 1000;
const lineSchema = z.union([z.object({ text: z.string() }), z.object({ choice: z.string() })]);

/** `chat`: the bot in the terminal, on the same turns, store and dialogs as every other channel. */
export async function chat(config: Config, options: { json?: boolean; data?: string; user: string }): Promise<void> {
  const app = await createApp(
    { ...config, ...(options.data && { dataDir: options.data }), logLevel: 'warn' },
    { logTo: 'stderr' },
  );
  const follower = options.json ? undefined : followAgents(app, options.user);
  try {
    let line = 0;
    for await (const raw of inputLines()) {
      line += 1;
      const content = options.json ? parseLine(raw) : ({ kind: 'text', text: raw } as const);
      if (!content) {
        fault(`line ${line}: expected {"text":"…"} or {"choice":"ID"}`);
        continue;
      }
      const message = toTerminalMessage({ userId: options.user, messageId: randomUUID(), at: new Date(), content });
      const result = await app.turns.takeTurn(message);
      follower?.saw(result.entries);
      if (options.json) printJson(toJsonLine(result));
      else result.replies.forEach(({ text, choices }) => printReply(text, choices));
    }
  } finally {
    follower?.stop();
    await app.close();
  }
}

function parseLine(raw: string): InboundContent | undefined {
  try {
    const parsed = lineSchema.parse(JSON.parse(raw));
    return 'text' in parsed
      ? { kind: 'text', text: parsed.text }
      : { kind: 'choice', choiceId: parsed.choice, text: parsed.choice };
  } catch {
    return undefined; // reported by the caller, with the line
  }
}

const toJsonLine = ({ replies, owner, incident }: TurnResult): unknown => ({
  replies: replies.map(({ text, choices, step }) => ({ text, choices, step })),
  owner,
  incident: incident ? incidentToJson(incident) : {},
});

function printReply(text: string, choices: readonly { label: string }[]): void {
  printLine(text);
  if (choices.length > 0) printLine(choices.map(({ label }, index) => `  ${index + 1}) ${label}`).join('\n'));
  printLine('');
}

/** Prints what agents write at the desk while the merchant's terminal is open. */
function followAgents(
  app: Awaited<ReturnType<typeof createApp>>,
  userId: string,
): { saw(entries: readonly TranscriptEntry[]): void; stop(): void } {
  const { conversationId } = toTerminalMessage({
    userId,
    messageId: '',
    at: new Date(),
    content: { kind: 'event', name: '' },
  });
  let seen: number | undefined;
  const poll = async (): Promise<void> => {
    const entries = await app.store.conversations.transcript(
      conversationId,
      seen === undefined ? {} : { afterSeq: seen },
    );
    const fresh = seen === undefined ? [] : entries.filter(entry => entry.from !== 'merchant');
    seen = entries.at(-1)?.seq ?? seen ?? 0;
    fresh.forEach(entry =>
      printReply(entry.agentName ? `${entry.agentName}: ${entry.text}` : entry.text, entry.reply?.choices ?? []),
    );
  };
  const timer = setInterval(() => void poll().catch((error: unknown) => fault(String(error))), POLL_MS);
  return {
    saw: entries => {
      seen = Math.max(seen ?? 0, ...entries.map(entry => entry.seq));
    },
    stop: () => clearInterval(timer),
  };
}
