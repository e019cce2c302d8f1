const NEGATIVE = /^(?:没有?|冇|无|不|否|未|没|唔|别|no|n$|木有|么有)|没有$|没亮|不亮/;
const POSITIVE = /^(?:有|是|对|嗯|好|能|可以|行|会|系|要|yes|y$|ok|正常|亮|得|对头|在)|(?:有的|有啊|是的)$/;

/** Whether an answer or an option says yes or no: `没有` -> `no`, `能的` -> `yes`, `三格` -> undefined. Takes normalised text. */
export function readPolarity(text: string): 'yes' | 'no' | undefined {
  if (NEGATIVE.test(text)) return 'no';
  return POSITIVE.test(text) ? 'yes' : undefined;
}
