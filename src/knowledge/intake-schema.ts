import { z } from 'zod';
import { source, text } from './schema-parts';

/** knowledge/intake.yaml: what an agent needs, asked only where it matters and is missing. */
export const intakeFileSchema = z.strictObject({
  maxQuestions: z.number().int().min(1).max(5),
  fields: z
    .array(
      z.strictObject({
        id: z.enum([
          'record',
          'screenText',
          'occurredAt',
          'amountFen',
          'slipNo',
          'acquirer',
          'brandModel',
          'serialNo',
          'merchantNo',
          'terminalNo',
          'phone',
        ]),
        label: text.describe('On the card: 商户号'),
        ask: text.describe('The question to the merchant'),
        hint: text.optional().describe('Where to find it'),
        when: z
          .array(z.enum(['always', 'money', 'danger', 'fault', 'callback']))
          .min(1)
          .describe('Kinds of case in which it matters'),
        rank: z.number().int().describe('Asked in this order, lowest first'),
        source,
      }),
    )
    .min(1),
});

export type Intake = z.infer<typeof intakeFileSchema>;
export type IntakeField = Intake['fields'][number];
