const WIDTH = 120;

/** JSON as the project's formatter writes it: two spaces, and a list of scalars on one line where it fits. */
export function formatJson(value: unknown): string {
  return `${write(value, 0, 0)}\n`;
}

/** `used`: columns that stand before the value on its line. */
function write(value: unknown, depth: number, used: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value)
    ? value.map(item => write(item, depth + 1, (depth + 1) * 2))
    : Object.entries(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return name + write(item, depth + 1, (depth + 1) * 2 + name.length);
      });
  if (parts.length === 0) return `${open}${close}`;
  const line = `${open}${parts.join(', ')}${close}`;
  const isScalarList = Array.isArray(value) && value.every(item => typeof item !== 'object');
  if (isScalarList && used + line.length < WIDTH) return line;
  const indent = '  '.repeat(depth + 1);
  return `${open}\n${parts.map(part => indent + part).join(',\n')}\n${indent.slice(2)}${close}`;
}
