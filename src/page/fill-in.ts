/** Puts figures into a sentence: `fillIn('一共 {merchants} 位', { merchants: '1,000' })`. Throws RangeError where a figure is missing. */
export const fillIn = (sentence: string, figures: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const figure = figures[name];
    if (figure === undefined) throw new RangeError(`The report's sentence asks for {${name}}, which it has not`);
    return figure;
  });
