import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { formatJson } from '../knowledge/format-json';
import { storyFileSchema } from './story-schema';

/** The JSON Schema of a file of stories, as text. */
export const generateStorySchema = (): string => formatJson(z.toJSONSchema(storyFileSchema, { io: 'input' }));

/** Writes it into `<dir>/schema/`. */
export function writeStorySchema(dir: string): void {
  mkdirSync(join(dir, 'schema'), { recursive: true });
  writeFileSync(join(dir, 'schema', 'stories.json'), generateStorySchema());
}
