import { z } from 'zod';
import { contactsFileSchema } from '../knowledge/schema';
import { id, text } from '../knowledge/schema-parts';

/** The form of a file of stories; strict, and written out as JSON Schema for editors, whose hints the descriptions are. */
const key = z.string().regex(/^[a-z]+(\.[a-z0-9-]+)*$/i, 'a wording key is like ask.check');
const answer = z
  .string()
  .regex(/^[a-z0-9-]+=[a-z0-9-]+$/, 'is a check and its answer with = and no spaces: signal=weak');
const some = <T extends z.ZodType>(item: T) => z.array(item).min(1).optional();

const resolution = z.strictObject({
  by: z.enum(['merchant', 'bot', 'agent']).optional(),
  fix: id.optional().describe('What helped'),
  cause: id.optional(),
  rating: z.number().int().min(1, 'a rating is 1 to 5').max(5, 'a rating is 1 to 5').optional(),
});

const incident = z.strictObject({
  status: z.enum(['none', 'open', 'waiting', 'active', 'closed']).optional().describe('none: no case was opened'),
  priority: z.enum(['normal', 'high', 'urgent']).optional(),
  money: z.enum(['unknown', 'uncertain', 'none', 'received', 'debited']).optional(),
  record: z
    .enum(['success', 'failed', 'not-listed', 'not-success', 'both', 'unclear'])
    .optional()
    .describe('What the terminal shows of the sale'),
  amount: z.number().positive('an amount is in yuan and greater than 0').optional().describe('In yuan'),
  codes: z
    .array(z.string({ error: 'a code is text: put it in quotes' }))
    .optional()
    .describe('Exactly these codes'),
  seen: some(answer).describe('Answers on record: signal=weak'),
  notSeen: some(answer).describe('Answers that must not be on record'),
  tried: z
    .record(id, z.enum(['fixed', 'not-fixed', 'could-not']))
    .optional()
    .describe('Fixes and what came of each: {restart-once: not-fixed}'),
  notTried: some(id).describe('Fixes that must not be on record as tried'),
  likely: id.optional().describe('The cause that is likeliest now'),
  dangers: z.array(z.string()).optional().describe('Exactly these: [safety.money-debited]; [] for none'),
  handoff: z.string().optional().describe('Why a person was called: merchant-asked, money, planner …'),
  resolution: resolution.optional(),
  terminal: z.record(z.string(), z.string()).optional().describe('{brand: newland, kind: smart}'),
  contact: z.strictObject({ name: text.optional(), phone: z.string().optional() }).optional(),
  notes: z.record(z.string(), text).optional().describe('What an intake note has in it: {added: 下午三点}'),
});

const expectation = z.strictObject({
  step: z
    .string()
    .regex(/^(silent|(ask|try|answer|safety|handoff|close) \S+)$/, 'is a kind and an id: ask signal, try restart-once')
    .optional()
    .describe('Step of the last thing the bot said, kind and id: ask signal; silent where it said nothing'),
  keys: some(key).describe('Wording keys that are said, among others and in any order'),
  notKeys: some(key).describe('Wording keys that must not be said'),
  text: some(text).describe('What the bot’s words have in them'),
  not: some(text).describe('What they must not have in them'),
  choices: some(text).describe('Buttons that are there, by label or id, among others'),
  owner: z.enum(['bot', 'queue', 'agent']).optional().describe('Who has the talk'),
  incident: incident.optional(),
});

/** What may happen on a line; exactly one of them, or an expectation alone. */
export const DEEDS = ['says', 'taps', 'tapsAbove', 'sends', 'waits', 'agent', 'agentSays', 'agentCloses'] as const;
export const THINGS = [
  'photo',
  'lost-photo',
  'sticker',
  'voice',
  'video',
  'file',
  'blank',
  'greeting',
  'session-ended',
] as const;
const WAIT = /^\d+ (second|minute|hour|day)s?$/;

const line = z
  .strictObject({
    says: text.optional().describe('What the merchant types'),
    taps: text.optional().describe('A button of the last answer, by its label or id'),
    tapsAbove: text.optional().describe('A button further up in the talk'),
    sends: z.enum(THINGS).optional().describe('What else comes in; greeting: the merchant opens the chat'),
    waits: z.string().regex(WAIT, 'is a number and a unit: 3 days').optional().describe('The clock moves: 10 minutes'),
    agent: z.enum(['accepts', 'returns']).optional(),
    agentSays: text.optional(),
    agentCloses: z.strictObject({ cause: id.optional(), resolution: text }).optional(),
    throttled: z.literal(true).optional().describe('The channel finds that the merchant writes too fast'),
    breaks: z.literal(true).optional().describe('The bot breaks down over this line'),
    expect: expectation.optional(),
  })
  .superRefine((value, context) => {
    const deeds = DEEDS.filter(name => value[name] !== undefined);
    const [, second] = deeds;
    if (second) context.addIssue({ code: 'custom', path: [second], message: 'a line does one thing: begin a new one' });
    if (deeds.length === 0 && !value.expect)
      context.addIssue({ code: 'custom', message: `a line has one of ${DEEDS.join(', ')}, or expect` });
    const odd = value.throttled ? 'throttled' : value.breaks ? 'breaks' : undefined;
    if (odd && value.says === undefined)
      context.addIssue({ code: 'custom', path: [odd], message: 'goes with says alone' });
  });

const story = z.strictObject({
  title: text.describe('The name of the test: what happens, in the merchant’s eyes'),
  about: id.optional().describe('The cause behind it, or other; none for talks without a fault'),
  ending: z
    .enum(['fixed', 'handoff', 'left', 'answered'])
    .describe('fixed: works again; handoff: a person has or had it; left: open or called off; answered: no case'),
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/, "is like '2026-11-22 14:05'")
    .refine(value => !Number.isNaN(Date.parse(`${value.replace(' ', 'T')}:00+08:00`)), 'is no date')
    .optional()
    .describe('Local time (Asia/Shanghai) of the first line, in quotes'),
  contacts: contactsFileSchema
    .optional()
    .describe('The operator’s contacts and hours in this story, as in contacts.yaml; else those of the knowledge'),
  merchantName: text.optional().describe('What the channel calls the merchant'),
  agentName: text.optional().describe('What the agent is called'),
  pending: text.optional().describe('Why the bot does not do this yet; a story that passes must not have it'),
  talk: z.array(line).min(1),
});

export const storyFileSchema = z.strictObject({ stories: z.array(story).min(1) });
export type StoryData = z.infer<typeof story>;
export type StoryLine = StoryData['talk'][number];
export type Expectation = z.infer<typeof expectation>;
export type IncidentExpectation = z.infer<typeof incident>;
export type Ending = StoryData['ending'];
export type Thing = (typeof THINGS)[number];
