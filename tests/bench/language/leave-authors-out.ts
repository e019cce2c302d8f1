import { evaluateIntents } from '../../../src/language/evaluation/evaluate-intents';
import { renderIntentLines } from '../../../src/language/evaluation/render-intent-lines';
import { languageCacheDir, readLanguageKnowledge } from '../../support/language-knowledge';

/**
 * How well intents are read in the words of people who wrote no training phrase, by the first reader: four folds of whole authors, with what it
 * takes. `poscare knowledge evaluate` gives the same figures, with the phrases behind them.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/language/leave-authors-out.ts
 */
const { report, heldOut } = evaluateIntents(readLanguageKnowledge(), languageCacheDir);
for (const line of renderIntentLines(report)) console.log(line);
const at = (share: number): string => (heldOut.readUs[Math.floor(heldOut.readUs.length * share)] ?? 0).toFixed(0);
console.log(`training of one fold, ms: ${heldOut.trainMs.map(ms => ms.toFixed(0)).join(' ')}`);
console.log(`a message, µs: p50 ${at(0.5)}, p99 ${at(0.99)}`);
