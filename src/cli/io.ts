import { createInterface } from 'node:readline';

/** Lines of stdin without their line ends, as they come. */
export const inputLines = (): AsyncIterable<string> => createInterface({ input: process.stdin, crlfDelay: Infinity });

/** All of stdin as text. */
export async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export const printLine = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

export const printJson = (value: unknown): void => printLine(JSON.stringify(value));

/** Reports a fault on stderr and makes the command exit non-zero, without stopping it. */
export function fault(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
