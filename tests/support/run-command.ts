/** What a command of the command line printed and how it would have exited, run in this process. */
export async function runCommand(command: () => Promise<void>): Promise<{ lines: string[]; exitCode: number }> {
  const printed: string[] = [];
  const before = process.exitCode;
  process.exitCode = 0;
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed.push(String(text));
    return true;
  });
  try {
    await command();
    return { lines: printed.join('').split('\n').filter(Boolean), exitCode: Number(process.exitCode) };
  } finally {
    write.mockRestore();
    process.exitCode = before;
  }
}
