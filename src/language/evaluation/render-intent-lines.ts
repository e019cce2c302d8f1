import type { TagFigures } from './report-of-messages';
import type { IntentReport } from './report-of-readings';

const MOST_PAIRS = 15;
const MOST_SUSPICIONS = 20;

const share = (value: number): string => value.toFixed(3);

/** The report on intents for a terminal. */
export function renderIntentLines(report: IntentReport, messages?: readonly TagFigures[]): readonly string[] {
  const { safety, calibration } = report;
  return [
    `${report.phrases} phrases by ${report.authors.length} authors, each read without its author's others`,
    `first ${share(report.first)}, in two ${share(report.inTwo)}, macro F1 ${share(report.macroF1)}`,
    `safety.* read as the same ${share(safety.recall)}, others read as safety.* ${share(safety.falseAlarms)}; act.* ${share(report.acts)}`,
    `strangers let through where .95 are kept ${share(report.strangersLetThrough)}; calibration error ${share(calibration.error)}`,
    '',
    'intent                     phrases  recall  precision  taken for',
    ...[...report.intents]
      .sort((a, b) => a.recall - b.recall)
      .map(({ intent, phrases, recall, precision, readAs }) => {
        const others = [...readAs].filter(([other]) => other !== intent).sort((a, b) => b[1] - a[1]);
        const named = others.slice(0, 3).map(([other, count]) => `${other} ${count}`);
        return `${intent.padEnd(26)}${String(phrases).padStart(8)}  ${share(recall)}   ${share(precision)}     ${named.join(', ')}`;
      }),
    '',
    ...report.confusions
      .slice(0, MOST_PAIRS)
      .flatMap(({ expected, given, phrases, examples }) => [
        `${expected} taken for ${given}: ${phrases}`,
        ...examples.map(({ text, author, cause }) =>
          cause ? `  ${text} (${author}) <- ${cause.text} (${cause.author})` : `  ${text} (${author})`,
        ),
      ]),
    '',
    'labels that others contradict:',
    ...report.suspicious
      .slice(0, MOST_SUSPICIONS)
      .map(
        ({ text, author, expected, given, confidence }) =>
          `  ${text} (${author}): ${expected}, read ${given} ${confidence.toFixed(2)}`,
      ),
    '',
    ...report.writing.map(({ name, phrases, recall }) => `${name.padEnd(12)} ${share(recall)} of ${phrases}`),
    ...(messages
      ? [
          '',
          'messages that nothing is learnt from:',
          ...messages.map(
            ({ tag = 'all', messages, first, inTwo }) =>
              `${tag.padEnd(12)} first ${share(first)}, in two ${share(inTwo)}, of ${messages}`,
          ),
        ]
      : []),
  ];
}
