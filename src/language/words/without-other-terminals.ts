const OF_OTHERS = /(?:另外|另|别的|其他|剩下|那)(?:的)?[一两三几]?(?:台|个机)[^，。]*/g;

/** A message without what it says of another terminal than the one that is spoken of: `另外两台还没试`. Takes normalised text. */
export const withoutOtherTerminals = (normalized: string): string => normalized.replace(OF_OTHERS, '');
