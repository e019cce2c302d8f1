import { z } from 'zod';

const text = z.string().min(1);
const texts = <K extends string>(...keys: K[]) =>
  z.strictObject(Object.fromEntries(keys.map(key => [key, text])) as Record<K, typeof text>);
const policy = texts('name', 'about');

/** Form of dialogs/wording/simulation-report.zh-CN.yaml. */
export const reportWordingSchema = z.strictObject({
  title: text,
  lead: text,
  headline: texts('mean', 'resolved', 'wronglyFixed', 'ratio', 'interval', 'ofCurable', 'wronglyFixedNote'),
  policies: z.strictObject({ planner: policy, article: policy, exact: policy }),
  endings: texts('resolved', 'handedOff', 'left'),
  figures: texts(
    'heading',
    'meanMinutes',
    'interval',
    'medianMinutes',
    'p90Minutes',
    'meanSteps',
    'ratioToArticle',
    'ratioToExact',
    'resolvedOfAll',
    'resolvedOfFixable',
    'resolvedOfCurable',
    'ceiling',
    'handedOff',
    'left',
    'cameBack',
    'wronglyFixed',
  ).extend({ notes: z.array(text) }),
  charts: z.strictObject({
    within: texts('heading', 'note', 'x', 'y'),
    spread: texts('heading', 'note', 'x', 'y'),
  }),
  causes: z.strictObject({
    heading: text,
    note: text,
    columns: texts('cause', 'merchants', 'meanMinutes', 'curable', 'resolved', 'handedOff', 'left'),
  }),
  method: z.strictObject({
    heading: text,
    drawn: text,
    minutes: text,
    wrongly: text,
    noiseHeading: text,
    noise: texts(
      'wrongAnswer',
      'unsure',
      'skip',
      'couldNot',
      'moneyUncertain',
      'leavesPerMinute',
      'missedCure',
      'falseCure',
    ),
  }),
  again: texts('heading', 'note', 'command', 'seed', 'knowledge'),
});

/** Every sentence and label of the report. */
export type ReportWording = z.infer<typeof reportWordingSchema>;
