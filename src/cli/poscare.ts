#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { readProcessConfig } from '../config';
import type { Noise } from '../diagnosis/noise';
import { PosCareError } from '../errors';
import { chat } from './commands/chat';
import { addAgent } from './commands/add-agent';
import { checkChannels } from './commands/check-channels';
import { checkKnowledge, writeKnowledgeSchemas } from './commands/check-knowledge';
import { evaluate } from './commands/evaluate';
import { evaluateKnowledge, type EvaluateKnowledgeOptions } from './commands/evaluate-knowledge';
import { exportIncidents } from './commands/export-incidents';
import { interpret } from './commands/interpret';
import { learnKnowledge } from './commands/learn-knowledge';
import { listGaps, type ListGapsOptions } from './commands/list-gaps';
import { redactText } from './commands/redact-text';
import { simulateMerchants } from './commands/simulate-merchants';
import { testKnowledge, type TestKnowledgeOptions } from './commands/test-knowledge';
import { understand, type UnderstandOptions } from './commands/understand';
import { parseNoise } from './parse-noise';

const config = readProcessConfig;

const count = (value: string): number => {
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 1) throw new InvalidArgumentError('a whole number from 1');
  return parsed;
};
const noiseShares = (value: string): Partial<Noise> => {
  try {
    return parseNoise(value);
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidArgumentError(error.message);
    throw error;
  }
};
const seeds = (value: string): number[] => value.split(',').map(count);

/** Builds the command line; every command reads and writes UTF-8 and exits non-zero with the fault on stderr. */
function createProgram(): Command {
  const program = new Command('poscare')
    .description('Support for merchants whose POS terminal shows code 3000')
    .showHelpAfterError();
  program
    .command('understand')
    .description('read messages from stdin, one a line, and say what each means')
    .option('--json', 'one JSON object a line')
    .option('--explain', 'also say which features and which phrases decided it')
    .action((options: UnderstandOptions) => understand(config(), options));
  program
    .command('interpret')
    .description('read {"question","options","text"} lines and say what each answer is')
    .option('--json', 'one JSON object a line')
    .action(() => interpret(config()));
  program
    .command('evaluate')
    .description("train the product's matcher on one TSV (text, label) and test it on another")
    .requiredOption('--train <file>', 'training TSV')
    .requiredOption('--test <file>', 'test TSV')
    .option('--outsiders <file>', 'TSV of messages that belong to no label')
    .option('--shots <n>', 'examples a label', count)
    .option('--seeds <list>', 'comma-separated seeds', seeds)
    .option('--json', 'one JSON object')
    .action((options: Parameters<typeof evaluate>[0]) => evaluate(options));
  program
    .command('chat')
    .description('talk to the bot in the terminal')
    .option('--json', 'JSON lines in and out')
    .option('--data <dir>', 'data folder')
    .option('--user <id>', 'merchant id', 'terminal')
    .action((options: { json?: boolean; data?: string; user: string }) => chat(config(), options));
  program
    .command('simulate')
    .description('simulated merchants: how many minutes until it works again')
    .option('--merchants <n>', 'how many', count, 1000)
    .option('--seed <n>', 'random seed', count, 1)
    .option('--policy <policy>', 'planner, article or exact', 'planner')
    .option(
      '--compare',
      "the same merchants by the planner, the article's order and, where it can be computed, the optimum",
    )
    .option('--noise <list>', 'how merchants err, as name=share,…: leavesPerMinute=0.02,falseCure=0.05', noiseShares)
    .option('--report <file>', 'write a page in Chinese with drawings and figures')
    .option('--knowledge <dir>', 'knowledge folder')
    .option('--json', 'one JSON object a policy')
    .action((options: Parameters<typeof simulateMerchants>[1]) => simulateMerchants(config(), options));
  const knowledge = program.command('knowledge').description('the knowledge folder');
  knowledge
    .command('check [dir]')
    .description('report every fault with file, line and path')
    .option('--json', 'one JSON object a fault')
    .action((dir: string | undefined, options: { json?: boolean }) => checkKnowledge(config(), dir, options));
  knowledge
    .command('test [files...]')
    .description(
      'play the stories (whole talks) of files or folders on the product; all shipped ones where none is named',
    )
    .option('--show', 'print each talk as a chat, with steps and wording keys')
    .option('--json', 'one JSON object a story, and a last one with the coverage')
    .option('--min-coverage <percent>', 'fail where the stories touch less than that', count)
    .action((files: string[], options: TestKnowledgeOptions) => testKnowledge(config(), files, options));
  knowledge
    .command('evaluate [dir]')
    .description('how well each intent is read in the words of authors left out, and which phrases are to blame')
    .option('--messages <file>', 'also read JSON lines {text, intent, tags} that nothing is learnt from')
    .option('--report <file>', 'write a page in Chinese with a heat map of what is taken for what')
    .option('--json', 'one JSON object')
    .action((dir: string | undefined, options: EvaluateKnowledgeOptions) => evaluateKnowledge(config(), dir, options));
  knowledge
    .command('gaps')
    .description(
      'what merchants wrote and the bot had no good answer to, redacted, grouped by what it says, with counts',
    )
    .option('--since <time>', 'ISO 8601; only what was written since')
    .option('--json', 'one JSON object a group')
    .action((options: ListGapsOptions) => listGaps(config(), options));
  knowledge
    .command('schema [dir]')
    .description('write the JSON Schemas for editors')
    .action((dir: string | undefined) => writeKnowledgeSchemas(config(), dir));
  knowledge
    .command('learn [dir]')
    .description('propose figures learnt from closed incidents, as a patch for a person to review; changes nothing')
    .option('--since <time>', 'ISO 8601; only incidents opened since')
    .option('--incidents <file>', 'an export (export incidents --format json) instead of the data folder or database')
    .option(
      '--weight <cases>',
      'how many cases a set of priors of today counts for; other rows a third of it (30)',
      count,
    )
    .option('--merchants <n>', 'simulated merchants for the expected minutes', count, 500)
    .option('--seed <n>', 'their random seed', count, 1)
    .option('--out <file>', 'write the patch there')
    .option('--json', 'one JSON object')
    .action((dir: string | undefined, options: Parameters<typeof learnKnowledge>[2]) =>
      learnKnowledge(config(), dir, options),
    );
  program.command('redact').description('stdin as it would be stored').action(redactText);
  const desk = program.command('desk').description("the agents' desk");
  desk
    .command('add-agent <name>')
    .description('create an account and print its password once')
    .requiredOption('--role <role>', 'agent, lead, editor or admin')
    .option('--json', 'one JSON object')
    .action((name: string, options: { role: string; json?: boolean }) => addAgent(config(), name, options));
  program
    .command('channels')
    .description('the channels of Tencent')
    .command('check')
    .description('try what WeChat and WeCom need: credentials, permissions, addresses; nothing is sent to anybody')
    .option('--json', 'one JSON object a check')
    .action((options: { json?: boolean }) => checkChannels(config(), options));
  const exports = program.command('export').description('data for other tools');
  exports
    .command('incidents')
    .option('--since <time>', 'ISO 8601; only incidents opened since')
    .option('--format <format>', 'json, md or csv', 'json')
    .action((options: { since?: string; format: string }) => exportIncidents(config(), options));
  return program;
}

function report(error: unknown): void {
  const known = error instanceof PosCareError || (error instanceof Error && 'code' in error && error.code === 'ENOENT');
  const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

createProgram().parseAsync(process.argv).catch(report);
