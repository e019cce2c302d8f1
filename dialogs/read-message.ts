import type { AnswerReading, LanguageReader, Understanding } from '../src/language/understanding';
import type { Knowledge } from '../src/knowledge/knowledge';
import type { BotInput } from '../src/turn/messages';
import type { Pending } from './memory';
import { questionFor } from './menus';
import type { Phrasing } from './phrasing';

/** A message as the dialogs see it: what it means by itself and as an answer to the open question. */
export interface Reading {
  readonly kind: 'text' | 'media' | 'event' | 'empty';
  readonly text: string;
  readonly understanding: Understanding;
  /** The option chosen of the open question, by tap or by words. */
  readonly optionId?: string;
  readonly answer?: AnswerReading;
}

/** Least confidence at which an option counts as chosen; below it the bot asks again. */
const OPTION_MIN = 0.5;

export function readMessage(input: {
  readonly input: BotInput;
  readonly pending?: Pending;
  readonly reader: LanguageReader;
  readonly knowledge: Knowledge;
  readonly phrasing: Phrasing;
}): Reading {
  const { content } = input.input.message;
  const { now } = input.input;
  if (content.kind === 'media' || content.kind === 'event') {
    return { kind: content.kind, text: '', understanding: input.reader.understand('', now) };
  }
  const text = content.text.trim();
  const choiceId = content.kind === 'choice' ? content.choiceId : offeredChoice(input.input, text);
  const understood = input.reader.understand(text, now);
  if (choiceId !== undefined && isIntent(choiceId, input.knowledge)) {
    return {
      kind: 'text',
      text,
      understanding: { ...understood, intent: choiceId, confidence: 1, alternatives: [] },
      optionId: choiceId,
    };
  }
  if (text === '') return { kind: 'empty', text, understanding: understood };
  if (!input.pending) return { kind: 'text', text, understanding: understood };
  const question = questionFor(input.pending, input.knowledge, input.phrasing);
  if (choiceId !== undefined && question.options.some(option => option.id === choiceId)) {
    return { kind: 'text', text, understanding: understood, optionId: choiceId };
  }
  const answer = input.reader.interpret(question, text, now);
  const chosen = answer.kind === 'option' && answer.confidence >= OPTION_MIN ? { optionId: answer.optionId } : {};
  return { kind: 'text', text, understanding: understood, answer, ...chosen };
}

/** The choice of the bot's last message whose label the merchant's text repeats: a tap in channels that send only text. */
function offeredChoice(input: BotInput, text: string): string | undefined {
  const lastAsked = input.transcript.findLast(entry => entry.from === 'bot' && (entry.reply?.choices.length ?? 0) > 0);
  return lastAsked?.reply?.choices.find(choice => choice.label === text)?.id;
}

const DIALOG_INTENTS = /^(act|request|ask|fault)\./;
const isIntent = (choiceId: string, knowledge: Knowledge): boolean =>
  DIALOG_INTENTS.test(choiceId) &&
  (knowledge.intents.some(intent => intent.id === choiceId) || choiceId.startsWith('act.'));
