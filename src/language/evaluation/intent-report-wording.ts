import { z } from 'zod';

const text = z.string().min(1);
const texts = <K extends string>(...keys: K[]) =>
  z.strictObject(Object.fromEntries(keys.map(key => [key, text])) as Record<K, typeof text>);

/** Form of dialogs/wording/intent-report.zh-CN.yaml. */
export const intentReportWordingSchema = z.strictObject({
  title: text,
  lead: text,
  headline: texts('first', 'inTwo', 'safety', 'falseAlarms', 'strangers', 'calibration'),
  map: texts('heading', 'note', 'cell'),
  calibration: texts('heading', 'note', 'said', 'right', 'ideal'),
  intents: texts('heading', 'note').extend({
    columns: texts('intent', 'phrases', 'authors', 'recall', 'precision', 'takenFor'),
  }),
  confusions: texts('heading', 'note', 'pair', 'cause'),
  suspicious: texts('heading', 'note', 'none').extend({ columns: texts('text', 'expected', 'given', 'cause') }),
  writing: texts('heading', 'note').extend({
    columns: texts('kind', 'phrases', 'recall'),
    kinds: texts('traditional', 'cantonese', 'pinyin', 'number', 'short', 'long', 'plain'),
  }),
  authors: texts('heading', 'note').extend({ columns: texts('author', 'phrases', 'recall') }),
  messages: texts('heading', 'note', 'all').extend({ columns: texts('tag', 'messages', 'first', 'inTwo') }),
  again: texts('heading', 'note'),
});

/** Every sentence and label of the page. */
export type IntentReportWording = z.infer<typeof intentReportWordingSchema>;
