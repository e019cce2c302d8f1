import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadAppKnowledge } from '../../app';
import type { Config } from '../../config';
import { KnowledgeError } from '../../errors';
import { writeSchemas } from '../../knowledge/generate-schemas';
import { writeStorySchema } from '../../stories/story-json-schema';
import { fault, printJson, printLine } from '../io';

/** `knowledge check`: every fault at once; exit 1 if there is any. */
export function checkKnowledge(config: Config, dir: string | undefined, { json }: { json?: boolean }): void {
  const knowledgeDir = dir === undefined ? config.knowledgeDir : resolve(dir);
  try {
    const knowledge = loadAppKnowledge({ ...config, knowledgeDir });
    if (!json) printLine(`${knowledgeDir}: no faults, version ${knowledge.version.slice(0, 12)}`);
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    if (!json) return fault(error.message);
    for (const found of error.faults) printJson(found);
    process.exitCode = 1;
  }
}

/** `knowledge schema`: JSON Schemas beside the files they describe; those of stories beside the shipped ones. */
export function writeKnowledgeSchemas(config: Config, dir: string | undefined): void {
  writeSchemas(dir === undefined ? config.knowledgeDir : resolve(dir));
  if (dir === undefined && existsSync(config.storiesDir)) writeStorySchema(config.storiesDir);
}
