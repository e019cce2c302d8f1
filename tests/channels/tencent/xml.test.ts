import fc from 'fast-check';
import { readXml } from '../../../src/channels/tencent/read-xml';
import { writeXml } from '../../../src/channels/tencent/write-xml';

describe('the XML of a push', () => {
  it('is read as text, whatever it looks like', () => {
    const xml =
      '<xml>\n<MsgId>7250021412600020992</MsgId><Content><![CDATA[ 1e3 ]]></Content><A>&lt;b&gt; &amp;#65; &#x597D;</A><E></E></xml>';
    expect(readXml(xml)).toEqual({ MsgId: '7250021412600020992', Content: ' 1e3 ', A: '<b> &#65; 好', E: '' });
  });

  it('keeps elements under an element, and no entity inside CDATA', () => {
    const xml = '<xml><ScanCodeInfo><ScanType><![CDATA[qr&lt;]]></ScanType></ScanCodeInfo><Event>a</Event></xml>';
    expect(readXml(xml)).toEqual({ ScanCodeInfo: { ScanType: 'qr&lt;' }, Event: 'a' });
  });

  it('keeps elements that stand more than once in their order, and the first of texts', () => {
    const xml = '<xml><L><List><A>1</A></List><List><A>2</A></List></L><T>a</T><T><A>3</A></T></xml>';
    expect(readXml(xml)).toEqual({ L: { List: [{ A: '1' }, { A: '2' }] }, T: 'a' });
    expect(() => readXml('<xml><A>1</A></xml><xml><A>2</A></xml>')).toThrow('not the XML of a push');
  });

  const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`).join('')}]><xml><Content>&lol9;</Content></xml>`;
  it.each([
    ['a bomb of entities', laughs],
    ['a file by an entity', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><xml><Content>&f;</Content></xml>'],
    ['a declaration in small letters', '<!doctype x><xml><Content>1</Content></xml>'],
    ['a body over the limit', `<xml><Content>${'好'.repeat(60_000)}</Content></xml>`],
    ['deep nesting', `<xml>${'<a>'.repeat(5000)}`],
    ['an element that does not end', '<xml><a></xml>'],
    ['another root', '<html></html>'],
    ['no root', '你好'],
    ['nothing', ''],
    ['a root with text alone', '<xml>你好</xml>'],
    ['a name of every object', '<xml><__proto__><x>1</x></__proto__></xml><'],
  ])('is refused in no time where it is %s', (_name, xml) => {
    const started = performance.now();
    expect(() => readXml(xml)).toThrow('not the XML of a push');
    expect(performance.now() - started).toBeLessThan(50);
  });

  it('does not touch the prototype of objects', () => {
    try {
      readXml('<xml><__proto__><polluted>1</polluted></__proto__></xml>');
    } catch {
      // Refused is as good.
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('gives back what was written, less what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        const plain = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\r\n?/g, '\n');
        const read = readXml(writeXml({ Content: text, Time: { number: 1 } }))['Content'];
        return typeof read === 'string' && read.replace(/\r\n?/g, '\n') === plain;
      }),
    );
    expect(writeXml({ A: 'x]]>y' })).toBe('<xml><A><![CDATA[x]]]]><![CDATA[>y]]></A></xml>');
    expect(readXml(writeXml({ A: 'x]]>y\u0000' }))).toEqual({ A: 'x]]>y' });
  });
});
