import type { TurnContext } from 'botbuilder';
import { replyActivity } from './reply-activity';
import type { Incident } from '../src/incident/incident';
import type { Knowledge } from '../src/knowledge/knowledge';
import type { LanguageReader } from '../src/language/understanding';
import type { Choice, Owner, Step } from '../src/store/records';
import type { BotInput } from '../src/turn/messages';
import type { Contradiction, Memory, Pending } from './memory';
import { choicesFor } from './menus';
import type { Phrasing, Values } from './phrasing';
import type { Reading } from './read-message';
import type { CardLabelKey } from '../src/incident/card-lines';
import type { WordingKey } from './wording-keys';

/** Where guesses at a question are named: only where nothing else is said, beside it, beside an answer to something else, or after one given before. */
export type GuessesStand = 'alone' | 'beside' | 'also' | 'after';

/** What the dialogs work with, fixed for one turn. */
export interface Tools {
  readonly knowledge: Knowledge;
  readonly reader: LanguageReader;
  readonly phrasing: Phrasing;
  readonly newId: () => string;
}

/** One turn in the making: what came in, what is known, and what has been decided so far. Lives for one turn only. */
export class Talk {
  owner: Owner;
  memory: Memory;
  /** This message said something new about the case beside the answer to the open question. */
  gainedFacts = false;
  /** A question of it has been answered: what resembles it in other ways is no further question. */
  isAnswered = false;
  /** The fix that follows from an answer given in this message. */
  ledTo: string | undefined;
  /** What was misheard before was taken back. */
  hasTakenBack = false;
  /** The cause it asks about, where that is the likeliest. */
  causeAsked: string | undefined;
  /** Fixes it says were done in vain. */
  triedNow: readonly string[] = [];
  /** The key of what was said last. */
  lastSaid: WordingKey | undefined;
  /** The part of it that asks what was not answered, in the merchant's words. */
  left: string | undefined;
  /** A person can be tapped beside the question that stands open. */
  offersPerson = false;
  /** It comes after hours or days of silence: where things stood was said. */
  isBack = false;
  /** It took an answer back. */
  hasUndone = false;
  /** What it tells against an answer given before. */
  contradiction: { readonly check: string; readonly which: Contradiction } | undefined;
  /** Checks whose answers it has put right. */
  corrected: readonly string[] = [];
  /** Checks whose answers were otherwise before. */
  changed: readonly string[] = [];
  /** The answers among it. */
  noted: readonly { readonly questionId: string; readonly optionId: string }[] = [];
  private current: Incident | undefined;
  private readonly kept = new Map<string, Incident>();
  private lead: string[] = [];
  private said = 0;
  private guesses: readonly Choice[] = [];
  private guessesStand: GuessesStand = 'alone';
  private asksWhich = false;

  constructor(
    readonly context: TurnContext,
    readonly input: BotInput,
    readonly tools: Tools,
    readonly reading: Reading,
    memory: Memory,
  ) {
    this.owner = input.conversation.owner;
    this.memory = memory;
    this.current = input.incident;
  }

  get knowledge(): Knowledge {
    return this.tools.knowledge;
  }

  /** ISO 8601 UTC. */
  get at(): string {
    return this.input.now.toISOString();
  }

  get incident(): Incident | undefined {
    return this.current;
  }

  /** Replaces the incident; it is saved with the turn. */
  keep(incident: Incident): Incident {
    this.current = incident;
    this.kept.set(incident.id, incident);
    return incident;
  }

  /** Forgets the incident as the one being worked on; what was kept is still saved. */
  leaveIncident(): void {
    this.current = undefined;
  }

  get changedIncidents(): readonly Incident[] {
    return [...this.kept.values()];
  }

  get pending(): Pending | undefined {
    return this.memory.pending;
  }

  remember(change: Partial<Memory>): void {
    this.memory = { ...this.memory, ...change };
  }

  text(key: WordingKey | CardLabelKey, values: Values = {}): string {
    return this.tools.phrasing.say(key, values, this.input.transcript.length + this.said);
  }

  /** Puts a sentence in front of whatever is said next, in the same message. */
  begin(key: WordingKey, values: Values = {}): void {
    this.beginText(this.text(key, values));
  }

  /** The same for text from the knowledge. */
  beginText(text: string): void {
    this.lead.push(text);
  }

  /** Says one message with the step it belongs to. */
  async say(key: WordingKey, values: Values, step: Step, choices: readonly Choice[] = []): Promise<void> {
    await this.sayText(key, this.text(key, values), step, choices);
  }

  /** Says text from the knowledge under a wording key that names its kind. */
  async sayText(key: WordingKey, text: string, step: Step, choices: readonly Choice[] = []): Promise<void> {
    const stand = this.guessesStand;
    const isNamed =
      stand === 'after' || stand === 'also' || (!this.isAnswered && (this.asksWhich || stand === 'beside'));
    const guesses = isNamed ? this.guesses : [];
    const invitation = stand === 'after' ? 'clarify.which-after' : 'clarify.which-beside';
    const which = guesses.length > 0 && !this.asksWhich ? this.text(invitation) : '';
    const whole = [...this.lead, text, which].filter(part => part.length > 0).join('\n');
    this.lead = [];
    this.guesses = [];
    this.said += 1;
    this.lastSaid = key;
    await this.context.sendActivity(replyActivity({ key, text: whole, choices: [...guesses, ...choices], step }));
  }

  /** Keeps what the message may ask where nothing surely answers it: buttons under what is said next. */
  guess(questions: readonly Choice[], stand: GuessesStand): void {
    this.guesses = questions;
    this.guessesStand = stand;
  }

  /**
   * The sentence to say to a question without an answer: which of the guesses at it is meant, or, where there are none, `key`, with a person to
   * be tapped who can answer; who waits for one already is told that they will read it.
   */
  unknown<Key extends WordingKey>(key: Key): Key | 'clarify.which' | 'handoff.unknown' {
    this.asksWhich = this.guesses.length > 0 && !this.isAnswered;
    if (this.asksWhich) return 'clarify.which';
    if (this.owner === 'queue') return 'handoff.unknown';
    this.offersPerson = this.owner === 'bot';
    return key;
  }

  /** Asks a question that the next message is read against; `also` can be tapped besides. */
  async ask(pending: Pending, key: WordingKey, text: string, step: Step, also: readonly Choice[] = []): Promise<void> {
    this.remember({ pending });
    const choices = [...choicesFor(pending, this.knowledge, this.tools.phrasing), ...also];
    const person = this.tools.phrasing.choice('request.human');
    const isOffered = this.offersPerson && !choices.some(({ id }) => id === person.id);
    await this.sayText(key, text, step, isOffered ? [...choices, person] : choices);
  }

  get hasSpoken(): boolean {
    return this.said > 0;
  }

  /** It stands in front of what is said next already. */
  hasBegun(text: string): boolean {
    return this.lead.some(line => line.includes(text));
  }

  get hasLead(): boolean {
    return this.lead.length > 0;
  }
}

const TALK = Symbol('talk');

export const bindTalk = (context: TurnContext, talk: Talk): void => {
  context.turnState.set(TALK, talk);
};

/** The turn's Talk, from inside a dialog. */
export function talkOf(context: TurnContext): Talk {
  const talk: unknown = context.turnState.get(TALK);
  if (!(talk instanceof Talk))
    throw new Error('No Talk is bound to this turn: dialogs run only inside a conversation turn');
  return talk;
}
