import { z } from 'zod';
import { cause, fix, planning, prevention } from './code-parts';
import { code, figures, id, intentId, minutes, probability, source, text, timeOfDay } from './schema-parts';

/*
 * The form of every knowledge file. Each schema is strict (an unknown field is a fault) and is written out as
 * JSON Schema into knowledge/schema/ for editors. Descriptions are what an editor shows while typing.
 */

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
  planning,
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
        figures: figures.describe(
          'Where minutes, unsure and given come from: own estimate and its reasoning, or a count',
        ),
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
  public: z
    .array(
      z.strictObject({
        id,
        label: text,
        phone: text.regex(/^\d{3,8}$/, 'a public line is a short number, in quotes'),
        source: text,
      }),
    )
    .default([])
    .describe(
      'Lines of the authorities, the same for everybody: {contact.ID} in a text of questions/ stands for the number',
    ),
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
