import type { Knowledge } from './knowledge/knowledge';
import type { Bot, BotInput } from './turn/messages';

/** Enough for the paths that most turns take; each takes some ten milliseconds, the first some hundred. */
const MOST_TURNS = 24;
const NOBODY = 'rehearsal';

/**
 * Has the bot take a made-up merchant's turns, of which nothing is stored: after a start the first merchants would else wait for code that has
 * never run, and everybody who writes at that moment behind them.
 */
export async function rehearse(bot: Bot, { intents }: Pick<Knowledge, 'intents'>, now: Date): Promise<void> {
  let state: BotInput['conversation']['state'] = {};
  const at = now.toISOString();
  for (const [turn, text] of phrasesOf(intents).entries()) {
    const who = { channel: NOBODY, account: NOBODY, conversationKey: NOBODY, merchant: { id: NOBODY } };
    const conversation = {
      id: NOBODY,
      ...who,
      owner: 'bot',
      version: turn,
      state,
      createdAt: at,
      updatedAt: at,
    } as const;
    const message = {
      ...who,
      conversationId: NOBODY,
      messageId: `${turn}`,
      at,
      content: { kind: 'text', text },
    } as const;
    const output = await bot.takeTurn({ conversation, message, found: [], recentlyClosed: [], transcript: [], now });
    state = output.state;
  }
}

/** One phrase of every other intent or so, as merchants write them. */
function phrasesOf(intents: Knowledge['intents']): readonly string[] {
  const step = Math.max(1, Math.floor(intents.length / MOST_TURNS));
  const first = intents.flatMap(({ phrases }) => Object.values(phrases)[0]?.[0] ?? []);
  return first.filter((_, index) => index % step === 0).slice(0, MOST_TURNS);
}
