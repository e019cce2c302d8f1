import { fieldsOf, listOf, numberOf, textOf, wordOf, type Fields } from './narrow';

export interface DeskSession {
  readonly name: string;
  readonly role: string;
  readonly csrfToken: string;
}

export type IncidentStatus = 'open' | 'waiting' | 'active' | 'closed';
export type IncidentPriority = 'normal' | 'high' | 'urgent';

/** One row of the desk's list. */
export interface IncidentRow {
  readonly id: string;
  readonly status: IncidentStatus;
  /** The agent who has it, if any. */
  readonly agentName?: string;
  readonly priority: IncidentPriority;
  /** ISO 8601 UTC. */
  readonly openedAt: string;
  readonly title: string;
  /** Money is or may be at risk. */
  readonly money: boolean;
}

export interface IncidentPage {
  readonly rows: readonly IncidentRow[];
  /** Cursor of the next page, if there is one. */
  readonly next?: string;
}

export interface Cause {
  readonly id: string;
  readonly label: string;
  /** 0 to 1, where the diagnosis has one. */
  readonly probability?: number;
}

/** What an agent closes a case with; ids of a cause and of the step that cured it, where they are known. */
export interface CaseOutcome {
  readonly cause?: string;
  readonly fix?: string;
  readonly resolution: string;
}

export interface Fix {
  readonly id: string;
  readonly label: string;
}

export interface TranscriptLine {
  readonly seq: number;
  readonly at: string;
  readonly from: 'merchant' | 'bot' | 'agent';
  readonly agentName?: string;
  readonly text: string;
  /** What was sent is no text; `text` is its name or type (`audio/*`). */
  readonly isMedia: boolean;
  readonly photo?: Photo;
  /** Absent where the merchant's channel has it. */
  readonly delivery?: 'sending' | 'waiting' | 'failed';
}

/** A merchant's photo: on its way, there at `url`, or not to be had. */
export interface Photo {
  readonly status: 'fetching' | 'stored' | 'failed';
  readonly url?: string;
}

/** What a channel still lets through to the merchant before they write again. */
export interface ReplyBudget {
  readonly left: number;
  /** ISO 8601 UTC. */
  readonly closesAt: string;
  readonly notice?: { readonly status: 'sending' | 'sent' | 'failed'; readonly reason?: NoticeReason };
}

export type NoticeReason = (typeof NOTICE_REASONS)[number];

export interface IncidentDetail {
  readonly id: string;
  readonly status: IncidentStatus;
  readonly agentName?: string;
  /** The signed-in agent has it. */
  readonly isMine: boolean;
  readonly money: boolean;
  readonly priority: IncidentPriority;
  readonly openedAt: string;
  /** The summary as Chinese text, ready to read. */
  readonly card: string;
  readonly transcript: readonly TranscriptLine[];
  /** Where the channel has limits. */
  readonly budget?: ReplyBudget;
  /** Likeliest first. */
  readonly causes: readonly Cause[];
  /** Steps that can have cured it; those that were tried first. */
  readonly fixes: readonly Fix[];
}

const STATUSES = ['open', 'waiting', 'active', 'closed'] as const;
const PRIORITIES = ['normal', 'high', 'urgent'] as const;
const PHOTO_STATUSES = ['fetching', 'stored', 'failed'] as const;
const UNSENT = ['sending', 'waiting', 'failed'] as const;
const NOTICES = ['sending', 'sent', 'failed'] as const;
const NOTICE_REASONS = [
  'not-subscribed',
  'not-following',
  'blocked',
  'template',
  'setup',
  'no-permission',
  'quota',
  'busy',
  'unreachable',
  'system',
  'interrupted',
  'refused',
] as const;
const SPEAKERS = ['merchant', 'bot', 'agent'] as const;
/** What `owner` says where it names no person. */
const ROLES: readonly string[] = ['bot', 'queue', 'agent'];

export function parseDeskSession(value: unknown): DeskSession | undefined {
  const { name, role, csrfToken } = fieldsOf(value);
  const token = textOf(csrfToken);
  return token ? { name: textOf(name) ?? '', role: textOf(role) ?? '', csrfToken: token } : undefined;
}

export function parseIncidentPage(value: unknown): IncidentPage {
  const page = fieldsOf(value);
  return {
    rows: listOf(page.incidents)
      .map(fieldsOf)
      .flatMap(fields => parseRow(fields) ?? []),
    next: textOf(page.next),
  };
}

function parseRow(fields: Fields): IncidentRow | undefined {
  const id = textOf(fields.id);
  if (!id) return undefined;
  const priority = wordOf(fields.priority, PRIORITIES, 'normal');
  return {
    id,
    status: wordOf(fields.status, STATUSES, 'open'),
    agentName: agentNameOf(fields),
    priority,
    openedAt: textOf(fields.openedAt) ?? '',
    title: textOf(fields.title) ?? '',
    // Only money that may have been taken makes a case urgent (src/incident/with-danger.ts).
    money: priority === 'urgent',
  };
}

/** Undefined where the answer has no incident. */
export function parseIncidentDetail(value: unknown): IncidentDetail | undefined {
  const answer = fieldsOf(value);
  const incident = fieldsOf(answer.incident);
  const id = textOf(incident.id);
  if (!id) return undefined;
  return {
    id,
    status: wordOf(incident.status, STATUSES, 'open'),
    agentName: agentNameOf({ ...incident, agentName: answer.agentName, owner: answer.owner }),
    isMine: answer.isMine === true,
    money: isMoneyAtRisk(incident),
    priority: wordOf(incident.priority, PRIORITIES, 'normal'),
    openedAt: textOf(incident.openedAt) ?? '',
    card: textOf(answer.card) ?? '',
    transcript: listOf(answer.transcript).map(fieldsOf).map(parseLine),
    budget: parseBudget(answer.budget),
    causes: parseCauses(answer.causes, fieldsOf(incident.belief)),
    fixes: parseFixes(answer.fixes, listOf(incident.attempts).map(fieldsOf)),
  };
}

const parseLine = (fields: Fields): TranscriptLine => ({
  seq: numberOf(fields.seq) ?? 0,
  at: textOf(fields.at) ?? '',
  from: wordOf(fields.from, SPEAKERS, 'bot'),
  agentName: textOf(fields.agentName),
  text: textOf(fields.text) ?? '',
  isMedia: fields.isMedia === true,
  photo: fields.media === undefined ? undefined : parsePhoto(fieldsOf(fields.media)),
  delivery: UNSENT.find(state => state === fields.delivery),
});

const parsePhoto = (fields: Fields): Photo => ({
  status: wordOf(fields.status, PHOTO_STATUSES, 'failed'),
  url: textOf(fields.url),
});

function parseBudget(value: unknown): ReplyBudget | undefined {
  const { left, closesAt, notice } = fieldsOf(value);
  const messages = numberOf(left);
  const until = textOf(closesAt);
  if (messages === undefined || until === undefined) return undefined;
  const { status, reason } = fieldsOf(notice);
  const known = NOTICES.find(state => state === status);
  return {
    left: messages,
    closesAt: until,
    notice: known && { status: known, reason: wordOf(reason, NOTICE_REASONS, 'refused') },
  };
}

/** The causes the API names, with the belief in each; without names there is nothing for an agent to choose from. */
function parseCauses(named: unknown, belief: Fields): readonly Cause[] {
  return listOf(named)
    .map(fieldsOf)
    .flatMap(({ id, label }): Cause[] => {
      const causeId = textOf(id);
      const name = textOf(label);
      return causeId && name ? [{ id: causeId, label: name, probability: numberOf(belief[causeId]) }] : [];
    })
    .sort((a, b) => (b.probability ?? 0) - (a.probability ?? 0));
}

function parseFixes(named: unknown, attempts: readonly Fields[]): readonly Fix[] {
  const fixes = listOf(named)
    .map(fieldsOf)
    .flatMap(({ id, label }): Fix[] => {
      const fixId = textOf(id);
      const name = textOf(label);
      return fixId && name ? [{ id: fixId, label: name }] : [];
    });
  const wasTried = ({ id }: Fix): boolean => attempts.some(({ fix }) => fix === id);
  return [...fixes.filter(wasTried), ...fixes.filter(fix => !wasTried(fix))];
}

function agentNameOf(fields: Fields): string | undefined {
  const owner = textOf(fields.owner);
  const handoff = fieldsOf(fieldsOf(fields.handoff).agent);
  return textOf(fields.agentName) ?? textOf(handoff.name) ?? (owner && !ROLES.includes(owner) ? owner : undefined);
}

/** As src/incident/is-money-at-risk.ts has it, or the danger was raised at any time. */
function isMoneyAtRisk({ money, dangers }: Fields): boolean {
  const state = fieldsOf(money).state;
  return state === 'debited' || state === 'uncertain' || listOf(dangers).includes('safety.money-debited');
}
