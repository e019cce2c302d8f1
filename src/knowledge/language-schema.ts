import { z } from 'zod';
import { id, intentId, source, text } from './schema-parts';

/** knowledge/intents/<intent id>.yaml */
export const intentFileSchema = z.strictObject({
  id: intentId,
  phrases: z
    .record(z.string(), z.array(z.string({ error: 'a phrase is text: put it in quotes' }).min(1)).min(1))
    .describe('Example messages by author'),
});

/** What is learnt of replies besides the options of checks: the dialogs' own questions, and what can be said at any time. */
export const OWN_QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  fix: ['act.fixed', 'act.not-fixed', 'act.could-not', 'progress', 'asks'],
  queue: ['act.cancel', 'act.fixed', 'act.skip-all', 'adds', 'hurry'],
  any: ['upset', 'reswipe'],
};
/** The questions of phrases/ whose options are the merchant's fixes: what was done in vain unasked, and what they ask leave to do. */
export const FIX_QUESTIONS: readonly string[] = ['tried', 'wants'];
/** Replies that answer nothing that was asked. */
export const OTHER_OPTION = 'other';

/** knowledge/phrases/<question>.yaml: how merchants answer it, beside the few phrases that stand with the options of checks.yaml. */
export const phraseFileSchema = z.strictObject({
  question: id.describe(`A check's id, or one of ${[...Object.keys(OWN_QUESTIONS), ...FIX_QUESTIONS].join(', ')}`),
  phrases: z
    .record(
      z.string(),
      z.record(z.string(), z.array(z.string({ error: 'a phrase is text: put it in quotes' }).min(1)).min(1)),
    )
    .describe('Replies by option and author; the option "other" holds replies that do not answer the question'),
});

/** knowledge/glossary.yaml: words of the trade that merchants ask about. */
export const glossaryFileSchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      id,
      words: z.array(text).min(1).describe('How merchants write the word'),
      text: text.describe('What it is and where to find it, in two or three short sentences'),
      source,
    }),
  ),
});

/** Where a step question may be asked besides at a fix or a check: waiting for a person, a sale in doubt, a damaged terminal, a fraud that was warned of, right after the cure. */
export const STEP_PLACES: readonly string[] = ['queue', 'money', 'damage', 'scam', 'cured'];

/** knowledge/questions/*.yaml, one file a subject: what merchants ask about a step while they do it, and the answers. */
export const questionsFileSchema = z.strictObject({
  questions: z.array(
    z.strictObject({
      id,
      at: z
        .array(id)
        .describe(
          `Ids of fixes or checks at which it may be asked, or ${STEP_PLACES.join(', ')}; none: at any time of a case`,
        ),
      title: text.max(14).describe('What is asked, as a button says it, for who may have meant this or something else'),
      text: text.describe('The answer first, then why or what to do, in two or three short sentences'),
      leadsTo: id
        .optional()
        .describe('The fix that follows from the answer: proposed at once where it was not tried and makes sense'),
      unsettled: text.optional().describe('Said besides while it is not known whether the sale went through'),
      cured: text
        .optional()
        .describe(
          'Said instead once it works again by a step that is known; {label}, {shows} and {afterwards} stand for its name, for what it shows, and for its advice',
        ),
      paidTwice: text.optional().describe('Said instead where the same sale was paid twice'),
      phrases: z.array(z.string({ error: 'a phrase is text: put it in quotes' }).min(1)).min(8),
      source,
    }),
  ),
});

/** knowledge/lexicon/lexicon.yaml */
export const lexiconFileSchema = z.strictObject({
  terms: z.array(text).describe('Terms the segmenter keeps whole'),
  synonyms: z.record(z.string(), z.array(text)).describe('Canonical word -> variants, homophones and dialect included'),
  stopWords: z.array(text),
});

export type IntentFile = z.infer<typeof intentFileSchema>;
export type GlossaryEntry = z.infer<typeof glossaryFileSchema>['terms'][number];
export type StepQuestion = z.infer<typeof questionsFileSchema>['questions'][number];
export type PhraseFile = z.infer<typeof phraseFileSchema>;
export type LexiconFile = z.infer<typeof lexiconFileSchema>;
