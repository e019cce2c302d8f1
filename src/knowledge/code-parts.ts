import { z } from 'zod';
import { figures, id, intentId, minutes, probability, source, text, timeOfDay } from './schema-parts';

/** A cause of a code file: how likely it is and how merchants describe it. */
export const cause = z.strictObject({
  id: id,
  label: text.describe('Short name in plain words, said to the merchant and on the agent card: 读卡不灵'),
  group: id.describe('One of groups'),
  prior: probability.describe('P(cause) before anything is known; the rest up to 1 is "something else"'),
  priorWhy: text.describe('The reasoning or source behind the prior'),
  priorByKind: z
    .record(z.string(), probability)
    .optional()
    .describe('Prior where the terminal kind is known: {smart: 0.1}'),
  priorByTime: z
    .array(
      z.strictObject({
        from: timeOfDay,
        to: timeOfDay.describe('Not included; before `from` it is of the next day'),
        times: z
          .number()
          .positive('a factor is greater than 0')
          .max(20, 'a factor is at most 20')
          .describe('How many times as likely as over the whole day'),
        why: text.describe('The reasoning or source behind the factor'),
      }),
    )
    .min(1)
    .optional()
    .describe('Hours, Asia/Shanghai, in which a fault that began then has this cause more or less often'),
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

/** A fix of a code file: what to do, what it cures and what it costs the merchant. */
export const fix = z.strictObject({
  id,
  label: text.describe('Short name for the agent card: 擦拭卡槽'),
  who: z.enum(['merchant', 'technician']).describe('technician: never offered to a merchant'),
  why: text.optional().describe('A few characters why this is tried, shown to the merchant: 先排除卡槽脏'),
  steps: z.array(text).min(1).describe('What to do, one action a step, in order'),
  stepsByKind: z
    .record(id, z.array(text).min(1))
    .optional()
    .describe('The steps for one kind of terminal where they differ: a reader without a screen is closed on the phone'),
  stepsByAnswer: z
    .array(z.strictObject({ check: id, answer: id, steps: z.array(text).min(1) }))
    .min(1)
    .optional()
    .describe('The steps once a check was answered so, where they differ; the first that holds counts'),
  result: text.optional().describe('Asked once it is done, where not whether payments work: 小票打出来有字了吗？'),
  shows: text
    .optional()
    .describe('Said once it helped: what it seems to have been, never as a certainty: 看来是没签到'),
  afterwards: text
    .optional()
    .describe('Said once it helped: how to keep the fault from coming back; else as its cause says'),
  afterwardsByAnswer: z
    .array(z.strictObject({ check: id, answer: id, text }))
    .optional()
    .describe(
      'Said instead of `afterwards` where a check was answered so; the first that holds counts: who has no Wi-Fi is not told to join it',
    ),
  minutes,
  couldNot: probability.optional().describe('P(the merchant cannot or will not do it); absent: that of planning'),
  cures: z
    .record(z.string(), probability)
    .describe('P(fault gone | cause, fix done), by cause id; causes not named: 0'),
  given: z
    .array(
      z.strictObject({
        check: id,
        answer: id,
        also: z.strictObject({ check: id, answer: id }).optional().describe('Only where this was answered as well'),
        cures: z.record(z.string(), probability),
      }),
    )
    .optional()
    .describe(
      'What it cures where a check was answered so, by cause id, instead of `cures`; the first that holds counts: a new router asks for a new password',
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
  figures: figures.describe(
    'Where minutes, couldNot and cures come from: own estimate and its reasoning, or a count of closed incidents',
  ),
  source,
});

/** The figures of planning that are the same for every step of a code. */
export const planning = z
  .strictObject({
    stopsSellingMinutes: z
      .number()
      .min(0)
      .max(60)
      .describe('What a step that stops selling costs beyond its own minutes'),
    needsPaymentMinutes: z
      .number()
      .min(0)
      .max(60)
      .describe('What a step that needs a card payment costs beyond its own'),
    refusedMinutes: z.number().min(0).max(60).describe('What reading a step costs that is then not done'),
    couldNot: probability.describe('P(the merchant cannot or will not do a fix) where the fix does not say'),
    figures: figures.describe('Where these figures come from'),
  })
  .describe('Used only for planning, never shown');

/** What keeps a cause from coming back. */
export const prevention = z.strictObject({
  id,
  topic: z.enum(['maintenance', 'updates', 'training', 'security', 'emergency-plan', 'contact', 'records']),
  text,
  source,
});
