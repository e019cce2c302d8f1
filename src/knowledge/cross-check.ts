import type { KnowledgeFault } from '../errors';
import { checkCodes } from './check-codes';
import { checkContacts } from './check-contacts';
import { checkDiagnosticChecks } from './check-diagnostic-checks';
import { checkIntents } from './check-intents';
import { checkPhraseFiles } from './check-phrase-files';
import { checkResponseCodes } from './check-response-codes';
import { checkStepQuestions } from './check-step-questions';
import { checkTerminals } from './check-terminals';
import { checkTexts } from './check-texts';
import { checkWording } from './check-wording';
import type { KnowledgeFiles } from './load-knowledge';

/** Everything that no single file's form can say: references, duplicates, sums, and what may not be told to a merchant. */
export function crossCheck(files: KnowledgeFiles, requiredWording: readonly string[]): KnowledgeFault[] {
  return [
    ...checkCodes(files),
    ...checkResponseCodes(files),
    ...checkDiagnosticChecks(files),
    ...checkIntents(files),
    ...checkPhraseFiles(files),
    ...checkStepQuestions(files),
    ...checkTerminals(files),
    ...checkContacts(files),
    ...checkWording(files, requiredWording),
    ...checkTexts(files),
  ];
}
