import { collectGarbage } from './collect-garbage';
import { createMatchAnswer } from './answer-model';
import { TEMPERATURE } from './choose-intent';
import { createFindAnswers } from './find-answers';
import { createFindQuestions } from './find-questions';
import { createFindEntities } from './entities/find-entities';
import { createCompareOptions } from './compare-options';
import { createDescribeWay } from './describe-way';
import { createEmbed } from './embed';
import { createInterpret } from './interpret';
import { createReadIntent } from './read-intent';
import { refusesHuman } from './words/read-polarity';
import { deniesDamage, statesDamage } from './words/read-damage';
import { createFindTermQuestion } from './words/find-term-question';
import { createFindRow } from './vocabulary';
import { isQuestion } from './words/is-question';
import { withoutDenied } from './words/without-denied';
import { createMatchLabel } from './match-label';
import { messageAnalyzeFor, obtainModels } from './obtain-models';
import type { LanguageKnowledge, LanguageReader, Understanding } from './understanding';

export interface LanguageReaderOptions {
  /** Folder for trained weights and the trimmed dictionary; made if absent, safe to delete and to share between processes. */
  readonly cacheDir: string;
}

export interface TrainedLanguageReader extends LanguageReader {
  /** Whether weights were trained now rather than read from the cache. */
  readonly trained: boolean;
  readonly trainMs: number;
}

/** Builds the reader of language: trains on the knowledge's phrases (some seconds), or reads what was trained before (0.1 s). */
export function createLanguageReader(
  knowledge: LanguageKnowledge,
  { cacheDir }: LanguageReaderOptions,
): TrainedLanguageReader {
  const analyze = messageAnalyzeFor(knowledge, cacheDir);
  const { intents, answers, answered } = obtainModels(knowledge, cacheDir);
  if (intents.trained || answers.trained || answered.trained) collectGarbage();
  const { model } = intents;
  const findRow = createFindRow(model.vocabulary.hashes);
  const matchLabel = createMatchLabel(model, findRow, TEMPERATURE);
  const readIntent = createReadIntent({ analyze, matchLabel, labels: model.labels, codes: knowledge.codes });
  const findTermQuestion = createFindTermQuestion(knowledge.terms);
  const findEntities = createFindEntities(knowledge);
  const compareOptions = createCompareOptions(
    createDescribeWay({ analyze, embed: createEmbed(model.vocabulary, findRow), matchLabel, labels: model.labels }),
  );

  function understand(text: string, now: Date): Understanding {
    const analysed = analyze(text);
    const term = findTermQuestion(analysed.canonical);
    return {
      text,
      normalized: analysed.normalized,
      tokens: analysed.tokens,
      ...readIntent(analysed),
      entities: findEntities(analysed.normalized, now),
      deniesDamage: deniesDamage(analysed.normalized) && !statesDamage(analysed.normalized),
      refusesHuman: refusesHuman(analysed.canonical),
      isQuestion: isQuestion(withoutDenied(analysed.normalized)),
      ...(term !== undefined && { asksTerm: term }),
    };
  }

  const matchAnswer = createMatchAnswer(answers.model);
  return {
    understand,
    interpret: createInterpret({ analyze, compareOptions, matchAnswer, understand }),
    findAnswers: createFindAnswers(analyze, matchAnswer, knowledge.questions),
    findQuestions: createFindQuestions(answered.model, analyze),
    trained: intents.trained || answers.trained || answered.trained,
    trainMs: intents.trainMs + answers.trainMs + answered.trainMs,
  };
}
