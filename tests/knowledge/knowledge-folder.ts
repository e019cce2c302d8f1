import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KnowledgeFault } from '../../src/errors';
import { KnowledgeError } from '../../src/errors';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { loadKnowledge } from '../../src/knowledge/load-knowledge';

const INTENTS: Readonly<Record<string, string>> = {
  'fault.code-3000': '机器报3000',
  'fault.printer': '小票打不出来',
  'fault.network': '机器没信号',
  'safety.money-debited': '扣了钱没出票',
  'ask.fees': '费率是多少',
  'ask.contact': '客服电话几号',
};

export const WORDING = 'wording/zh-CN.yaml';

/** A small, complete and faultless knowledge folder of its own in a temporary place. */
export interface KnowledgeFolder {
  readonly dir: string;
  readonly wordingFile: string;
  load(requiredWording?: readonly string[], cacheDir?: string): Knowledge;
  /** Every fault; none where the folder loads. */
  faults(requiredWording?: readonly string[], cacheDir?: string): readonly KnowledgeFault[];
  read(file: string): string;
  write(file: string, content: string | Uint8Array): void;
  /** Replaces the first match and fails where there is none. */
  plant(file: string, find: string | RegExp, put: string): void;
  /** 1-based line of the first occurrence. */
  lineOf(file: string, text: string): number;
  remove(): void;
}

export function createKnowledgeFolder(): KnowledgeFolder {
  const dir = mkdtempSync(join(tmpdir(), 'poscare-knowledge-'));
  cpSync(join(__dirname, 'data'), dir, { recursive: true });
  mkdirSync(join(dir, 'intents'));
  for (const [id, phrase] of Object.entries(INTENTS)) {
    const phrases = Array.from({ length: 20 }, (_, index) => `    - ${phrase} 第${index + 1}次\n`);
    writeFileSync(join(dir, `intents/${id}.yaml`), `id: ${id}\nphrases:\n  someone:\n${phrases.join('')}`);
  }
  const wordingFile = join(dir, WORDING);
  const read = (file: string): string => readFileSync(join(dir, file), 'utf8');
  const write = (file: string, content: string | Uint8Array): void => writeFileSync(join(dir, file), content);
  const load: KnowledgeFolder['load'] = (requiredWording = [], cacheDir) =>
    loadKnowledge({ dir, wordingFile, requiredWording, ...(cacheDir !== undefined && { cacheDir }) });
  return {
    dir,
    wordingFile,
    load,
    faults(requiredWording, cacheDir) {
      try {
        load(requiredWording, cacheDir);
        return [];
      } catch (error) {
        if (error instanceof KnowledgeError) return error.faults;
        throw error;
      }
    },
    read,
    write,
    plant(file, find, put) {
      const text = read(file);
      const planted = text.replace(find, () => put);
      if (planted === text) throw new Error(`${String(find)} is not in ${file}`);
      write(file, planted);
    },
    lineOf(file, text) {
      const index = read(file).indexOf(text);
      if (index < 0) throw new Error(`${text} is not in ${file}`);
      return read(file).slice(0, index).split('\n').length;
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
