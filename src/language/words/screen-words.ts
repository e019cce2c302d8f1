import { EVIDENCE, readEvidence } from './reads-evidence';

/** What is told in the very words that stand on the screen. */
const ON_SCREEN: readonly string[] = [
  'storage-prompt/shown',
  'other-code-shown/busy',
  'other-code-shown/timeout',
  'other-code-shown/merchant-state',
];

const idOf = ({ questionId, optionId }: { questionId: string; optionId: string }): string =>
  `${questionId}/${optionId}`;

/** The words of the screen in what is told, not asked: `闪了一下 流水满 请结算 我不懂` -> `流水满 请结算`. */
export function screenWords(told: string): string | undefined {
  const shown = readEvidence(told)
    .map(idOf)
    .filter(id => ON_SCREEN.includes(id));
  const words = EVIDENCE.filter(entry => shown.includes(idOf(entry))).flatMap(
    entry => told.match(new RegExp(entry.words, 'g')) ?? [],
  );
  return words.length > 0 ? words.join(' ') : undefined;
}
