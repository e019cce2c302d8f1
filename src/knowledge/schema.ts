import { z } from 'zod';
import { code, id, intentId, minutes, probability, source, text, timeOfDay } from './schema-parts';

/**
 * The form of every knowledge file. Each schema is strict (an unknown field is a fault) and is written out as
 * JSON Schema into knowledge/schema/ for editors. Descriptions are what an editor shows while typing.
 */
const cause = z.strictObject({
  id: id,
  label: text.describe('Short name for the agent: 读卡器故障'),
  group: id.describe('One of groups'),
  prior: probability.describe('P(cause) before anything is known; the rest up to 1 is "something else"'),
  priorWhy: text.describe('The reasoning or source behind the prior'),
  priorByKind: z
    .record(z.string(), probability)
    .optional()
    .describe('Prior where the terminal kind is known: {smart: 0.1}'),
  evidence: z
    .array(
      z.strictObject({ intent: intentId, given: probability.describe('P(the merchant puts it this way | cause)') }),
    )
    .min(1)
    .describe('How merchants with this cause describe it at first'),
  explain: text.describe('One sentence for the merchant: what this cause is'),
  prevention: z.array(id).min(1).describe('Ids of prevention entries that keep it from coming back'),
  source,
});

const fix = z.strictObject({
  id,
  label: text.describe('Short name for the agent card: 擦拭卡槽'),
  who: z.enum(['merchant', 'technician']).describe('technician: never offered to a merchant'),
  why: text.optional().describe('A few characters why this is tried, shown to the merchant: 先排除卡槽脏'),
  steps: z.array(text).min(1).describe('What to do, one action a step, in order'),
  stepsByKind: z
    .record(id, z.array(text).min(1))
    .optional()
    .describe('The steps for one kind of terminal where they differ: a reader without a screen is closed on the phone'),
  result: text.optional().describe('Asked once it is done, where not whether payments work: 小票打出来有字了吗？'),
  shows: text
    .optional()
    .describe('Said once it helped: what it seems to have been, never as a certainty: 看来是没签到'),
  afterwards: text
    .optional()
    .describe('Said once it helped: how to keep the fault from coming back; else as its cause says'),
  minutes,
  cures: z
    .record(z.string(), probability)
    .describe('P(fault gone | cause, fix done), by cause id; causes not named: 0'),
  given: z
    .array(z.strictObject({ check: id, answer: id, cures: z.record(z.string(), probability) }))
    .optional()
    .describe(
      'What it cures where a check was answered so, by cause id, instead of `cures`: a new router asks for a new password',
    ),
  howTo: text.optional().describe('What to say when the merchant asks about a step: where it is, whether it does harm'),
  after: z.array(id).optional().describe('Fixes to be tried before this one'),
  unless: z
    .array(z.union([z.strictObject({ check: id, answer: id }), z.strictObject({ fix: id })]))
    .optional()
    .describe(
      'Answers, and fixes done in vain, after which it makes no sense: who says that sign-in fails is not told to sign in',
    ),
  onlyKinds: z.array(z.string()).optional().describe('Terminal kinds it applies to; absent: all'),
  disturbs: z
    .array(z.enum(['stops-selling', 'needs-payment']))
    .default([])
    .describe('needs-payment: needs a card payment to see the effect; never while money is uncertain'),
  source,
});

const prevention = z.strictObject({
  id,
  topic: z.enum(['maintenance', 'updates', 'training', 'security', 'emergency-plan', 'contact', 'records']),
  text,
  source,
});

/** knowledge/codes/<code>.yaml */
export const codeFileSchema = z.strictObject({
  code,
  intent: intentId.describe('What a merchant who shows this code and nothing else is read as: fault.code-3000'),
  meaning: z.strictObject({ text, source }),
  groups: z.array(z.strictObject({ id, label: text })).min(1),
  other: z.strictObject({
    label: text,
    evidenceDefault: probability.describe('P(an intent that is not listed | a cause): the floor of evidence'),
  }),
  handoffMinutes: minutes.describe(
    'Merchant minutes until a person has solved it; the price of handing over, used only for planning, never shown',
  ),
  causes: z.array(cause).min(1),
  fixes: z.array(fix).min(1),
  prevention: z.array(prevention).min(1),
});

/** knowledge/codes/field-39.yaml */
export const responseCodesFileSchema = z.strictObject({
  codes: z
    .array(
      z.strictObject({
        code,
        meaning: text.describe('What it means, for the merchant'),
        retry: z
          .enum(['yes', 'once', 'later', 'after-check', 'no'])
          .describe('after-check: only after it is known whether money was taken'),
        who: z
          .array(z.enum(['merchant', 'cardholder', 'issuer', 'acquirer', 'technician', 'network']))
          .describe('Who can put it right'),
        advice: text.describe('What the merchant does now'),
        uncertain: z
          .boolean()
          .default(false)
          .describe('The sale may have gone through: never re-swipe before checking'),
        escalate: z.boolean().default(false).describe('Hand over to a person at once'),
        source,
      }),
    )
    .min(1),
});

const option = z.strictObject({
  id,
  label: text.describe('On the button; at most 12 characters'),
  heard: text.optional().describe('Read back where it was told unasked, in half a sentence: 机器连的是店里的无线网'),
  phrases: z.array(text).min(3).describe('How merchants put this answer'),
  given: z
    .record(z.string(), probability)
    .describe(
      'How typical this answer is for a cause, by cause id, with "default" for the others; normalised over the options of the check',
    ),
  implies: z
    .strictObject({ entity: z.string(), value: z.string() })
    .optional()
    .describe('The entity value that says the same: a message with it answers the check unasked'),
  raises: intentId.optional().describe('A safety intent that this answer amounts to'),
  forPerson: text
    .optional()
    .describe('Said where this is told: no step of a merchant helps, and a person is offered before anything else'),
  suggests: z
    .strictObject({ fix: id, says: text })
    .optional()
    .describe('The step it calls for first, and what is said'),
});

/** knowledge/checks.yaml */
export const checksFileSchema = z.strictObject({
  checks: z
    .array(
      z.strictObject({
        id,
        text: text.describe('The question, one thing at a time'),
        topic: text.optional().describe('What it is about, in a few characters, in the summary a merchant reads: 信号'),
        why: text.describe('A few characters why it is asked: 先看是不是网络'),
        howTo: text.optional().describe('What to say when the merchant does not understand or cannot find it'),
        minutes,
        disturbs: z.array(z.enum(['stops-selling', 'needs-payment'])).default([]),
        onlyKinds: z.array(z.string()).optional(),
        unless: z
          .array(z.strictObject({ check: id, answer: id }))
          .optional()
          .describe('Answers to other checks after which nobody needs to be asked'),
        unsure: probability.default(0.1).describe('P(the merchant cannot say)'),
        options: z.array(option).min(2).max(6),
        source,
      }),
    )
    .min(1),
});

/** knowledge/answers.yaml */
export const answersFileSchema = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        intent: intentId,
        text: text.describe('The answer; {contacts} is replaced by what contacts.yaml allows'),
        offerHuman: z.boolean().default(false),
        source,
      }),
    )
    .min(1),
});

const named = z.strictObject({ id, label: text, aliases: z.array(text).default([]) });

/** knowledge/terminals.yaml */
export const terminalsFileSchema = z.strictObject({
  acquirers: z.array(
    z.strictObject({
      ...named.shape,
      priors: z
        .record(z.string(), probability)
        .optional()
        .describe('P(cause) for this acquirer, where the operator has counted'),
    }),
  ),
  kinds: z.array(
    z.strictObject({
      ...named.shape,
      share: probability
        .optional()
        .describe('Share of all terminals: how likely a fix for some kinds suits while the kind is not known'),
    }),
  ),
  brands: z.array(
    z.strictObject({ ...named.shape, models: z.array(z.strictObject({ ...named.shape, kind: id })).default([]) }),
  ),
});

/** knowledge/contacts.yaml: the only place for a telephone number or a URL. */
export const contactsFileSchema = z.strictObject({
  reviewedBy: text.optional(),
  reviewedOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is 2026-11-23')
    .optional(),
  contacts: z
    .array(
      z.strictObject({
        label: text,
        phone: text.regex(/\d\D*\d\D*\d/, 'a telephone number has digits, and stands in quotes').optional(),
        url: z.url({ protocol: /^https?$/, error: 'an address is like https://support.example/' }).optional(),
        note: text.optional(),
      }),
    )
    .default([]),
  hours: z
    .array(
      z.strictObject({
        days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1),
        from: timeOfDay,
        to: timeOfDay,
      }),
    )
    .default([])
    .describe('When people answer, Asia/Shanghai; empty: never mentioned'),
});

/** dialogs/wording/zh-CN.yaml: key -> one sentence, or several ways to say it. */
export const wordingFileSchema = z.record(z.string(), z.union([text, z.array(text).min(1)]));

export type CodeFile = z.infer<typeof codeFileSchema>;
export type CauseEntry = CodeFile['causes'][number];
export type FixEntry = CodeFile['fixes'][number];
export type PreventionEntry = CodeFile['prevention'][number];
export type ResponseCode = z.infer<typeof responseCodesFileSchema>['codes'][number];
export type CheckEntry = z.infer<typeof checksFileSchema>['checks'][number];
export type CheckOption = CheckEntry['options'][number];
export type AnswerEntry = z.infer<typeof answersFileSchema>['answers'][number];
export type Terminals = z.infer<typeof terminalsFileSchema>;
export type Contacts = z.infer<typeof contactsFileSchema>;
